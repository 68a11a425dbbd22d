import { keepServing } from './keep-serving.ts'

/** `gongkai start`: pages and background jobs in one process, with the embedded database by default. */
export const run = (args: readonly string[]): Promise<number> =>
  keepServing('start', args, { web: true, worker: true })
