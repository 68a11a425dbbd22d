import { keepServing } from './keep-serving.ts'

/** `gongkai worker`: background jobs only. */
export const run = (args: readonly string[]): Promise<number> =>
  keepServing('worker', args, { web: false, worker: true })
