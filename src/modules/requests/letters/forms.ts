import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import { type DecisionCode, decisionOf } from '../decisions.ts'
import type { ServiceRoute } from '../events.ts'
import { remedyFor, type WithheldGround } from '../remedy.ts'
import { formFrame, type LetterCase } from './letter-case.ts'

const dated = (on: Day | undefined): string => (on === undefined ? '' : inChinese(on))

const routes: Readonly<Record<ServiceRoute, string>> = {
  direct: '直接送达',
  post: '邮寄送达（邮政企业）',
  entrusted: '委托送达',
  online: '互联网送达',
}

/** D32 送达回证 (国办公开办函〔2016〕235号): what is not known yet is left blank to fill in by hand. */
export type ServiceData = LetterCase & {
  letter: { title: string; number?: string }
  /** Every letter of the envelope, where it holds several. */
  enclosed?: readonly { title: string; number?: string; requestNumber: string }[]
  route: ServiceRoute
  /** 送达地址或者网上渠道 */
  place: string
  postNumber?: string
  handedOverOn?: Day
  signedOn?: Day
  signer?: string
  /** 拒收、退回的情况 */
  refusal?: string
  server?: string
}

const servedLetters = (data: ServiceData): (readonly [string, string])[] => {
  const { letter, enclosed = [] } = data
  if (enclosed.length < 2)
    return [
      ['送达文书', letter.title],
      ['文号', letter.number ?? ''],
      ['申请编号', data.requestNumber],
    ]
  const lines = enclosed.map(
    ({ title, number = '', requestNumber }, at) =>
      `${at + 1}. ${title} ${number}（${requestNumber}）`,
  )
  return [[`送达文书（${enclosed.length}件）`, lines.join('\n')]]
}

export const serviceReceipt = (data: ServiceData): Letter =>
  formFrame('D32', data, [
    {
      type: 'facts',
      rows: [
        ...servedLetters(data),
        ['受送达人', data.addressee.name],
        ['送达方式', routes[data.route]],
        ['送达地址', data.place],
        ['邮件号码', data.postNumber ?? ''],
        ['发出日期', dated(data.handedOverOn)],
        ['签收日期', dated(data.signedOn)],
        ['签收人', data.signer ?? ''],
        ['拒收、退回', data.refusal ?? ''],
        ['送达人', data.server ?? ''],
      ],
    },
  ])

/** D33 办理审批单（公开审查单）: what is proposed and why, and the opinions (条例第十七条、第四十五条). */
export type ApprovalData = LetterCase & {
  code: DecisionCode
  withheld?: readonly WithheldGround[]
  /** 检索、征求意见、区分处理的情况 */
  search?: string
  consultation?: string
  severance?: string
  reason: string
  opinions: Partial<
    Readonly<Record<'handler' | 'disclosureOffice' | 'secrecy' | 'legal' | 'leader', string>>
  >
}

const clauseNames = { RM1: '复议前置', RM2: '可复议可诉讼', RM3: '可复议可诉讼' } as const

const remedyLine = ({ code, on, organ, servedOnline, withheld }: ApprovalData): string => {
  const remedy = remedyFor({ code, on, organ, servedOnline, ...(withheld ? { withheld } : {}) })
  return remedy.ok
    ? remedy.value.clauses.map((clause) => `${clauseNames[clause]}（${clause}）`).join('；')
    : remedy.refusal.message
}

export const approval = (data: ApprovalData): Letter => {
  const decision = decisionOf(data.code)
  const { opinions } = data
  return formFrame('D33', data, [
    {
      type: 'facts',
      rows: [
        ['申请编号', data.requestNumber],
        ['申请人', data.addressee.name],
        ['收到日期', inChinese(data.receivedOn)],
        ['申请内容', data.description.trim()],
        ['拟办结果', `${decision.name}（${decision.code}）`],
        ['法律依据', decision.basis.join('、')],
        ['年报归类', decision.rowLabel],
        ['救济途径', remedyLine(data)],
        ['检索情况', data.search ?? '不适用'],
        ['征求意见', data.consultation ?? '不适用'],
        ['区分处理', data.severance ?? '不适用'],
        ['事实和理由', data.reason],
        ['承办人意见', opinions.handler ?? ''],
        ['公开工作机构意见', opinions.disclosureOffice ?? ''],
        ['保密审查意见', opinions.secrecy ?? ''],
        ['合法性审核意见', opinions.legal ?? ''],
        ['负责人审批意见', opinions.leader ?? ''],
      ],
    },
  ])
}
