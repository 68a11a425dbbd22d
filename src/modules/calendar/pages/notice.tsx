import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { type Fact, Facts, OnDay } from '../../../ui/facts.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Card, Split, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type DueMove, stageNames } from '../../requests.ts'
import type { Effect, StoredNotice } from '../loaded.ts'
import type { CalendarYear } from '../year.ts'
import { NoticeStatus } from './calendar.tsx'
import { weekdayInWords, type YearDay } from './notice-columns.ts'

export const movesPerPage = 30

type Move = DueMove & { organId: string }

type Props = {
  shell: Shell
  notice: StoredNotice
  year: CalendarYear
  oddities: readonly string[]
  effects: readonly Effect[]
  /** One page of the cases that move, of the organs whose cases the reader may see. */
  moves: readonly Move[]
  total: number
  page: number
  ownOrgan: string
  organName: (id: string) => string
  nameOf: (personId: string) => string
  mayLoad: boolean
  /** The reader proposed it: somebody else has to approve. */
  own: boolean
  keyOf: () => string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

/** 放假安排 of one year: its days, what it moves, and the second person's decision. */
export const NoticePage = (props: Props): JSX.Element => {
  const { shell, notice } = props
  const decide = notice.status === 'proposed' && props.mayLoad
  return (
    <ConsolePage
      {...shell}
      notice={shell.notice === undefined ? undefined : { text: shell.notice }}
      title={`${notice.year} 年放假安排`}
      tags={<NoticeStatus status={notice.status} />}
      crumbs={[{ label: '放假安排', href: '/console/holidays' }, { label: `${notice.year} 年` }]}
      refusal={props.refusal}
    >
      <Split side={decide && <Decision {...props} />}>
        {notice.status === 'proposed' && props.oddities.length > 0 && (
          <Remark title="请特别核对" tone="soon">
            {props.oddities.join('；')}。
          </Remark>
        )}
        <Card title="通知">
          <Facts columns={2} rows={factsOf(props)} />
        </Card>
        <Effects {...props} />
        <Card
          title="放假和调休上班的日子"
          actions={<ExportLinks list={`/console/holidays/${notice.id}/days`} />}
        >
          <Table caption="放假和调休上班的日子" columns={dayColumns} rows={props.year.days} />
        </Card>
      </Split>
    </ConsolePage>
  )
}

const factsOf = ({ notice, year, nameOf }: Props): Fact[] => [
  ['文号', notice.number],
  ['版本', `第 ${notice.version} 版`],
  ['放假', `${year.off} 天`],
  ['调休上班', `${year.makeUp} 天`],
  ['全年工作日', `${year.working} 天`],
  [
    '提交',
    <>
      {nameOf(notice.proposedBy)} <OnDay on={notice.proposedOn} />
    </>,
  ],
  ...(notice.reason === '' ? [] : ([['更正的理由', notice.reason]] satisfies Fact[])),
  ...(notice.decidedBy === null || notice.decidedOn === null
    ? []
    : ([
        [
          notice.status === 'approved' ? '批准' : '退回',
          <>
            {nameOf(notice.decidedBy)} <OnDay on={notice.decidedOn} />
          </>,
        ],
      ] satisfies Fact[])),
  ...(notice.refusal === null ? [] : ([['退回的理由', notice.refusal]] satisfies Fact[])),
]

const Effects = (props: Props): JSX.Element | null => {
  const { notice, effects, organName, total, page } = props
  if (notice.status === 'rejected') return null
  const waits = notice.status === 'proposed'
  const columns: Column<Effect>[] = [
    { key: 'organ', label: '机关', cell: ({ organId }) => organName(organId) },
    { key: 'moved', label: '期限变动（件）', kind: 'figure', cell: ({ moved }) => moved },
    {
      key: 'confirmed',
      label: '转为确定（件）',
      kind: 'figure',
      cell: ({ confirmed }) => confirmed,
    },
  ]
  return (
    <>
      <Card
        title={waits ? '批准后会变动的申请' : '载入时变动的申请'}
        actions={<ExportLinks list={`/console/holidays/${notice.id}/organs`} rows={effects} />}
      >
        <Table
          caption="各机关变动的件数"
          columns={columns}
          rows={effects}
          empty={{ title: '没有申请的答复期限因此变动' }}
        />
      </Card>
      {waits && total > 0 && (
        <Card
          title="逐件核对"
          actions={<ExportLinks list={`/console/holidays/${notice.id}/moves`} />}
        >
          <Table caption="会变动的申请" columns={moveColumns(props)} rows={props.moves} />
          <Pager
            page={page}
            pages={Math.ceil(total / movesPerPage)}
            total={total}
            href={(to) => `/console/holidays/${notice.id}?page=${to}`}
          />
          <p class="faint">只列出本单位和由本单位监督的机关的申请；其他机关的只计件数。</p>
        </Card>
      )}
    </>
  )
}

const Due = ({ on, provisional }: { on: Move['to']; provisional: boolean }): JSX.Element => (
  <>
    <OnDay on={on} /> {provisional && <Tag label="暂定" tone="soon" />}
  </>
)

const moveColumns = ({ organName, ownOrgan }: Props): Column<Move>[] => [
  {
    key: 'number',
    label: '编号',
    kind: 'short',
    cell: ({ id, number, organId }) =>
      organId === ownOrgan ? <a href={`/console/requests/${id}`}>{number}</a> : number,
  },
  { key: 'organ', label: '机关', cell: ({ organId }) => organName(organId) },
  { key: 'stage', label: '环节', kind: 'short', cell: ({ stage }) => stageNames[stage] },
  {
    key: 'from',
    label: '原定',
    kind: 'short',
    cell: ({ from, wasProvisional }) => <Due on={from} provisional={wasProvisional} />,
  },
  {
    key: 'to',
    label: '改为',
    kind: 'short',
    cell: ({ to, provisional }) => <Due on={to} provisional={provisional} />,
  },
]

const dayColumns: Column<YearDay>[] = [
  { key: 'day', label: '日期', kind: 'short', cell: ({ day }) => <OnDay on={day} /> },
  {
    key: 'weekday',
    label: '星期',
    kind: 'short',
    cell: weekdayInWords,
  },
  { key: 'name', label: '节日', cell: ({ name }) => name },
  {
    key: 'kind',
    label: '安排',
    kind: 'short',
    cell: ({ isOffDay }) => (
      <Tag label={isOffDay ? '放假' : '调休上班'} tone={isOffDay ? 'done' : 'soon'} />
    ),
  },
]

const Decision = ({ shell, notice, own, keyOf, typed, refusal }: Props): JSX.Element => (
  <Stack>
    <Card title="批准">
      {own ? (
        <p>您提交的放假安排，须由另一个人核对后批准。</p>
      ) : (
        <Form
          action={`/console/holidays/${notice.id}/approve`}
          csrf={shell.csrf}
          idempotencyKey={keyOf()}
          label="批准载入"
        >
          <p>
            批准后立即生效：保存这份通知，重新推算所有申请的答复期限，并在每件申请的办理过程中写明原定和现在的日期。
          </p>
          <SubmitBar label="批准载入" />
        </Form>
      )}
    </Card>
    <Card title={own ? '撤回' : '退回'}>
      <Form
        action={`/console/holidays/${notice.id}/reject`}
        csrf={shell.csrf}
        idempotencyKey={keyOf()}
        label="退回"
      >
        <TextArea
          name="reason"
          label="理由"
          required
          rows={3}
          value={typed['reason']}
          error={errorOf(refusal, 'reason')}
        />
        <SubmitBar label={own ? '撤回' : '退回'} />
      </Form>
    </Card>
  </Stack>
)
