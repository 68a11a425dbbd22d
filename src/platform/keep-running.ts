import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { untilStopped } from './until-stopped.ts'

/** A process that ends so soon after it was ready, or before, has died quickly; in milliseconds. */
const quick = 20_000

/** Rest before the next start, by how many quick deaths there were in a row, in milliseconds. */
const rests = [0, 250, 500, 1000, 2000, 4000]

/** Longest time the serving process gets to close everything, in milliseconds; it takes 900 at most. */
const patience = 2000

/** How the serving process keeps its memory small: little room for the young, and the old are looked at early. */
export const thrift = ['--max-semi-space-size=4', '--heap-growing-percent=40'] as const

type Life = { child: ChildProcess; ready: boolean; lasted: number; code: number }

type Watched = {
  /** The program and its arguments. */
  program: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  born: (child: ChildProcess, isReady: () => boolean) => void
  said: (port: number) => void
}

/** One life of the serving process, from its start to its end. */
const live = async ({ program, args, env, born, said }: Watched): Promise<Life> => {
  const child = fork(program, args, {
    env,
    execArgv: [...process.execArgv, ...thrift],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  let since: number | undefined
  child.on('message', (port) => {
    since = performance.now()
    said(Number(port))
  })
  born(child, () => since !== undefined)
  // Not `exit`, which may come before the word that it was ready has been read.
  const [code] = (await once(child, 'close')) as [number | null]
  const lasted = since === undefined ? 0 : performance.now() - since
  return { child, ready: since !== undefined, lasted, code: code ?? 1 }
}

const said = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs the serving process as a child and starts it anew when it dies, on the port it had. A start that
 * never got ready is not repeated: it has said why. Ends with the child when stopped; when this process
 * itself is killed with -9, the child ends at once (`followParent`).
 *
 * @returns the exit code
 */
export const keepRunning = async (command: string): Promise<number> => {
  let stopping = false
  let current: { child: ChildProcess; isReady: () => boolean } | undefined
  const stop = async (): Promise<void> => {
    await untilStopped(process.env, patience)
    stopping = true
    if (current?.isReady()) current.child.send('stop')
    else current?.child.kill('SIGTERM')
  }
  void stop()
  const env = { ...process.env }
  let quickDeaths = 0
  let everReady = false
  for (;;) {
    const life = await live({
      program: process.argv[1] ?? '',
      args: [command, '--once'],
      env,
      born: (child, isReady) => (current = { child, isReady }),
      said: (port) => {
        everReady = true
        // Whoever has the address keeps it, also where PORT asked for any.
        if (port > 0) env['PORT'] = String(port)
      },
    })
    if (stopping || (life.ready && life.code === 0)) return 0
    if (!everReady) return life.code
    quickDeaths = life.lasted < quick ? quickDeaths + 1 : 0
    const rest = rests[quickDeaths]
    if (rest === undefined) {
      said(
        `程序连续 ${quickDeaths} 次启动后不久就意外退出，不再自动重启，请查看上面的日志，处理后重新启动。 gongkai ended ${quickDeaths} times in a row: it is not started again.`,
      )
      return 1
    }
    said('程序意外退出，正在自动重新启动。 gongkai has ended and is started anew.')
    await wait(rest)
    if (stopping) return 0
  }
}

/** In the serving process, from its first moment: it does not outlive the parent that keeps it running. */
export const followParent = (): void => {
  if (process.connected) process.once('disconnect', orphaned)
}

const orphaned = (): never => process.exit(1)

/** Lets the serving process end by itself: while it listens to the parent it would wait for ever. */
export const leaveParent = (): void => {
  process.off('disconnect', orphaned)
  if (process.connected) process.disconnect?.()
  // Whatever is still open then is cut off as by a crash, which loses nothing.
  setTimeout(() => process.exit(), 2 * patience).unref()
}

/** Tells the parent, where there is one, that this process serves, and on which port. */
export const tellReady = (port: number): void => {
  if (process.connected) process.send?.(port)
}
