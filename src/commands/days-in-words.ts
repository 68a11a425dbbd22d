import { type Day, weekdayOf } from '../kernel/day.ts'
import type { DerivationDay } from '../kernel/term.ts'

const signs = {
  counted: '计入',
  makeUp: '计入',
  weekend: '休息',
  holiday: '休息',
  excluded: '扣除',
}

/** 2026-03-05 星期四 */
export const dayInWords = (of: Day): string => `${of} 星期${'日一二三四五六'.charAt(weekdayOf(of))}`

/** A derivation as lines of text, one a day. */
export const daysInWords = (days: readonly DerivationDay[]): string =>
  days.map(({ day, kind, reason }) => `  ${dayInWords(day)} ${signs[kind]} ${reason}\n`).join('')
