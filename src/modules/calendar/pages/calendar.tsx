import type { JSX } from 'hono/jsx/jsx-runtime'
import { awaitsNotice } from '../../../kernel/calendar.ts'
import { type Day, yearOf } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import type { StoredNotice } from '../loaded.ts'
import { type NoticeLine, noticeStatusNames, type YearLine } from './notice-columns.ts'

type Props = {
  shell: Shell
  today: Day
  knownUntil: Day
  years: readonly YearLine[]
  notices: readonly NoticeLine[]
  mayLoad: boolean
}

const tones: Readonly<Record<StoredNotice['status'], Tone>> = {
  proposed: 'soon',
  approved: 'done',
  rejected: 'quiet',
}

export const NoticeStatus = ({ status }: Pick<StoredNotice, 'status'>): JSX.Element => (
  <Tag label={noticeStatusNames[status]} tone={tones[status]} />
)

/** 放假安排: which years are known, and what was loaded by whom. */
export const CalendarPage = (props: Props): JSX.Element => {
  const { shell, today, knownUntil, mayLoad } = props
  return (
    <ConsolePage
      {...shell}
      notice={shell.notice === undefined ? undefined : { text: shell.notice }}
      title="放假安排"
      crumbs={[{ label: '放假安排' }]}
      actions={
        mayLoad && (
          <ButtonLink href="/console/holidays/new" look="primary">
            载入放假安排
          </ButtonLink>
        )
      }
    >
      <Stack>
        {awaitsNotice(today, knownUntil) && (
          <Remark title={`${yearOf(today) + 1} 年的放假安排还没有载入`} tone="soon">
            在它载入以前，到 {yearOf(today) + 1}{' '}
            年的期限只按周末推算，标明“暂定”，不写入文书。国务院办公厅发布通知后，由县人民政府办公室载入，各机关共用。
          </Remark>
        )}
        <Card title="已载入的年份" actions={<ExportLinks list="/console/holidays/years" />}>
          <Table caption="已载入的年份" columns={yearColumns} rows={props.years} />
        </Card>
        <Card
          title="载入记录"
          actions={<ExportLinks list="/console/holidays" rows={props.notices} />}
        >
          <Table
            caption="载入记录"
            columns={noticeColumns}
            rows={props.notices}
            empty={{ title: '还没有载入过', hint: '上面的年份是随程序提供的。' }}
          />
        </Card>
      </Stack>
    </ConsolePage>
  )
}

const yearColumns: Column<YearLine>[] = [
  { key: 'year', label: '年份', kind: 'short', cell: ({ year }) => `${year} 年` },
  { key: 'source', label: '来源', cell: ({ source }) => source },
  { key: 'off', label: '放假（天）', kind: 'figure', cell: ({ off }) => off },
  { key: 'makeUp', label: '调休上班（天）', kind: 'figure', cell: ({ makeUp }) => makeUp },
  { key: 'working', label: '全年工作日', kind: 'figure', cell: ({ working }) => working },
]

const noticeColumns: Column<NoticeLine>[] = [
  {
    key: 'year',
    label: '年份',
    kind: 'short',
    cell: ({ id, year, version }) => (
      <a href={`/console/holidays/${id}`}>
        {year} 年（第 {version} 版）
      </a>
    ),
  },
  { key: 'number', label: '文号', cell: ({ number }) => number },
  {
    key: 'proposed',
    label: '提交',
    cell: ({ proposer, proposedOn }) => (
      <>
        {proposer} <OnDay on={proposedOn} />
      </>
    ),
  },
  {
    key: 'decided',
    label: '批准或者退回',
    cell: ({ decider, decidedOn }) =>
      decidedOn === null ? (
        ''
      ) : (
        <>
          {decider} <OnDay on={decidedOn} />
        </>
      ),
  },
  { key: 'status', label: '状态', kind: 'short', cell: (one) => <NoticeStatus {...one} /> },
]
