import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import { clause, frame, type LetterCase, opening, paragraph, writerOf } from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'

/** D05 说明理由告知书 (条例第三十五条). */
export type ReasonsData = LetterCase & {
  /** 数量、频次 */
  count: string
  answerBy: Day
}

export const reasonRequest = (data: ReasonsData): Letter => {
  const write = writerOf(wordingOf('D05', data.on), data)
  return frame('D05', data, {
    blocks: [
      ...opening(data),
      paragraph(write('facts', { count: clause(data.count), rule: quote('条例第三十五条') })),
      paragraph(write('ask', { answerBy: inChinese(data.answerBy) })),
      paragraph(write('consequence')),
    ],
  })
}

/** D26 延迟答复告知书: the reasons were accepted, the term cannot be kept (条例第三十五条). */
export type DelayData = LetterCase & {
  askedOn: Day
  reasonsReceivedOn: Day
  /** 无法按期答复的原因 */
  why: string
  delayedTo: Day
}

export const delay = (data: DelayData): Letter => {
  const write = writerOf(wordingOf('D26', data.on), data)
  return frame('D26', data, {
    blocks: [
      ...opening(data),
      paragraph(
        write('facts', {
          askedOn: inChinese(data.askedOn),
          receivedOn: inChinese(data.reasonsReceivedOn),
          why: clause(data.why),
          rule: quote('条例第三十五条'),
        }),
      ),
      paragraph(write('decision', { delayedTo: inChinese(data.delayedTo) })),
    ],
  })
}
