import { findHead, headingsAt, type LearntHeadings, recognise, type SheetKind } from './columns.ts'
import type { Layout, Sheet } from './import.ts'

const yearsIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([year]) => year)

/** The one year that the name of a sheet and its title speak of. */
const yearOf = ({ name, rows }: Sheet, head: Layout['head']): string | undefined => {
  const title = rows.slice(0, head.row).flat().join(' ')
  const years = [
    ...yearsIn(name, /(?<!\d)20\d{2}(?!\d)/g),
    ...yearsIn(title, /(?<!\d)20\d{2}(?=\s*年)/g),
  ]
  const [year, ...more] = new Set(years)
  return more.length === 0 ? year : undefined
}

type SheetLayout = Pick<Layout, 'sheet' | 'head' | 'mapping' | 'year'>

/** A first guess at a sheet: where its headings are, what its columns hold, of which year it speaks. */
export const layoutOfSheet = (
  kind: SheetKind,
  sheets: readonly Sheet[],
  at: number,
  learnt: LearntHeadings,
): SheetLayout => {
  const index = sheets[at] ? at : 0
  const sheet = sheets[index] ?? { name: '', rows: [] }
  const head = findHead(kind, sheet.rows, learnt)
  const mapping = recognise(kind, headingsAt(sheet.rows, head), learnt)
  return { sheet: index, head, mapping, year: kind === 'ledger' ? yearOf(sheet, head) : undefined }
}

/** The sheet that looks most like what is to be imported; a hidden one only where there is no other. */
export const guessSheet = (
  kind: SheetKind,
  sheets: readonly Sheet[],
  learnt: LearntHeadings,
): SheetLayout => {
  const rank = ({ sheet, mapping }: SheetLayout): number[] => [
    sheets[sheet]?.isHidden ? 0 : 1,
    Object.keys(mapping).length,
    sheets[sheet]?.rows.length ?? 0,
  ]
  const [best] = sheets
    .map((_, at) => layoutOfSheet(kind, sheets, at, learnt))
    .toSorted((one, other) => {
      const [left, right] = [rank(one), rank(other)]
      return right.map((value, at) => value - (left[at] ?? 0)).find((by) => by !== 0) ?? 0
    })
  return best ?? layoutOfSheet(kind, sheets, 0, learnt)
}
