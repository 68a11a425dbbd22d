import { keepServing } from './keep-serving.ts'

/** `gongkai web`: pages only, beside one or more workers on the same external database. */
export const run = (args: readonly string[]): Promise<number> =>
  keepServing('web', args, { web: true, worker: false })
