import type { Day } from '../../kernel/day.ts'
import { legalWordIn } from '../../kernel/legal-words.ts'
import { blockTags, type LetterTag, tagsOf } from '../../kernel/letter-tags.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { LetterKind } from '../requests.ts'
import { pastDay } from './effective.ts'

export type OwnStatus = 'waiting' | 'approved' | 'withdrawn'

/** 本单位 Word 模板, one version for one kind of letter. The file is never changed. */
export type OwnTemplate = {
  id: string
  organId: string
  kind: LetterKind
  version: number
  /** Name of the file as it was handed in. */
  name: string
  tags: readonly string[]
  status: OwnStatus
  uploadedBy: string
  uploadedOn: Day
  effectiveOn: Day | null
  approvedBy: string | null
  approvedOn: Day | null
  withdrawnBy: string | null
  withdrawnOn: Day | null
  withdrawnWhy: string | null
  /** The version of the row that a form saw. */
  revision: number
}

/** One paragraph of the file: where it stands, and whether in a text box. */
type Paragraph = { where: '正文' | '页眉' | '页脚'; text: string; boxed: boolean }

type Found = { tag: string; paragraph: Paragraph; label: string }

const isBlock = (tag: string): boolean => blockTags.some((one) => one === tag)

const shown = (tags: readonly string[]): string => tags.map((tag) => `{${tag}}`).join('、')

const labelled = (paragraphs: readonly Paragraph[]): { paragraph: Paragraph; label: string }[] => {
  const counts = { 正文: 0, 页眉: 0, 页脚: 0 }
  return paragraphs.map((paragraph) => {
    counts[paragraph.where] += 1
    const text = paragraph.text.trim()
    const words = text.length > 20 ? `${text.slice(0, 20)}…` : text
    return { paragraph, label: `${paragraph.where}第 ${counts[paragraph.where]} 段“${words}”` }
  })
}

const tagged = /\{([^{}]*)\}/g

const namesIn = (text: string): string[] =>
  [...text.matchAll(tagged)].map(([, tag = '']) => tag.trim())

const fixedFault = (fixed: string): string | undefined => {
  if (/[{}]/.test(fixed)) return '花括号没有成对'
  if (/[｛｝]/.test(fixed)) return '标签要用半角花括号 { }'
  const word = legalWordIn(fixed)
  return word === undefined
    ? undefined
    : `固定文字不能写法律依据、决定、期限和救济途径，这些由标签带出，请去掉“${word}”`
}

const placeFault = ({ where, text, boxed }: Paragraph, names: string[]): string | undefined => {
  if (boxed && names.length > 0) return '文本框里不能放标签'
  const block = names.find(isBlock)
  if (block === undefined) return undefined
  if (where !== '正文') return `{${block}}只能放在正文里`
  return text.trim() === `{${block}}` ? undefined : `{${block}}要单独成段`
}

/** What is wrong with one paragraph by itself. */
const paragraphFault = (paragraph: Paragraph, allowed: readonly string[]): string | undefined => {
  const names = namesIn(paragraph.text)
  const unknown = names.filter((tag) => !allowed.includes(tag))
  return (
    fixedFault(paragraph.text.replaceAll(tagged, '')) ??
    (unknown.length > 0
      ? `没有${shown(unknown)}${unknown.length > 1 ? '这些' : '这个'}标签`
      : placeFault(paragraph, names))
  )
}

const foundIn = (paragraphs: readonly Paragraph[]): Found[] =>
  labelled(paragraphs).flatMap(({ paragraph, label }) =>
    namesIn(paragraph.text).map((tag) => ({ tag, paragraph, label })),
  )

const isOrdered = (blocks: readonly string[]): boolean => {
  const places = blocks.map((tag) => blockTags.findIndex((one) => one === tag))
  return places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0))
}

/** What is wrong with the tags as a whole. */
const wholeFaults = (found: readonly Found[], needed: readonly LetterTag[]): string[] => {
  const held = new Set(found.map(({ tag }) => tag))
  const missing = needed.filter((tag) => !held.has(tag) && !(tag === '主送' && held.has('申请人')))
  const blocks = found.map(({ tag }) => tag).filter(isBlock)
  const twice = [...new Set(blocks.filter((tag, at) => blocks.indexOf(tag) !== at))]
  return [
    ...(missing.length > 0 ? [`缺少${shown(missing)}`] : []),
    ...(twice.length > 0 ? [`${shown(twice)}只能出现一次`] : []),
    ...(twice.length === 0 && !isOrdered(blocks)
      ? [`${shown(blockTags.filter((tag) => held.has(tag)))}要按这个次序放`]
      : []),
  ]
}

/**
 * Every fault of the tags at once, with the place of each, and the list of what may be used.
 *
 * @param needed tags without which a letter of the kind would lose a part
 */
export const tagFault = (
  paragraphs: readonly Paragraph[],
  { kind, needed }: { kind: LetterKind; needed: readonly LetterTag[] },
): Refusal | undefined => {
  const allowed = tagsOf(kind)
  const faults = labelled(paragraphs).flatMap(({ paragraph, label }) => {
    const fault = paragraphFault(paragraph, allowed)
    return fault === undefined ? [] : [`${label}：${fault}`]
  })
  const all = [...faults, ...wholeFaults(foundIn(paragraphs), needed)]
  if (all.length === 0) return undefined
  return {
    code: 'form.invalid',
    message: `模板有 ${all.length} 处需要改正，请改好后重新上传`,
    fields: { file: [...all, `可以使用的标签：${shown(allowed)}`].join('\n') },
  }
}

/** The tags a file holds, each once. */
export const tagsHeld = (paragraphs: readonly Paragraph[]): readonly string[] => [
  ...new Set(foundIn(paragraphs).map(({ tag }) => tag)),
]

/** Why the version cannot be approved now. */
export const secondPersonFault: Refusal = {
  code: 'templates.second-person',
  message: '上传模板的同志不能审核自己的模板，需要另一位同志审核启用',
}

export const approvalFault = (
  own: Pick<OwnTemplate, 'status' | 'uploadedBy'>,
  { personIds, effectiveOn, today }: { personIds: readonly string[]; effectiveOn: Day; today: Day },
): Refusal | undefined => {
  if (own.status !== 'waiting')
    return { code: 'templates.own-settled', message: '这一版已经审核过或者已经停用' }
  if (personIds.includes(own.uploadedBy)) return secondPersonFault
  return pastDay(effectiveOn, today)
}
