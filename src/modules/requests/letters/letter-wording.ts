import wording from '../../../../law/letter-wording.json' with { type: 'json' }
import quotations from '../../../../law/statute-quotations.json' with { type: 'json' }
import type { Day } from '../../../kernel/day.ts'
import { type Dated, inForceOn } from '../wording.ts'

export type LetterKind = Exclude<keyof typeof wording.kinds, 'opening'>

/** 文书用语, one version: title and texts with `{places}` to fill. */
export type Wording = Dated & {
  version: string
  title: string
  texts: Readonly<Record<string, string>>
}

const kinds: Readonly<Record<keyof typeof wording.kinds, readonly Wording[]>> = wording.kinds

export const letterKinds = Object.keys(kinds).filter((kind) => kind !== 'opening') as LetterKind[]

/** @throws RangeError where no wording was in force, i.e. before 2019-05-15 */
export const wordingOf = (kind: LetterKind | 'opening', on: Day): Wording => {
  const found = inForceOn(kinds[kind], on)
  if (!found) throw new RangeError(`no wording of ${kind} was in force on ${on}`)
  return found
}

export type Article = keyof typeof quotations.articles

const splitCitation = (citation: string): readonly [law: string, article: string] => {
  const law = Object.entries(quotations.laws).find(([short]) => citation.startsWith(short))
  return law ? [law[1], citation.slice(law[0].length)] : ['', citation]
}

/** 条例第十四条 → 《中华人民共和国政府信息公开条例》第十四条 */
export const fullCitation = (citation: string): string => splitCitation(citation).join('')

/** The article in the statute's own words, as a sentence: 《…》第…条规定：“…”. */
export const quote = (article: Article): string => {
  const text = quotations.articles[article]
  return `${fullCitation(article)}规定：“${text}”${text.endsWith('。') ? '' : '。'}`
}

/** The quotations of statutes that a text holds, each whole. */
export const quotesIn = (text: string): readonly string[] =>
  (Object.keys(quotations.articles) as Article[]).map(quote).filter((one) => text.includes(one))
