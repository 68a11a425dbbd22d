import { readSettings } from '../platform/config.ts'
import { serve } from './serve.ts'

/** `gongkai worker`: background jobs only. */
export const run = (): Promise<number> => serve(readSettings(), { web: false, worker: true })
