import { inspect } from 'node:util'
import { Refused } from './kernel/result.ts'

/** Each command answers its exit code. Loaded on demand: `gongkai working-days` needs no database. */
type Command = { run: (args: readonly string[]) => Promise<number> }

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  backup: () => import('./commands/backup.ts'),
  'check-report': () => import('./commands/check-report.ts'),
  deadline: () => import('./commands/deadline.ts'),
  docs: () => import('./commands/docs.ts'),
  init: () => import('./commands/init.ts'),
  migrate: () => import('./commands/migrate.ts'),
  'recover-key': () => import('./commands/recover-key.ts'),
  restore: () => import('./commands/restore.ts'),
  seed: () => import('./commands/seed.ts'),
  start: () => import('./commands/start.ts'),
  verify: () => import('./commands/verify.ts'),
  web: () => import('./commands/web.ts'),
  worker: () => import('./commands/worker.ts'),
  'working-days': () => import('./commands/working-days.ts'),
}

const usage = `gongkai <command>\n\n${Object.keys(commands)
  .map((name) => `  ${name}`)
  .join('\n')}\n`

/** An expected "no" is one sentence; anything else is a fault of ours and shows where it happened. */
const explain = (error: unknown): number => {
  const sentence = error instanceof Refused ? error.refusal.message : inspect(error)
  process.stderr.write(`${sentence}\n`)
  return 1
}

/** Longest time for what a command left open to close by itself, in milliseconds. */
const patience = 1000

const [name = '', ...args] = process.argv.slice(2)
const load = Object.hasOwn(commands, name) ? commands[name] : undefined
if (load) {
  const { run } = await load()
  process.exitCode = await run(args).catch(explain)
  // The queue library leaves a timer to a job that was still running; it must not keep the process.
  setTimeout(() => process.exit(), patience).unref()
} else {
  process.stderr.write(usage)
  process.exitCode = 2
}
