import { foldWidth } from '../../../kernel/text.ts'
import type { DocumentFigures } from '../tables.ts'
import { countIn, isFigure } from './figures.ts'
import type { Findings } from './found.ts'
import type { ZonedLine } from './zones.ts'

export type DocumentKey = 'rules' | 'normative'

/** A row that lost one of its three cells in conversion, with the two figures left. */
export type TornRow = { readonly key: DocumentKey; readonly figures: readonly string[] }

/** A figure torn out of the table together with its remark: “55（含自然失效29件）”. */
type Remark = { readonly count: number; readonly words: string }

const remarks = (lines: readonly ZonedLine[]): readonly Remark[] => {
  const cells = lines.flatMap(({ line }) =>
    line.cells.length === 1 ? [foldWidth(line.cells[0] ?? '').replaceAll(/\s/g, '')] : [],
  )
  return cells.flatMap((cell, index): readonly Remark[] => {
    const next = cells[index + 1] ?? ''
    const together = /^\d+\(.+\)$/.test(cell) ? cell : cell + next
    if (!isFigure(cell) || !/^\d+\(.+\)$/.test(together)) return []
    const count = countIn(together)
    return count === null ? [] : [{ count, words: together }]
  })
}

const mendOne = (
  key: DocumentKey,
  figures: readonly string[],
  notes: readonly Remark[],
  lapsed: Remark,
): DocumentFigures | null => {
  const [first = null, last = null] = figures.map(countIn)
  if (figures.length !== 2) return null
  if (key === 'normative') return [first, lapsed.count, last]
  const isMade = notes.some((note) => note.count === first && /修订|制定|新制/.test(note.words))
  return isMade ? [first, null, last] : null
}

/**
 * Mends a document row whose 废止 cell carried a remark and was torn out of the table: 修订 belongs to 制发,
 * 自然失效 to 废止 of normative documents (规章 have no term). Without such a remark nothing is placed.
 */
export const mendTorn = (
  lines: readonly ZonedLine[],
  torn: readonly TornRow[],
  found: Findings,
): Partial<Record<DocumentKey, DocumentFigures>> => {
  const notes = remarks(lines)
  const lapsed = notes.filter((note) => /失效|废止/.test(note.words))
  const [only] = lapsed
  const mended: Partial<Record<DocumentKey, DocumentFigures>> = {}
  if (lapsed.length !== 1 || !only) return mended
  for (const { key, figures } of torn) {
    const whole = mendOne(key, figures, notes, only)
    if (!whole) continue
    mended[key] = whole
    if (key === 'rules') found.partial.add('table2.rules')
    const name = key === 'rules' ? '规章' : '行政规范性文件'
    const message = `${name}：表内只剩${figures.join('、')}两个数字，另有“${only.words}”散在表外，请核对`
    found.confirm.push({ table: '表二', message })
  }
  return mended
}
