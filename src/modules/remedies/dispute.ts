import type { Day } from '../../kernel/day.ts'
import { type Fields, fieldReader } from '../../kernel/fields.ts'
import { no, ok, type Result } from '../../kernel/result.ts'

/** The three groups of table 四. */
export const disputeKindNames = {
  review: '行政复议',
  direct: '行政诉讼（未经复议直接起诉）',
  after_review: '行政诉讼（复议后起诉）',
} as const

export type DisputeKind = keyof typeof disputeKindNames

/** How a dispute ended, in the columns of table 四. */
export const outcomeNames = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
} as const

export type DisputeOutcome = keyof typeof outcomeNames

/** 争议: a reconsideration or a lawsuit, from its filing to its end. */
export type Dispute = {
  id: string
  organId: string
  kind: DisputeKind
  /** 案号 or 受理文号 */
  number: string
  /** The request it is about, by its number, where there is one. */
  requestNumber: string | null
  /** 受理日期: 复议机关受理, 法院立案 */
  filedOn: Day
  outcome: DisputeOutcome | null
  /** 审结日期: the day of the decision or judgment */
  closedOn: Day | null
  version: number
}

export type Filed = Pick<Dispute, 'kind' | 'number' | 'requestNumber' | 'filedOn'>

export const readFiled = (fields: Fields, today: Day): Result<Filed> => {
  const form = fieldReader(fields)
  return form.read({
    kind: form.choice('kind', disputeKindNames, '请选择争议的种类'),
    number: form.text('number', 80, '请填写受理文号或者案号'),
    requestNumber: form.optional('requestNumber', 60) || null,
    filedOn: form.day('filedOn', today),
  })
}

export type Closed = { outcome: DisputeOutcome; closedOn: Day }

export const readClosed = (fields: Fields, today: Day): Result<Closed> => {
  const form = fieldReader(fields)
  return form.read({
    outcome: form.choice('outcome', outcomeNames, '请选择结果'),
    closedOn: form.day('closedOn', today),
  })
}

/** @returns the dispute as it ended; refused where it had ended before, or ends before it was filed */
export const closeOf = (before: Dispute, end: Closed): Result<Dispute> => {
  if (before.outcome !== null)
    return no(
      'remedies.closed',
      `这件争议已于 ${before.closedOn} 审结：${outcomeNames[before.outcome]}`,
    )
  if (end.closedOn < before.filedOn) {
    const message = '审结日期不能早于受理日期'
    return {
      ok: false,
      refusal: { code: 'remedies.early', message, fields: { closedOn: message } },
    }
  }
  return ok({ ...before, ...end, version: before.version + 1 })
}
