import { followParent, keepRunning, tellReady } from '../src/platform/keep-running.ts'

/** A program that keeps itself running and, as the child, dies as soon as it was ready; or before, when asked. */
const [, , command = '', once] = process.argv
if (once === '--once') {
  followParent()
  process.stdout.write('born\n')
  if (command === 'ready') tellReady(0)
  setTimeout(() => process.exit(7), 50)
} else process.exitCode = await keepRunning(command)
