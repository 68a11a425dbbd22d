/** How often a started-by-npm process looks whether npm is still there, in milliseconds. */
const watchEach = 500

/**
 * Waits for Ctrl-C or SIGTERM. Under npm it also ends when npm was killed with -9: nobody would be
 * left to stop it.
 */
export const untilStopped = (env: NodeJS.ProcessEnv = process.env): Promise<void> =>
  new Promise((stopped) => {
    const parent = process.ppid
    const end = (): void => {
      clearInterval(watch)
      process.off('SIGINT', end).off('SIGTERM', end)
      stopped()
    }
    const watch = setInterval(() => {
      if (env['npm_lifecycle_event'] !== undefined && process.ppid !== parent) end()
    }, watchEach)
    process.once('SIGINT', end).once('SIGTERM', end)
  })
