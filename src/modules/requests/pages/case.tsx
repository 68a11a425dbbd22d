import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Clock as ClockFace } from '../../../ui/clock.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { type Fact, Facts, OnDay } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Split, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Happening, Timeline } from '../../../ui/timeline.tsx'
import { applicantKindNames } from '../applicant.ts'
import type { Clock } from '../clocks.ts'
import type { ConfirmBy } from '../confirm-by.ts'
import { decisionOf, isDecisionCode } from '../decisions.ts'
import type { Desk } from '../desk.ts'
import type { CaseState } from '../request.ts'
import type { EarlierRequests } from '../earlier.ts'
import { carrierNames, channelNames, obtainNames } from '../wanted-form.ts'
import {
  AssistsCard,
  type AssistView,
  ConsultationsCard,
  type ConsultationView,
  PendingCard,
  type PendingView,
} from './case-beside.tsx'
import { type NoticeView, NoticesCard } from './case-notices.tsx'
import { EarlierCard } from './case-earlier.tsx'
import { ErasedCard } from './case-erasure.tsx'
import { type CasePapers, ErasedPapers, Papers } from './case-papers.tsx'
import { ConfirmAlarm } from './case-confirm.tsx'
import { ClockDays, clockViewOf } from './clock-card.tsx'
import { ReturnedRemark } from './returned.tsx'
import { StageTag } from './lines.tsx'

type Row = {
  id: string
  organId: string
  number: string
  description: string
  obtainBy: keyof typeof obtainNames
  carrier: keyof typeof carrierNames
  channel: keyof typeof channelNames
  arrivedOn: Day
  receivedOn: Day | null
  applicantKind: keyof typeof applicantKindNames
  maskedName: string
  stage: CaseState['stage']
  desk: Desk
  code: string | null
  formerNumber: string | null
}

export type Step = { href: string; label: string; title: string }

/** A line of 办理过程: words only. */
type CourseLine = Happening & { title: string; by: string; detail?: string }

export type CaseProps = CasePapers & {
  /** 受委托审核: whose case it is, where it is another organ's. */
  organ?: string | undefined
  shell: Shell
  row: Row
  state: CaseState
  calendar: Calendar
  today: Day
  clocks: readonly Clock[]
  happenings: readonly CourseLine[]
  handler: string
  next?: Step | undefined
  steps: readonly Step[]
  /** 审核签发: whom the draft waits for, where the reader is not the one. */
  waits?: string | undefined
  /** 服务评价 of the applicant. */
  rated: number | undefined
  notes: readonly { label: string; text: string; by: string; on: Day }[]
  assists: readonly AssistView[]
  pending: readonly PendingView[]
  consultations: readonly ConsultationView[]
  notices: readonly NoticeView[]
  /** What is told while a third party has to be told first. */
  warning: string
  person: (id: string) => string
  csrf: string
  idempotencyKey: string
  siblings: readonly Related[]
  earlier: EarlierRequests
  /** C-CONFIRM, while nobody has reached the applicant. */
  confirm: ConfirmBy | undefined
}

type Related = {
  id: string
  number: string
  description: string
  stage: CaseState['stage']
  desk: Desk
}

const at = (id: string, rest: string): string => `/console/requests/${id}/${rest}`

/** 申请件: everything about one item, and exactly the steps the rules allow now. */
export const CasePage = (props: CaseProps): JSX.Element => {
  const { shell, row, next } = props
  return (
    <ConsolePage
      {...shell}
      title={props.organ === undefined ? row.number : `${props.organ} ${row.number}`}
      tags={<StageTag stage={row.stage} desk={row.desk} />}
      crumbs={[{ href: '/console/requests', label: '依申请公开' }]}
      actions={
        <>
          <ExportLinks list={at(row.id, 'lists')} />
          {next && (
            <ButtonLink href={next.href} look="primary">
              {next.label}
            </ButtonLink>
          )}
        </>
      }
    >
      <Split side={<Side {...props} />}>
        {props.confirm && <ConfirmAlarm alarm={props.confirm} channel={row.channel} />}
        <ReturnedRemark state={props.state} person={props.person} />
        <ErasedCard erased={props.state.erased} person={props.person} />
        {props.waits !== undefined && <Remark>{props.waits}</Remark>}
        <PendingCard pending={props.pending} at={`/console/requests/${row.id}`} />
        <Content {...props} />
        <ConsultationsCard view={props} at={`/console/requests/${row.id}`} />
        <NoticesCard view={props} at={`/console/requests/${row.id}`} />
        <AssistsCard view={props} at={`/console/requests/${row.id}`} />
        <Card title="办理过程">
          <Timeline happenings={props.happenings} />
        </Card>
        <Notes {...props} />
        <RelatedCases title="同一申请的其他事项" rows={props.siblings} />
        <EarlierCard found={props.earlier} />
      </Split>
    </ConsolePage>
  )
}

const ApplicantLine = ({
  row,
  known,
  csrf,
  idempotencyKey,
}: Pick<CaseProps, 'row' | 'csrf' | 'idempotencyKey'> & { known: boolean }): JSX.Element => (
  <>
    {row.maskedName}（{applicantKindNames[row.applicantKind]}）{' '}
    {known && (
      <Form action={at(row.id, 'unmask')} csrf={csrf} idempotencyKey={idempotencyKey}>
        <Button look="quiet">查看完整信息</Button>
        <small class="faint">查看会留下记录</small>
      </Form>
    )}
  </>
)

const CodeLink = ({ row, known }: Pick<CaseProps, 'row'> & { known: boolean }) =>
  known ? <a href={at(row.id, 'query-code')}>重发查询码</a> : null

const Content = ({ row, handler, state, csrf, idempotencyKey, rated }: CaseProps): JSX.Element => {
  const result = isDecisionCode(row.code) ? decisionOf(row.code) : undefined
  const rows: Fact[] = [
    [
      '申请人',
      <ApplicantLine row={row} known={!state.erased} csrf={csrf} idempotencyKey={idempotencyKey} />,
    ],
    ['所需信息', <span class="own-lines">{row.description}</span>],
    ['获取方式', `${obtainNames[row.obtainBy]}；${carrierNames[row.carrier]}`],
    [
      '申请渠道',
      <>
        {channelNames[row.channel]} <CodeLink row={row} known={!state.erased} />
      </>,
    ],
    [
      '收到申请之日',
      row.receivedOn ? <OnDay on={row.receivedOn} /> : `${row.arrivedOn} 提交，待与申请人确认`,
    ],
    ['经办人', handler],
  ]
  if (row.formerNumber !== null) rows.push(['原编号', `${row.formerNumber}（由旧台账导入）`])
  if (result) rows.push(['办理结果', `${result.name}（${result.basis.join('、')}）`])
  if (state.correction?.late)
    rows.push([
      '补正',
      <>
        <OnDay on={state.correction.askedOn} /> 逾期告知补正，答复期限照常计算（条例第三十条）
      </>,
    ])
  if (rated !== undefined) rows.push(['服务评价', `${rated} 分`])
  if (state.round > 1) rows.push(['答复次数', `第 ${state.round} 次答复`])
  return (
    <Card title="申请内容">
      <Facts rows={rows} />
    </Card>
  )
}

/** A window to tell the applicant something says nothing any more once it has passed. */
const tells = ({ id, due, endedOn }: Clock, today: Day): boolean =>
  id !== 'C-CORRECT' || endedOn !== null || due === null || due >= today

const Side = (props: CaseProps): JSX.Element => {
  const { clocks, calendar, today, steps, state } = props
  const main =
    clocks.find(({ id }) => id === 'C-DELAY35') ?? clocks.find(({ id }) => id === 'C-REPLY')
  const telling = clocks.filter((clock) => tells(clock, today))
  return (
    <Stack>
      {main && <ClockFace clock={clockViewOf(calendar, main, today)} />}
      {steps.length > 0 && (
        <Card title="可以办理">
          <ul class="steps-list">
            {steps.map(({ href, label }) => (
              <li>
                <ButtonLink href={href}>{label}</ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {state.erased ? <ErasedPapers {...props} /> : <Papers {...props} />}
      {telling.length > 0 && (
        <Card title="期限推算">
          {telling.map((clock) => (
            <ClockDays calendar={calendar} clock={clock} on={today} />
          ))}
        </Card>
      )}
    </Stack>
  )
}

const Notes = ({ row, notes, mayHandle, state }: CaseProps): JSX.Element => (
  <Card
    title="联系、检索和备注"
    actions={
      mayHandle &&
      !state.erased && (
        <>
          <a href={at(row.id, 'note')}>记一笔</a> <a href={at(row.id, 'search')}>登记检索</a>
        </>
      )
    }
  >
    {notes.length === 0 && <p class="faint">还没有记录</p>}
    <ul class="plain-list">
      {notes.map(({ label, text, by, on }) => (
        <li>
          <Tag label={label} /> {text}{' '}
          <span class="faint">
            {by} {on}
          </span>
        </li>
      ))}
    </ul>
  </Card>
)

const RelatedCases = ({
  title,
  rows,
}: {
  title: string
  rows: readonly Related[]
}): JSX.Element | null =>
  rows.length === 0 ? null : (
    <Card title={title}>
      <ul class="plain-list">
        {rows.map(({ id, number, description, stage, desk }) => (
          <li>
            <a href={`/console/requests/${id}`}>{number}</a> {description.slice(0, 40)}{' '}
            <StageTag stage={stage} desk={desk} />
          </li>
        ))}
      </ul>
    </Card>
  )
