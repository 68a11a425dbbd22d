import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import { recordRemedy } from '../remedy.ts'
import { clause, frame, type LetterCase, paragraph, writerOf } from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'

/** 更正本人信息的要求, as both letters of 条例第四十一条 tell it. */
type Asked = {
  askedOn: Day
  /** 要求更正的记录 */
  record: string
  /** 不准确之处及证据 */
  claim: string
}

/** What became of it: corrected, found true; handed on or told where to go, not ours. */
type Amended =
  | { outcome: 'corrected'; doneOn: Day; /** 更正后的内容 */ result: string }
  | { outcome: 'refused'; /** 不属实的理由 */ result: string }
  | { outcome: 'forwarded'; doneOn: Day; responsible: { organ: string; contact: string } }
  | { outcome: 'referred'; responsible: { organ: string; contact: string } }

/** D31 更正信息告知书 (条例第四十一条). */
export type RecordData = LetterCase & Asked & Amended

const valuesOf = (data: Amended): Readonly<Record<string, string>> => ({
  rule: quote('条例第四十一条'),
  ...('doneOn' in data && { doneOn: inChinese(data.doneOn) }),
  ...('result' in data && { result: clause(data.result) }),
  ...('responsible' in data && {
    organ: clause(data.responsible.organ),
    contact: clause(data.responsible.contact),
  }),
})

const askedValues = ({ askedOn, record, claim }: Asked): Readonly<Record<string, string>> => ({
  askedOn: inChinese(askedOn),
  record: clause(record).replaceAll('“', '‘').replaceAll('”', '’'),
  claim: clause(claim),
})

export const recordNotice = (data: RecordData): Letter => {
  const write = writerOf(wordingOf('D31', data.on), data)
  const remedy = recordRemedy(data)
  return frame('D31', data, {
    blocks: [
      write('received', askedValues(data)),
      write(data.outcome, valuesOf(data)),
      ...(remedy.ok ? remedy.value.paragraphs : []),
    ].map((text) => paragraph(text)),
  })
}

/** D36 转送函, to the organ that may correct the record (条例第四十一条). */
export type ForwardData = LetterCase & Asked & { /** 提出要求的人及联系方式 */ person: string }

export const forwardLetter = (data: ForwardData): Letter => {
  const write = writerOf(wordingOf('D36', data.on), data)
  return frame('D36', data, {
    blocks: [
      paragraph(write('intro', askedValues(data))),
      paragraph(write('ask', { rule: quote('条例第四十一条'), person: clause(data.person) })),
    ],
  })
}
