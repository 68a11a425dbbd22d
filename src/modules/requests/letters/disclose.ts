import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Block, Letter } from '../../../kernel/letter.ts'
import { isRefusal } from '../decisions.ts'
import { clause, type LetterCase, ordinal, sentence, type Writer } from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'
import { type Ground, groundSentences } from './refuse.ts'
import { reply } from './replies.ts'

/** D12 予以公开告知书 (条例第三十六条第二项、第四十条). */
export type DisclosureData = LetterCase & {
  /** Names of the papers given with the letter; without any, `way` tells how to get them. */
  attachments: readonly string[]
  /** 获取的方式、途径和时间 */
  way?: string
  /** Given in another form than asked for (`given`: 以电子数据提供, 安排查阅), and why. */
  otherForm?: { asked: string; given: string; why: string }
}

export const disclosure = (data: DisclosureData): Letter =>
  reply(data, { kind: 'D12', code: 'G1', attachments: data.attachments }, (write) => [
    write('decision', { rule: quote('条例第三十六条第二项') }),
    data.attachments.length > 0 ? write('attached') : write('way', { way: clause(data.way ?? '') }),
    ...(data.otherForm
      ? [
          write('form', {
            asked: clause(data.otherForm.asked),
            why: clause(data.otherForm.why),
            form: clause(data.otherForm.given),
          }),
        ]
      : []),
  ])

/** D13 主动公开信息告知书: already public (条例第三十六条第一项), or public by a day (第二项). */
export type PublicData = LetterCase & {
  /** 网址或者地点 */
  where: string
  /** G3: the day from which it is public; absent for G2. */
  by?: Day
}

export const publicInformation = (data: PublicData): Letter => {
  const { by } = data
  const where = clause(data.where)
  return by === undefined
    ? reply(data, { kind: 'D13', code: 'G2' }, (write) => [
        write('already', { rule: quote('条例第三十六条第一项'), where }),
      ])
    : reply(data, { kind: 'D13', code: 'G3' }, (write) => [
        write('soon', { rule: quote('条例第三十六条第二项'), where, by: inChinese(by) }),
      ])
}

/** One withheld part: what it is and why (条例第三十七条). */
export type Withheld = { part: string; reason: string } & (Ground | { ground: 'O3' })

/** D14 部分公开告知书: both parts, each withheld one with its own ground. */
export type PartialData = LetterCase & {
  disclosed: string
  withheld: readonly Withheld[]
  attachments: readonly string[]
}

const withheldBlocks = (write: Writer, data: PartialData): (Block | string)[] =>
  data.withheld.flatMap((one, at) => [
    {
      type: 'heading',
      level: 2,
      text: write('withheldPart', { n: ordinal(at), part: clause(one.part) }),
    },
    one.ground === 'O3'
      ? write('notGovInfoReason', { reason: sentence(one.reason), rule: quote('条例第二条') })
      : groundSentences(data, one, 'part'),
  ])

const mixedOf = (grounds: readonly Withheld['ground'][]): string => {
  const refused = grounds.some((ground) => isRefusal(ground))
  if (!grounds.includes('O3')) return 'notOpen'
  return refused ? 'both' : 'notGovInfo'
}

export const partialDisclosure = (data: PartialData): Letter => {
  const withheld = data.withheld.map(({ ground }) => ground)
  const { texts } = wordingOf('D14', data.on)
  const remedyTitle = texts['remedyTitle'] ?? ''
  const body = {
    kind: 'D14',
    code: 'PT',
    withheld,
    remedyTitle,
    attachments: data.attachments,
  } as const
  return reply(data, body, (write) => [
    write('decision', { mixed: write(mixedOf(withheld)), rule: quote('条例第三十七条') }),
    { type: 'heading', level: 1, text: write('disclosedTitle') },
    write('disclosed', { disclosed: clause(data.disclosed) }),
    { type: 'heading', level: 1, text: write('withheldTitle') },
    ...withheldBlocks(write, data),
  ])
}
