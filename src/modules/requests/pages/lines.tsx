import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { ClockBar } from '../../../ui/clock.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import type { Column } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import type { ApplicantKind } from '../applicant.ts'
import { decisionOf, isDecisionCode } from '../decisions.ts'
import type { ConfirmBy } from '../confirm-by.ts'
import { type Desk, deskNames } from '../desk.ts'
import { type Stage, stageNames } from '../request.ts'

/** One line of a work list, with what is left of its term. */
export type Line = {
  id: string
  number: string
  description: string
  stage: Stage
  desk: Desk
  receivedOn: Day | null
  arrivedOn: Day
  dueOn: Day | null
  dueProvisional: boolean
  /** 暂缓送达至, and only while the hold runs. */
  heldUntil: Day | null
  holdProvisional: boolean
  paused: boolean
  /** 退回, to be served again; the first handing-over still counts. */
  returned: boolean
  code: string | null
  handler: string | null
  maskedName: string
  applicantKind: ApplicantKind
  /** C-CONFIRM, where the applicant still has to be reached. */
  confirm: (ConfirmBy & { mayConfirm: boolean }) | null
  /** What the applicant did last, while no officer has acted since. */
  applicantAct: string | null
  /** Working days left; negative where overdue, null where no term runs. */
  left: number | null
}

const toneOfStage: Readonly<Record<Stage, Tone>> = {
  submitted: 'soon',
  open: 'active',
  awaitingCorrection: 'quiet',
  awaitingReasons: 'quiet',
  awaitingPayment: 'quiet',
  decided: 'soon',
  signed: 'active',
  served: 'done',
  closed: 'done',
  void: 'quiet',
}

/** Where a case stands, in one word. */
export const stageInWords = ({ stage, desk }: { stage: Stage; desk: Desk }): string =>
  (stage === 'open' && desk !== 'handle') || desk === 'notify' ? deskNames[desk] : stageNames[stage]

export const StageTag = (one: { stage: Stage; desk: Desk }): JSX.Element => (
  <Tag label={stageInWords(one)} tone={toneOfStage[one.stage]} />
)

const shortened = (text: string): string => (text.length > 48 ? `${text.slice(0, 48)}…` : text)

/** 环节 at which no term runs any more. */
export const ended: ReadonlySet<Stage> = new Set(['served', 'closed', 'void'])

const ConfirmCell = ({
  id,
  confirm: { by, late, mayConfirm },
}: {
  id: string
  confirm: NonNullable<Line['confirm']>
}): JSX.Element => (
  <div>
    <Tag
      label={late ? `应于 ${by} 前确认，已逾期` : `${by} 前确认`}
      tone={late ? 'overdue' : 'soon'}
    />{' '}
    {mayConfirm && <a href={`/console/requests/${id}/do/confirmReceipt`}>确认收到</a>}
  </div>
)

/** What is left, or how the case ended. */
export const DueCell = ({ line }: { line: Line }): JSX.Element => {
  if (ended.has(line.stage))
    return <span class="ended">{isDecisionCode(line.code) ? decisionOf(line.code).name : ''}</span>
  if (line.returned) return <span class="faint">退回待再次送达，首次交邮已计</span>
  if (line.confirm) return <ConfirmCell id={line.id} confirm={line.confirm} />
  if (line.left === null || line.dueOn === null)
    return <span class="faint">期限未开始或者已停止</span>
  if (line.paused) return <span class="faint">暂停计算</span>
  return (
    <ClockBar
      clock={{
        label: '答复期限',
        due: line.dueOn,
        used: 20 - line.left,
        total: 20,
        provisional: line.dueProvisional,
      }}
    />
  )
}

/** The columns of every work list. */
export const lineColumns: readonly Column<Line>[] = [
  {
    key: 'number',
    label: '申请编号',
    kind: 'short',
    sortable: true,
    cell: ({ id, number }) => <a href={`/console/requests/${id}`}>{number}</a>,
  },
  { key: 'name', label: '申请人', cell: ({ maskedName }) => maskedName },
  {
    key: 'description',
    label: '所需信息',
    cell: ({ description }) => <span title={description}>{shortened(description)}</span>,
  },
  {
    key: 'stage',
    label: '环节',
    kind: 'short',
    cell: ({ stage, desk, heldUntil, holdProvisional, applicantAct }) => (
      <div>
        <StageTag stage={stage} desk={desk} />
        {applicantAct !== null && (
          <div>
            <Tag label={applicantAct} tone="soon" />
          </div>
        )}
        {heldUntil && (
          <div class="faint">
            暂缓送达至 <OnDay on={heldUntil} provisional={holdProvisional} />
          </div>
        )}
      </div>
    ),
  },
  { key: 'handler', label: '经办人', kind: 'short', cell: ({ handler }) => handler ?? '' },
  {
    key: 'received',
    label: '收到日期',
    kind: 'short',
    sortable: true,
    cell: ({ receivedOn, arrivedOn }) =>
      receivedOn ? <OnDay on={receivedOn} /> : <span class="faint">{arrivedOn} 提交</span>,
  },
  {
    key: 'due',
    label: '答复期限',
    kind: 'short',
    sortable: true,
    cell: (line) => (
      <div>
        {line.dueOn && !line.returned && !ended.has(line.stage) && (
          <div>
            <OnDay on={line.dueOn} provisional={line.dueProvisional} />
          </div>
        )}
        <DueCell line={line} />
      </div>
    ),
  },
]
