import type { Findings, ImportStage } from './import.ts'
import type { RowLine } from './pages/row-columns.ts'

const refused = '有错误，不导入'

/** What becomes of a row with nothing wrong in it. */
const outcomes: Partial<Readonly<Record<ImportStage, string>>> = {
  done: '已导入',
  undone: '已导入，后来撤销',
}

/** Every entry of the file below its headings, and what the comparison found: in the order of the file. */
export const comparedRows = (
  entries: readonly number[],
  { faults, heeds, existing, passed }: Findings,
  stage: ImportStage,
): RowLine[] => {
  const told = new Set([...faults, ...heeds, ...existing, ...passed].map(({ row }) => row))
  const good = entries.filter((row) => !told.has(row))
  const wrong = new Set(faults.map(({ row }) => row))
  const outcome = outcomes[stage] ?? '可以导入'
  const plain = { column: '', message: '' }
  return [
    ...faults.map((one) => ({ ...one, outcome: refused })),
    ...heeds.map((one) => ({
      ...one,
      outcome: wrong.has(one.row) ? refused : `${outcome}，有提醒`,
    })),
    ...existing.map(({ row, number }) => ({
      ...plain,
      row,
      outcome: '已经登记过，不再导入',
      message: number,
    })),
    ...passed.map(({ row, why }) => ({ ...plain, row, outcome: '略过', message: why })),
    ...good.map((row) => ({ ...plain, row, outcome })),
  ].toSorted((one, other) => one.row - other.row)
}
