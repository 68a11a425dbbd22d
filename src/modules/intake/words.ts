import data from '../../../law/ledger-words.json' with { type: 'json' }
import { foldForComparison } from '../../kernel/text.ts'

/** Lists of words that an old ledger uses: each word stands for one code. */
export type WordList =
  | 'decisions'
  | 'states'
  | 'applicantKinds'
  | 'channels'
  | 'documentKinds'
  | 'validities'

/** Words an organ explained once on screen, by list; they come before the words everybody uses. */
export type LearntWords = Readonly<Partial<Record<WordList, Readonly<Record<string, string>>>>>

/** Spaces, brackets, dashes and numbering do not count. */
export const foldWord = (word: string): string =>
  foldForComparison(word)
    .replaceAll(/[()[\]{}【】〔〕\-—–_:：,，.。、/\\|]/g, '')
    .replace(/^[一二三四五六七八九十\d]+(?=[^\d])/u, '')

const byWord = (codes: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(codes).flatMap(([code, words]) =>
      words.map((word): [string, string] => [foldWord(word), code]),
    ),
  )

const known: Readonly<Record<WordList, ReadonlyMap<string, string>>> = {
  decisions: byWord(data.decisions),
  states: byWord(data.states),
  applicantKinds: byWord(data.applicantKinds),
  channels: byWord(data.channels),
  documentKinds: byWord(data.documentKinds),
  validities: byWord(data.validities),
}

const prefixes = data.decisionPrefixes.map(foldWord)

/** The code a word stands for, learnt or in use; undefined where nobody can tell. */
export const codeOfWord = (
  list: WordList,
  word: string,
  learnt: LearntWords,
): string | undefined => {
  const folded = foldWord(word)
  const own = learnt[list]
  if (own && Object.hasOwn(own, folded)) return own[folded]
  return known[list].get(folded)
}

const ofDecision = (word: string, learnt: LearntWords): string | undefined => {
  const whole = codeOfWord('decisions', word, learnt)
  if (whole !== undefined) return whole
  const folded = foldWord(word)
  const prefix = prefixes.find((one) => folded.startsWith(one) && folded.length > one.length)
  return prefix === undefined
    ? undefined
    : codeOfWord('decisions', folded.slice(prefix.length), learnt)
}

/** What a result cell says: one code, several results in one cell, or a word to be asked about. */
export type ReadDecision = { code: string } | { several: readonly string[] } | { ask: string }

/**
 * Reads 予以公开, 不予公开-国家秘密, and 不予公开 with its ground in a column of its own.
 *
 * @param ground 不予公开的理由, where the ledger has that column; else empty
 */
export const readDecision = (cell: string, ground: string, learnt: LearntWords): ReadDecision => {
  const joined = ground === '' ? cell : `${cell}－${ground}`
  for (const word of [joined, cell]) {
    const code = ofDecision(word, learnt)
    if (code !== undefined) return { code }
  }
  const parts = cell.split(/[;；\n+＋]|以及|、/).filter((part) => part.trim() !== '')
  const codes = parts.map((part) => ofDecision(part, learnt))
  if (parts.length > 1 && codes.every((code) => code !== undefined))
    return new Set(codes).size > 1 ? { several: parts } : { code: codes[0] ?? '' }
  return { ask: joined }
}
