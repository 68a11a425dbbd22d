import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Block, Letter } from '../../../kernel/letter.ts'
import type { Organ } from '../../organs.ts'
import type { Channel } from '../events.ts'
import { type HandEdit, withEdits } from '../hand-edit.ts'
import { fill } from '../wording.ts'
import { type LetterKind, wordingOf, type Wording } from './letter-wording.ts'

/** What every letter about a request is written from. */
export type LetterCase = {
  organ: Organ
  /** 申请编号 */
  requestNumber: string
  /** 收到申请之日 (条例第三十一条) */
  receivedOn: Day
  channel: Channel
  /** 收到补正之日, where the request was corrected */
  correctedOn?: Day
  /** The information asked for, in the applicant's words; of this item where the request was split. */
  description: string
  addressee: Addressee
  /** 发文字号; a draft has none yet. */
  number?: string
  /** Day of the letter: it decides which wording and which remedy it carries. */
  on: Day
  /** Served through the internet (复议法第二十二条第二款). */
  servedOnline: boolean
  /** 演示, 草稿 … */
  mark?: string
  /** 文书模板包 the letter was made with: kept with it, so that it reads the same for ever. */
  pack?: { version: number; letterhead: 'organ' | 'file'; texts: FreeTexts }
  /** 本单位 Word 模板 its Word file is made with. */
  own?: { id: string; version: number }
  /** 人工修改 of the draft, kept with the letter. */
  edits?: readonly HandEdit[]
}

/** Where a pack may write: after the addressee, after the remedy, at the end, beside the contact. */
export type FreePlace = 'courtesy' | 'hint' | 'closing' | 'contact'

/** 自由段落 of one kind of letter. */
export type FreeTexts = Partial<Readonly<Record<FreePlace, string>>>

export type Addressee = { name: string; kind: 'person' | 'organisation' }

const channelPhrases: Readonly<Record<Channel, string>> = {
  counter: '当面',
  signedPost: '通过邮寄方式',
  letter: '通过平常信函',
  fax: '通过传真',
  email: '通过电子邮件',
  online: '通过互联网',
  oral: '口头',
}

/** Text that a clerk typed, as a sentence of the letter: one full stop, no line breaks. */
export const sentence = (text: string): string => {
  const bare = clause(text)
  return bare === '' ? '' : `${bare}。`
}

/** The same inside a sentence: no full stop at its end. */
export const clause = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/[。；;.\s]+$/u, '')

/** Inside “ ” further quotation marks are ‘ ’. */
const quoted = (text: string): string =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('“', '‘')
    .replaceAll('”', '’')

export const pronounOf = ({ kind }: Addressee): string => (kind === 'person' ? '您' : '贵单位')

/** 一 to 十, then figures: the first, second … of a list; counts from 0. */
export const ordinal = (at: number): string => '一二三四五六七八九十'.charAt(at) || `${at + 1}`

export const paragraph = (text: string): Block => ({ type: 'paragraph', text })

/** Writes the texts of one wording, with the values that every letter of the case shares. */
export type Writer = (text: string, values?: Readonly<Record<string, string>>) => string

/** @throws RangeError where the wording lacks the text, or the text asks for a value that was not given */
export const writerOf = (wording: Wording, of: LetterCase): Writer => {
  const shared = { you: pronounOf(of.addressee), requestNumber: of.requestNumber }
  return (text, values = {}) => {
    const template = wording.texts[text]
    if (template === undefined) throw new RangeError(`${wording.version} has no text ${text}`)
    return fill(template, { ...shared, ...values })
  }
}

/** 收到申请的事实: date, number, channel and the request quoted. */
export const opening = (of: LetterCase): Block[] => {
  const write = writerOf(wordingOf('opening', of.on), of)
  const received = write('received', {
    receivedOn: inChinese(of.receivedOn),
    channel: channelPhrases[of.channel],
    description: quoted(of.description),
  })
  const corrected =
    of.correctedOn === undefined
      ? ''
      : write('corrected', { correctedOn: inChinese(of.correctedOn) })
  return [paragraph(received + corrected)]
}

const contactOf = (of: LetterCase): string => {
  const { contactPerson, phone, address } = of.organ.office
  const write = writerOf(wordingOf('opening', of.on), of)
  return contactPerson === undefined
    ? write('contactOffice', { phone, address })
    : write('contact', { person: contactPerson, phone, address })
}

const freeText = (of: LetterCase, place: FreePlace): string | undefined => {
  const text = of.pack?.texts[place]
  if (text === undefined) return undefined
  const { office, name } = of.organ
  const tags: Readonly<Record<string, string>> = {
    称谓: pronounOf(of.addressee),
    本机关: name,
    申请编号: of.requestNumber,
    工作机构: office.name,
    联系电话: office.phone,
    办公地址: office.address,
    办公时间: office.hours,
  }
  return text.replaceAll(/\{([^{}]*)\}/g, (whole, tag: string) => tags[tag] ?? whole)
}

const free = (of: LetterCase, place: FreePlace): Block[] => {
  const text = freeText(of, place)
  return text === undefined ? [] : [paragraph(text)]
}

const issuerOf = ({ organ, pack }: LetterCase): string => {
  const bare = organ.letterhead.replace(/文件$/u, '')
  if (pack === undefined) return organ.letterhead
  return pack.letterhead === 'file' ? `${bare}文件` : bare
}

const contactWith = (of: LetterCase): string => {
  const more = freeText(of, 'contact')
  return more === undefined ? contactOf(of) : `${contactOf(of)}；${clause(more)}`
}

/** Slips are torn off: what a pack says stands before them. */
const around = (of: LetterCase, blocks: readonly Block[]): Block[] => {
  const slips = blocks.filter(({ type }) => type === 'slip')
  const body = blocks.filter(({ type }) => type !== 'slip')
  return [...free(of, 'courtesy'), ...body, ...free(of, 'hint'), ...free(of, 'closing'), ...slips]
}

/** Head and foot that all outward letters share. */
export const frame = (
  kind: LetterKind,
  of: LetterCase,
  { blocks, attachments }: { blocks: readonly Block[]; attachments?: readonly string[] },
): Letter => ({
  kind,
  issuer: issuerOf(of),
  ...(of.number === undefined ? {} : { number: of.number }),
  title: wordingOf(kind, of.on).title,
  addressee: of.addressee.name,
  blocks: around(of, withEdits(blocks, of.edits)),
  ...(attachments?.length ? { attachments } : {}),
  contact: contactWith(of),
  signature: { organ: of.organ.name, on: of.on },
  ...(of.mark === undefined ? {} : { mark: of.mark }),
  layout: 'letter',
})

/** An internal form: no addressee, no signature of the organ. */
export const formFrame = (kind: LetterKind, of: LetterCase, blocks: readonly Block[]): Letter => ({
  kind,
  issuer: of.organ.letterhead,
  title: wordingOf(kind, of.on).title,
  blocks,
  ...(of.mark === undefined ? {} : { mark: of.mark }),
  layout: 'form',
})
