import { type CheckFinding, finding } from './rules.ts'
import { type Count, countsIn, outsideBrackets, sentences } from './sentences.ts'

const shorthand = /([^\n]*?)\s*:\s*(\d+(?:\+\d+)+)\(文中总数\s*(\d+)\)/g

const sum = (counts: readonly Count[]): number =>
  counts.reduce((total, each) => total + each.value, 0)

const message = (total: number, unit: string, parts: readonly number[], added: number): string =>
  `文中称共${total}${unit}，所列${parts.join('、')}合计${added}${unit}。`

/** “63 条：16+36+5+1+5（文中总数 63）”. */
const writtenSums = (prose: string): readonly CheckFinding[] =>
  [...prose.matchAll(shorthand)].flatMap(([, label = '', list = '', said = '']) => {
    const parts = list.split('+').map(Number)
    const added = parts.reduce((total, part) => total + part, 0)
    if (added === Number(said)) return []
    return [finding('CK11', `${label}：${message(Number(said), '', parts, added)}`, [])]
  })

const openList = /等|主要|包括|含|重点|约|余|多条/
const closed = /申请|办结|答复|复议|诉讼/

type Listing = {
  readonly total: Count | null
  readonly candidates: readonly Count[]
  readonly parts: string
}

/** What stands before and after “其中”; the total is the last count before it. */
const listings = (text: string, before: string): readonly Listing[] => {
  const plain = outsideBrackets(text)
  const pieces = plain.split(/其中[,:]?/)
  return pieces.slice(1).map((parts, index) => {
    const lead = pieces[index] ?? ''
    const ahead = lead.trim() === '' ? outsideBrackets(before) : lead
    const candidates = countsIn(ahead)
    const isDirect = /\d\s*(?:件|宗|条|份|篇|期|起|个|项)[^,;]{0,4}[,;:]?\s*$/.test(ahead)
    return { total: isDirect ? (candidates.at(-1) ?? null) : null, candidates, parts }
  })
}

/** The parts may go on over semicolons: any beginning of the list may be the whole list. */
const beginnings = (parts: string): readonly string[] => {
  const clauses = parts.split(';')
  return clauses.map((_, index) => clauses.slice(0, index + 1).join(';'))
}

const agrees = (listing: Listing, units: readonly string[]): boolean =>
  beginnings(listing.parts).some((beginning) => {
    const counts = countsIn(beginning)
    return units.some((unit) => {
      const same = counts.filter((each) => each.unit === unit)
      const prefixes = same.map((_, index) => sum(same.slice(0, index + 1)))
      return listing.candidates.some(
        (total) =>
          total.unit === unit &&
          (prefixes.at(-1) === total.value || prefixes.includes(total.value)),
      )
    })
  })

const judge = (listing: Listing, text: string): readonly CheckFinding[] => {
  const { total } = listing
  if (!total || agrees(listing, [total.unit])) return []
  const parts = countsIn(listing.parts.split(';')[0] ?? '').filter(
    (each) => each.unit === total.unit,
  )
  const added = sum(parts)
  if (parts.length < 2) return []
  const sentence = message(
    total.value,
    total.unit,
    parts.map((each) => each.value),
    added,
  )
  const isOpen = added < total.value && (openList.test(listing.parts) || !closed.test(text))
  return [finding('CK11', sentence, [], isOpen ? 'notice' : 'answer')]
}

/** “3607件（市政府349件、…）”: a bracket that splits the number before it, all in one measure word. */
const bracketed = (text: string): readonly CheckFinding[] =>
  [...text.matchAll(/(\d[\d,]*)\s*(件|宗|条|份|篇|期|个|项)\(([^()]+)\)/g)].flatMap(
    ([, digits = '', unit = '', inside = '']): readonly CheckFinding[] => {
      const parts = countsIn(inside)
      const isSplit = parts.length >= 3 && parts.every((each) => each.unit === unit)
      const total = Number(digits.replaceAll(',', ''))
      if (!isSplit || /^(?:含|包括|其中包)/.test(inside) || sum(parts) === total) return []
      const values = parts.map((each) => each.value)
      return [
        finding(
          'CK11',
          message(total, unit, values, sum(parts)),
          [],
          openList.test(inside) ? 'notice' : 'answer',
        ),
      ]
    },
  )

/** CK11: lists in the narrative that claim to be the whole and are not. */
export const partsAddUp = (prose: string): readonly CheckFinding[] => [
  ...writtenSums(prose),
  ...sentences(prose).flatMap(({ text, before }) => [
    ...listings(text, before).flatMap((listing) => judge(listing, `${before}${text}`)),
    ...bracketed(text),
  ]),
]
