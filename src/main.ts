/** Each command answers its exit code. Loaded on demand: `gongkai working-days` needs no database. */
type Command = { run: (args: readonly string[]) => Promise<number> }

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  deadline: () => import('./commands/deadline.ts'),
  'working-days': () => import('./commands/working-days.ts'),
}

const usage = `gongkai <command>\n\n${Object.keys(commands)
  .map((name) => `  ${name}`)
  .join('\n')}\n`

const [name = '', ...args] = process.argv.slice(2)
const load = Object.hasOwn(commands, name) ? commands[name] : undefined
if (load) {
  const { run } = await load()
  process.exitCode = await run(args)
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}
