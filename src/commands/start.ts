import { readSettings } from '../platform/config.ts'
import { serve } from './serve.ts'

/** `gongkai start`: pages and background jobs in one process, with the embedded database by default. */
export const run = (): Promise<number> => serve(readSettings(), { web: true, worker: true })
