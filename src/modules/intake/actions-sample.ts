import type { Day } from '../../kernel/day.ts'
import { writeTextSheet } from '../../platform/sheet.ts'
import { sampleLedger } from './sample.ts'

/** 示例台账 as a workbook, as if it had been handed in on this day. */
export const sampleWorkbook = (today: Day): Promise<Uint8Array> => {
  const { rows, merges } = sampleLedger(today)
  return writeTextSheet('依申请台账', rows, merges)
}
