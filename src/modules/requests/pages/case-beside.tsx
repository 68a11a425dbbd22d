import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { leftInWords, toneOf } from '../../../ui/clock.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Clock } from '../clocks.ts'
import { groundInWords } from '../erasure.ts'
import { consultationNames } from '../event-words.ts'
import { proposalNames } from '../guard-proposals.ts'
import type { Consultation, Pending } from '../request.ts'
import { clockViewOf } from './clock-card.tsx'

/** What waits for a second person; `by` is their name. */
export type PendingView = Pending & {
  /** Whom it waits for; absent where the reader may decide. */
  waits?: string | undefined
}
export type ConsultationView = Consultation & { party: string }
export type AssistView = {
  id: string
  organ: string
  question: string
  dueOn: Day
  reminders: number
  escalated: boolean
  answer: string | null
  answeredOn: Day | null
}

/** What is asked for, in words. */
export const pendingInWords = (one: PendingView): string => {
  if (one.act === 'extension') return `延长 ${one.days} 个工作日：${one.reason}`
  if (one.act === 'lateCorrection')
    return `${one.items.join('；')}（至 ${one.replyBy}）。理由：${one.reason}`
  if (one.act === 'receiptDate') return `更正为 ${one.receivedOn}：${one.reason}`
  if (one.act === 'erasure') return `${groundInWords(one.ground)}。理由：${one.reason}`
  return one.reason
}

/** What waits for a second person. */
export const PendingCard = ({
  pending,
  at,
}: {
  pending: readonly PendingView[]
  at: string
}): JSX.Element | null =>
  pending.length === 0 ? null : (
    <Card title="等待同意">
      {pending.map((one) => (
        <div class="asked-of-you">
          <p>
            <Tag label={proposalNames[one.act]} tone="soon" /> {pendingInWords(one)}
          </p>
          <p class="faint">
            {one.by} {one.on} 提请
            {one.waits !== undefined && `；${one.waits}`}
          </p>
          {one.waits === undefined && (
            <p class="links">
              <ButtonLink
                look="primary"
                href={one.act === 'erasure' ? `${at}/do/erase` : `${at}/do/approve?of=${one.seq}`}
              >
                同意
              </ButtonLink>
              <ButtonLink href={`${at}/do/reject?of=${one.seq}`}>不同意</ButtonLink>
            </p>
          )}
        </div>
      ))}
    </Card>
  )

/** What came back to a letter, in words; empty while nothing has. */
export const opinionOf = ({ closed }: Consultation): string => {
  if (!closed) return ''
  if (closed.how === 'expired') return '期满未答复'
  if (closed.how === 'undelivered') return '无法送达'
  if (closed.agrees) return '同意公开'
  return closed.grounded === false ? '不同意公开，理由不合理' : '不同意公开'
}

type Running = {
  consultations: readonly ConsultationView[]
  clocks: readonly Clock[]
  calendar: Calendar
  today: Day
  mayHandle: boolean
}

const LetterState = ({ one, view }: { one: ConsultationView; view: Running }): JSX.Element => {
  const { closed } = one
  if (closed)
    return (
      <>
        <Tag label={opinionOf(one)} tone={closed.agrees ? 'done' : 'quiet'} />{' '}
        <OnDay on={closed.on} />
      </>
    )
  const clock = view.clocks.find(({ letter }) => letter === one.id)
  if (!clock)
    return <Tag label={one.kind === 'secrecy' ? '待答复' : '待登记收到日期'} tone="soon" />
  const clockView = clockViewOf(view.calendar, clock, view.today)
  return (
    <>
      {clock.due && <OnDay on={clock.due} provisional={clock.provisional} />}{' '}
      <Tag label={leftInWords(clockView)} tone={toneOf(clockView)} />
    </>
  )
}

const LetterActs = ({ one, at }: { one: ConsultationView; at: string }): JSX.Element => (
  <span class="links">
    {one.kind !== 'secrecy' && one.receivedOn === undefined && (
      <a href={`${at}/do/consultationReceived?of=${one.id}`}>登记收到</a>
    )}
    <a href={`${at}/do/consultationAnswered?of=${one.id}`}>登记意见</a>
    {one.receivedOn !== undefined && (
      <a href={`${at}/do/consultationExpired?of=${one.id}`}>期满未答复</a>
    )}
    {one.kind !== 'secrecy' && <a href={`${at}/do/proposeUndelivered?of=${one.id}`}>无法送达</a>}
  </span>
)

/** 征求意见: each letter with its own clock. */
export const ConsultationsCard = ({
  view,
  at,
}: {
  view: Running
  at: string
}): JSX.Element | null =>
  view.consultations.length === 0 ? null : (
    <Card title="征求意见">
      <Table
        caption="征求意见书"
        rows={view.consultations}
        columns={[
          {
            key: 'party',
            label: '对象',
            cell: ({ id, kind, party }) => `第${id}号函（${consultationNames[kind]}）${party}`,
          },
          {
            key: 'sent',
            label: '发出',
            kind: 'short',
            cell: ({ sentOn }) => <OnDay on={sentOn} />,
          },
          {
            key: 'received',
            label: '对方收到',
            kind: 'short',
            cell: ({ receivedOn }) => receivedOn && <OnDay on={receivedOn} />,
          },
          { key: 'state', label: '意见', cell: (one) => <LetterState one={one} view={view} /> },
          {
            key: 'acts',
            label: '办理',
            cell: (one) => (view.mayHandle && !one.closed ? <LetterActs one={one} at={at} /> : ''),
          },
        ]}
      />
    </Card>
  )

/** How an assist stands, in words. */
export const assistInWords = (one: AssistView, today: Day): string => {
  if (one.answeredOn) return '已回复'
  return [
    one.dueOn < today ? '已超期' : '待回复',
    one.reminders > 0 ? `催办 ${one.reminders} 次` : '',
    one.escalated ? '已报请督办' : '',
  ]
    .filter(Boolean)
    .join('，')
}

const AssistState = ({ one, today }: { one: AssistView; today: Day }): JSX.Element => {
  if (one.answeredOn)
    return (
      <div>
        <Tag label="已回复" tone="done" /> {one.answer}
      </div>
    )
  return (
    <div>
      <Tag
        label={one.dueOn < today ? '已超期' : '待回复'}
        tone={one.dueOn < today ? 'overdue' : 'active'}
      />
      {one.reminders > 0 && ` 催办 ${one.reminders} 次`}
      {one.escalated && ' 已报请督办'}
    </div>
  )
}

/** 协办: what other units were asked, and what they said. */
export const AssistsCard = ({
  view,
  at,
}: {
  view: { assists: readonly AssistView[]; today: Day; mayHandle: boolean }
  at: string
}): JSX.Element | null =>
  view.assists.length === 0 ? null : (
    <Card title="协办">
      <Table
        caption="协办"
        rows={view.assists}
        columns={[
          { key: 'organ', label: '协办单位', cell: ({ organ }) => organ },
          { key: 'question', label: '事项', cell: ({ question }) => question },
          { key: 'due', label: '期限', kind: 'short', cell: ({ dueOn }) => <OnDay on={dueOn} /> },
          {
            key: 'state',
            label: '情况',
            cell: (one) => <AssistState one={one} today={view.today} />,
          },
          {
            key: 'acts',
            label: '办理',
            cell: (one) =>
              view.mayHandle && one.answeredOn === null ? (
                <span class="links">
                  <a href={`${at}/do/remindAssist?of=${one.id}`}>催办</a>
                  {!one.escalated && <a href={`${at}/do/escalateAssist?of=${one.id}`}>督办</a>}
                </span>
              ) : (
                ''
              ),
          },
        ]}
      />
    </Card>
  )
