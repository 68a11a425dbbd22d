import { readSettings } from '../platform/config.ts'
import { serve } from './serve.ts'

/** `gongkai web`: pages only, beside one or more workers on the same external database. */
export const run = (): Promise<number> => serve(readSettings(), { web: true, worker: false })
