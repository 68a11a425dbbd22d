import { join } from 'node:path'
import type { Day } from '../../kernel/day.ts'
import { readIfThere, replaceFile } from '../durable.ts'

/** What the last run of the invariants found, kept beside the data for 系统状态. */
export type Verified = { on: Day; violations: number }

const pathIn = (dataDir: string): string => join(dataDir, 'verified.json')

/** @returns undefined before the first run */
export const readVerified = async (dataDir: string): Promise<Verified | undefined> => {
  const text = await readIfThere(pathIn(dataDir))
  return text === undefined ? undefined : (JSON.parse(text) as Verified)
}

export const writeVerified = (dataDir: string, verified: Verified): Promise<void> =>
  replaceFile(pathIn(dataDir), `${JSON.stringify(verified)}\n`)
