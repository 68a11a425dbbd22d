import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import { thirdPartyRemedy } from '../remedy.ts'
import { clause, frame, paragraph, writerOf } from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'
import type { ThirdPartyData } from './procedure.ts'

/** D11 公开决定告知书, to a third party that objected: what is disclosed and why (条例第三十二条). */
export type OverruledData = Omit<ThirdPartyData, 'information'> & {
  sentOn: Day
  answeredOn: Day
  /** 公共利益, an objection without good reason, or a part that can be given (条例第三十七条) */
  because: 'override' | 'ungrounded' | 'partial'
  why: string
  /** 决定公开的政府信息内容 */
  disclosed: string
}

const ruleOf = ({ because }: OverruledData): string =>
  quote('条例第三十二条') + (because === 'partial' ? quote('条例第三十七条') : '')

export const overruled = (data: OverruledData): Letter => {
  const write = writerOf(wordingOf('D11', data.on), data)
  const remedy = thirdPartyRemedy(data)
  return frame('D11', data, {
    blocks: [
      write('opinion', {
        interest: clause(data.interest),
        sentOn: inChinese(data.sentOn),
        answeredOn: inChinese(data.answeredOn),
      }),
      write(data.because, { why: clause(data.why) }),
      write('decision', { rule: ruleOf(data), disclosed: clause(data.disclosed) }),
      ...(remedy.ok ? remedy.value.paragraphs : []),
    ].map((text) => paragraph(text)),
  })
}
