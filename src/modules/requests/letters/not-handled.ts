import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import {
  clause,
  frame,
  type LetterCase,
  opening,
  paragraph,
  sentence,
  writerOf,
} from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'
import { reply } from './replies.ts'

/** D21 信访投诉举报类申请告知书 (条例第三十九条第一款). */
export type PetitionData = LetterCase & { nature: string; properChannel: string; reason: string }

export const petition = (data: PetitionData): Letter =>
  reply(data, { kind: 'D21', code: 'X1' }, (write) => [
    write('facts', { nature: clause(data.nature), reason: sentence(data.reason) }),
    write('decision', {
      rule: quote('条例第三十九条第一款'),
      channel: clause(data.properChannel),
    }),
  ])

/** D22 重复申请不予重复处理告知书 (条例第三十六条第六项). */
export type DuplicateData = LetterCase & {
  earlier: { number: string; on: Day }
  reason: string
}

export const duplicate = (data: DuplicateData): Letter =>
  reply(data, { kind: 'D22', code: 'X2' }, (write) => [
    write('facts', {
      earlierOn: inChinese(data.earlier.on),
      earlierNumber: clause(data.earlier.number),
      reason: sentence(data.reason),
    }),
    write('decision', { rule: quote('条例第三十六条第六项') }),
  ])

/** D23 公开出版物告知书 (条例第三十九条第二款). */
export type PublicationData = LetterCase & { publication: string; where: string }

export const publication = (data: PublicationData): Letter =>
  reply(data, { kind: 'D23', code: 'X3' }, (write) => [
    write('decision', {
      publication: clause(data.publication),
      rule: quote('条例第三十九条第二款'),
      where: clause(data.where),
    }),
  ])

/** D24 大量反复申请不予处理告知书 (条例第三十五条). */
export type AbusiveData = LetterCase & {
  count: string
  /** 说明理由告知书 served, and the answer, if there was one. */
  asked: { on: Day; answeredOn?: Day }
  reason: string
}

export const abusive = (data: AbusiveData): Letter => {
  const { on, answeredOn } = data.asked
  return reply(data, { kind: 'D24', code: 'X4' }, (write) => [
    write('facts', { count: clause(data.count), askedOn: inChinese(on) }) +
      (answeredOn === undefined
        ? write('unanswered')
        : write('answered', { answeredOn: inChinese(answeredOn) })),
    write('decision', { reason: sentence(data.reason), rule: quote('条例第三十五条') }),
  ])
}

/** D25 要求确认或者重新出具已获取信息告知书 (条例第二条、第三十八条). */
export type ReconfirmData = LetterCase & { obtained: string; reason: string }

export const reconfirm = (data: ReconfirmData): Letter =>
  reply(data, { kind: 'D25', code: 'X5' }, (write) => [
    write('facts', { obtained: clause(data.obtained), reason: sentence(data.reason) }),
    write('decision', { rule: quote('条例第二条'), rule38: quote('条例第三十八条') }),
  ])

/** D35 不属于政府信息告知书 (条例第二条). */
export type NotGovInfoData = LetterCase & { reason: string }

export const notGovInfo = (data: NotGovInfoData): Letter =>
  reply(data, { kind: 'D35', code: 'O3' }, (write) => [
    write('facts', { reason: sentence(data.reason) }),
    write('decision', { rule: quote('条例第二条') }),
  ])

/** D30 撤回申请确认书: it decides nothing against the applicant, so it carries no remedy. */
export type WithdrawalData = LetterCase & {
  withdrawnOn: Day
  /** 书面声明, 口头声明（已作笔录） */ statement: string
}

export const withdrawal = (data: WithdrawalData): Letter => {
  const write = writerOf(wordingOf('D30', data.on), data)
  const facts = write('facts', {
    withdrawnOn: inChinese(data.withdrawnOn),
    statement: clause(data.statement),
  })
  return frame('D30', data, {
    blocks: [...opening(data), paragraph(facts), paragraph(write('decision'))],
  })
}
