import data from '../../../law/decision-codes.json' with { type: 'json' }
import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { type Dated, inForceOn } from './wording.ts'

/** 办理结果 (决定代码): one item of a request gets exactly one. */
export const decisionCodes = [
  'G1',
  'G2',
  'G3',
  'PT',
  'N1',
  'N2',
  'N3',
  'N4',
  'N5',
  'N6',
  'N7',
  'N8',
  'U1a',
  'U1b',
  'U2',
  'U3',
  'X1',
  'X2',
  'X3',
  'X4',
  'X5',
  'O1',
  'O2',
  'O3',
] as const

export type DecisionCode = (typeof decisionCodes)[number]

/** 不予公开 in the narrow sense of 法释〔2025〕8号: refused on 条例第十四条 to 第十六条. */
export const refusalCodes = ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7'] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** The 21 result rows of table 三 of the annual report, in its order. */
export const reportRows = [
  'granted',
  'partial',
  'd1',
  'd2',
  'd3',
  'd4',
  'd5',
  'd6',
  'd7',
  'd8',
  'u1',
  'u2',
  'u3',
  'n1',
  'n2',
  'n3',
  'n4',
  'n5',
  'o1',
  'o2',
  'o3',
] as const

export type ReportRow = (typeof reportRows)[number]

/** 文书种类 of the replies a decision is answered with; D35 is O3 without a withdrawal. */
export type ReplyKind =
  | 'D12'
  | 'D13'
  | 'D14'
  | 'D15'
  | 'D16'
  | 'D17'
  | 'D18'
  | 'D19'
  | 'D20'
  | 'D21'
  | 'D22'
  | 'D23'
  | 'D24'
  | 'D25'
  | 'D28'
  | 'D29'
  | 'D30'
  | 'D35'

export type Decision = Dated & {
  code: DecisionCode
  /** 名称, as screens show it */
  name: string
  /** e.g. 条例第三十六条第二项 */
  basis: readonly string[]
  row: ReportRow
  rowLabel: string
  letter: ReplyKind
  /** V the mapping was read in the official form, K it is practice */
  mark: 'V' | 'K' | 'D'
}

const toDecision = (row: (typeof data.codes)[number]): Decision => ({
  code: row.code as DecisionCode,
  name: row.name,
  basis: row.basis,
  row: row.row as ReportRow,
  rowLabel: row.rowLabel,
  letter: row.letter as ReplyKind,
  mark: row.mark as Decision['mark'],
  from: row.from,
  to: row.to,
})

/** All 24, in the order of the annual report. */
export const decisions: readonly Decision[] = data.codes.map(toDecision)

const byCode = new Map(decisions.map((decision) => [decision.code, decision]))

/** @throws RangeError where law/decision-codes.json lacks the code */
export const decisionOf = (code: DecisionCode): Decision => {
  const decision = byCode.get(code)
  if (!decision) throw new RangeError(`no such decision code: ${code}`)
  return decision
}

export const isDecisionCode = (text: unknown): text is DecisionCode =>
  decisionCodes.some((code) => code === text)

export const isRefusal = (code: DecisionCode): code is RefusalCode =>
  refusalCodes.some((refusal) => refusal === code)

/** The decision, if the law knew it on the day of the reply. */
export const decisionOn = (code: DecisionCode, on: Day): Result<Decision> => {
  const decision = decisionOf(code)
  return inForceOn([decision], on)
    ? ok(decision)
    : no('requests.decision-not-in-force', `${on} 尚无或者已无“${decision.name}”这一办理结果`)
}
