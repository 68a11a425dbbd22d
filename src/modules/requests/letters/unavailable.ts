import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import type { SearchRecord } from '../checklist-facts.ts'
import { clause, type LetterCase, sentence } from './letter-case.ts'
import { quote } from './letter-wording.ts'
import { reply } from './replies.ts'

/** D16 行政查询事项告知书 (条例第三十六条第七项). */
export type RegistryData = LetterCase & { law: string; where: string; reason: string }

export const registryQuery = (data: RegistryData): Letter =>
  reply(data, { kind: 'D16', code: 'N8' }, (write) => [
    write('decision', {
      law: clause(data.law),
      reason: sentence(data.reason),
      rule: quote('条例第三十六条第七项'),
    }),
    write('where', { where: clause(data.where) }),
  ])

/** D17 非本机关负责公开告知书 (条例第十条、第三十六条第五项). */
export type NotResponsibleData = LetterCase & {
  reason: string
  /** Made or kept by another organ, by a dispatched office, or jointly with another in the lead. */
  basis?: '条例第十条第一款' | '条例第十条第二款' | '条例第十条第三款'
} & ({ responsible: { organ: string; contact: string } } | { unknownWhy: string })

export const notResponsible = (data: NotResponsibleData): Letter =>
  reply(data, { kind: 'D17', code: 'U1a' }, (write) => [
    write('decision', {
      reason: sentence(data.reason),
      rule10: quote(data.basis ?? '条例第十条第一款'),
    }),
    quote('条例第三十六条第五项') +
      ('responsible' in data
        ? write('known', {
            organ: clause(data.responsible.organ),
            contact: clause(data.responsible.contact),
          })
        : write('unknown', { why: clause(data.unknownWhy) })),
  ])

/** D18 信息不存在告知书: the search is told (条例第三十六条第四项). */
export type NonexistentData = LetterCase & { search: SearchRecord; reason: string }

export const nonexistent = (data: NonexistentData): Letter => {
  const { by, on, where, keywords, from, to } = data.search
  return reply(data, { kind: 'D18', code: 'U1b' }, (write) => [
    write('search', {
      by: clause(by),
      on: inChinese(on),
      where: where.map(clause).join('、'),
      // 标有引号的并列成分之间不用顿号 (GB/T 15834-2011 4.5.3.5)
      keywords: keywords.map((word) => `“${word.trim()}”`).join(''),
      from: inChinese(from),
      to: inChinese(to),
    }),
    write('decision', { reason: sentence(data.reason), rule: quote('条例第三十六条第四项') }),
  ])
}

/** D19 需加工分析不予提供告知书 (条例第三十八条). */
export type ProcessingData = LetterCase & { existing: string; reason: string }

export const needsProcessing = (data: ProcessingData): Letter =>
  reply(data, { kind: 'D19', code: 'U2' }, (write) => [
    write('facts', { existing: clause(data.existing) }),
    write('decision', { reason: sentence(data.reason), rule: quote('条例第三十八条') }),
  ])

/** 补正告知书 as later letters refer to it. */
export type Notice = { servedOn: Day; number?: string }

const numbered = (number: string | undefined): string =>
  number === undefined ? '' : `（${number}）`

/** D20 补正后仍不明确告知书 (条例第三十条). */
export type StillUnclearData = LetterCase & {
  notice: Notice
  correctionReceivedOn: Day
  unclear: string
  reason: string
}

export const stillUnclear = (data: StillUnclearData): Letter =>
  reply(data, { kind: 'D20', code: 'U3' }, (write) => [
    write('facts', {
      servedOn: inChinese(data.notice.servedOn),
      notice: numbered(data.notice.number),
      receivedOn: inChinese(data.correctionReceivedOn),
      unclear: clause(data.unclear),
    }),
    write('decision', { rule: quote('条例第三十条'), reason: sentence(data.reason) }),
  ])

/** D28 逾期不补正不再处理告知书 (条例第三十条). */
export type NotCorrectedData = LetterCase & { notice: Notice; replyBy: Day }

export const notCorrected = (data: NotCorrectedData): Letter =>
  reply(data, { kind: 'D28', code: 'O1' }, (write) => [
    write('facts', {
      servedOn: inChinese(data.notice.servedOn),
      notice: numbered(data.notice.number),
      replyBy: inChinese(data.replyBy),
    }),
    write('decision', { rule: quote('条例第三十条') }),
  ])

/** D29 逾期未缴费不再处理告知书 (《政府信息公开信息处理费管理办法》第六条). */
export type FeeUnpaidData = LetterCase & {
  notice: { receivedOn: Day; number?: string }
  amountFen: number
  payBy: Day
}

/** 元, with 角 and 分 only where there are any. */
const yuan = (fen: number): string => (fen % 100 === 0 ? `${fen / 100}` : (fen / 100).toFixed(2))

export const feeUnpaid = (data: FeeUnpaidData): Letter =>
  reply(data, { kind: 'D29', code: 'O2' }, (write) => [
    write('facts', {
      amount: yuan(data.amountFen),
      receivedOn: inChinese(data.notice.receivedOn),
      notice: numbered(data.notice.number),
      payBy: inChinese(data.payBy),
    }),
    write('decision'),
  ])
