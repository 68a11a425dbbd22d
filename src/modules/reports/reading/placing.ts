import { requestRows } from '../tables.ts'
import { labelCore } from './figures.ts'
import { type ReadRowKey, rowsNamed } from './labels.ts'
import type { FoundRow } from './rows.ts'

/** A found row with the row of the form it belongs to; `byOrder` where its own words did not say so. */
export type PlacedRow = {
  readonly row: FoundRow
  readonly key: ReadRowKey | null
  readonly byOrder: boolean
}

type Draft = {
  row: FoundRow
  key: ReadRowKey | null
  candidates: readonly ReadRowKey[]
  byOrder: boolean
}

const order: readonly ReadRowKey[] = requestRows.map((row) => row.key)
const rank = (key: ReadRowKey): number => (key === 'o' ? order.indexOf('o1') : order.indexOf(key))

const opensLabel = /^[（(]?(?:[一二三四五六七][）)、.．]|\d\s*[.、．])/

const firstOpening = (words: readonly string[]): number =>
  words.findIndex((each) => opensLabel.test(each))

/**
 * In a text layer a long label stands on several lines around its figures: it begins at the last numbered words
 * above and ends with the words before the next numbered ones.
 */
const aroundFigures = (row: FoundRow, next: FoundRow | undefined): readonly string[] => {
  const opening = row.loose.findLastIndex((each) => opensLabel.test(each))
  if (opening < 0) return []
  const head = [...row.loose.slice(opening), ...row.label].join('')
  const end = firstOpening(next?.loose ?? [])
  const tail = end < 0 ? [] : (next?.loose ?? []).slice(0, end)
  return [head, head + tail.join('')]
}

/** All numbered words above: a converted table may hold several labels there, and then they name no single row. */
const aboveFigures = (row: FoundRow): readonly string[] => {
  const opening = firstOpening(row.loose)
  return opening < 0 ? [] : [[...row.loose.slice(opening), ...row.label].join('')]
}

const headWords =
  /^(?:自然人|商业(?:企业)?|企业|科研(?:机构)?|机构|社会公益(?:组织)?|组织|法律服务(?:机构)?|法人或其他组织|申请人情况|其他|总计)$/

/** Without the heads of the columns: there 其他 and 总计 name no row. */
const withoutHead = (words: readonly string[]): readonly string[] => {
  const cores = words.map(labelCore)
  const isHead = cores.includes('自然人') || cores.includes('法人或其他组织')
  return isHead ? words.filter((_, index) => !headWords.test(cores[index] ?? '')) : words
}

/** The words that may name a row, nearest first. */
const namesFor = (row: FoundRow, next: FoundRow | undefined): readonly string[] => {
  if (row.layout === 'run') {
    const words = withoutHead(row.loose)
    return [1, 2, 3, 4, 5, 6].map((count) => words.slice(-count).join(''))
  }
  const own = [row.label.at(-1) ?? '', row.label.join('')]
  return [...own, ...(row.layout === 'spaced' ? aroundFigures(row, next) : aboveFigures(row))]
}

/** One key where some words name exactly one row; else the smallest set the row can be in. */
const candidatesOf = (row: FoundRow, next: FoundRow | undefined): readonly ReadRowKey[] => {
  let fragment: readonly ReadRowKey[] = []
  for (const text of namesFor(row, next)) {
    const keys = rowsNamed(text)
    if (keys.length === 1) return keys
    if (keys.length > 0 && (fragment.length === 0 || keys.length < fragment.length)) fragment = keys
  }
  return fragment
}

const claim = (drafts: readonly Draft[]): void => {
  const byOwnLine = (draft: Draft): boolean => rowsNamed(draft.row.label.at(-1) ?? '').length === 1
  const taken = new Set<ReadRowKey>()
  for (const draft of [...drafts.filter(byOwnLine), ...drafts.filter((each) => !byOwnLine(each))]) {
    const [only] = draft.candidates
    if (draft.candidates.length !== 1 || only === undefined) continue
    if (taken.has(only) && !byOwnLine(draft)) continue
    draft.key = only
    taken.add(only)
  }
}

const rises = (anchors: readonly Draft[]): boolean =>
  anchors.every((draft, index) => {
    const before = anchors[index - 1]?.key
    return !before || !draft.key || rank(before) < rank(draft.key)
  })

const fits = (draft: Draft, key: ReadRowKey): boolean =>
  draft.candidates.length === 0 || draft.candidates.includes(key)

/** Between two labelled rows the form has exactly as many rows as the file, and the file names each of them. */
const fillGap = (gap: readonly Draft[], from: ReadRowKey, to: ReadRowKey, words: string): void => {
  const missing = order.slice(rank(from) + 1, rank(to))
  const isNamed = (key: ReadRowKey): boolean =>
    words.includes(labelCore(requestRows.find((row) => row.key === key)?.label ?? '').slice(1, 7))
  if (missing.length !== gap.length) return
  if (!missing.every((key, index) => isNamed(key) && gap[index] && fits(gap[index], key))) return
  for (const [index, draft] of gap.entries()) {
    draft.key = missing[index] ?? null
    draft.byOrder = true
  }
}

/**
 * Gives each row of figures its row of the form: by its own label, by the words just above it, or, where a
 * conversion tore labels and figures apart, by the fixed order of the form between two labelled rows.
 * @param words every word of the section, without punctuation
 */
export const placeRows = (rows: readonly FoundRow[], words: string): readonly PlacedRow[] => {
  const drafts = rows.map((row, index): Draft => ({
    row,
    key: null,
    candidates: candidatesOf(row, rows[index + 1]),
    byOrder: false,
  }))
  claim(drafts)
  const anchors = drafts.filter((draft) => draft.key !== null)
  if (!rises(anchors)) return drafts
  for (const [index, anchor] of anchors.entries()) {
    const next = anchors[index + 1]
    if (!next?.key || !anchor.key) continue
    const gap = drafts.slice(drafts.indexOf(anchor) + 1, drafts.indexOf(next))
    if (gap.length > 0) fillGap(gap, anchor.key, next.key, words)
  }
  return drafts
}
