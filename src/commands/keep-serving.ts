import { keepRunning, leaveParent } from '../platform/keep-running.ts'
import type { Parts } from './serve.ts'

/**
 * The command under a parent that starts it anew when it dies; with `--once` itself, for those who have
 * a supervisor of their own. The parent loads nothing of the product, and so can be stopped at once.
 */
export const keepServing = async (
  command: string,
  args: readonly string[],
  parts: Parts,
): Promise<number> => {
  if (!args.includes('--once')) return keepRunning(command)
  const { readSettings } = await import('../platform/config.ts')
  const { serve } = await import('./serve.ts')
  return serve(readSettings(), parts).finally(leaveParent)
}
