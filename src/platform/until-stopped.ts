/** How often a started-by-npm process looks whether npm is still there, in milliseconds. */
const watchEach = 500

/**
 * Longest time for closing everything, in milliseconds. What runs on then is cut off as by a crash,
 * which loses nothing: transactions roll back, jobs are taken over.
 */
const usualPatience = 900

/**
 * Waits for Ctrl-C, SIGTERM or the word of the parent that keeps this process running. Under npm it also
 * ends when npm was killed with -9: nobody would be left to stop it.
 */
export const untilStopped = (
  env: NodeJS.ProcessEnv = process.env,
  patience = usualPatience,
): Promise<void> =>
  new Promise((stopped) => {
    const parent = process.ppid
    const end = (): void => {
      clearInterval(watch)
      process.off('SIGINT', end).off('SIGTERM', end).off('message', end)
      process.channel?.unref()
      setTimeout(() => process.exit(0), patience).unref()
      stopped()
    }
    const watch = setInterval(() => {
      if (env['npm_lifecycle_event'] !== undefined && process.ppid !== parent) end()
    }, watchEach)
    watch.unref()
    process.once('SIGINT', end).once('SIGTERM', end)
    if (process.connected) process.once('message', end)
  })
