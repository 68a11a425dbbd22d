import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { FilterSelect } from '../../../ui/filter.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { reportHref } from '../cell-links.ts'
import { reportTitle } from '../paper.ts'
import type { WaitingLine, YearLine } from './report-columns.ts'

type Props = {
  shell: Shell
  organ: { id: string; name: string }
  /** The organs whose reports may be opened from here, one's own first. */
  organs: readonly { id: string; name: string }[]
  years: readonly YearLine[]
  /** Reports that wait for this person, of one's own organ or of one that entrusted it. */
  waiting: readonly WaitingLine[]
  reminders: readonly { text: string; tone: 'soon' | 'overdue' }[]
  mayOversee: boolean
}

/** 年度报告 of one organ, year by year. */
export const ReportsPage = ({ shell, organ, organs, years, ...props }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title={`年度报告（${organ.name}）`}
    crumbs={[{ label: '年度报告' }]}
    actions={
      <>
        <ExportLinks list={`/console/reports?organ=${organ.id}`} />
        {props.mayOversee && <ButtonLink href="/console/reports/county">全县年报</ButtonLink>}
      </>
    }
  >
    {props.reminders.map(({ text, tone }) => (
      <Remark tone={tone}>{text}</Remark>
    ))}
    {props.waiting.length > 0 && (
      <Card title="等您办理" actions={<ExportLinks list="/console/reports/waiting" />}>
        <ul class="plain">
          {props.waiting.map(({ organId, organName, year, what }) => (
            <li>
              <a href={reportHref({ organId, year }, '/course')}>{reportTitle(organName, year)}</a>
              ：{what}
            </li>
          ))}
        </ul>
      </Card>
    )}
    {organs.length > 1 && (
      <search>
        <form class="filter" method="get" action="/console/reports" aria-label="选择单位">
          <FilterSelect
            name="organ"
            label="本单位"
            options={organs.map(({ id, name }) => ({ value: id, label: name }))}
            value={organ.id}
          />
          <Button look="primary">查看</Button>
        </form>
      </search>
    )}
    <Table
      caption="各年度的年度报告"
      columns={[
        {
          key: 'year',
          label: '年度报告',
          cell: ({ year }) => (
            <a href={reportHref({ organId: organ.id, year })}>{reportTitle(organ.name, year)}</a>
          ),
        },
        {
          key: 'state',
          label: '状态',
          kind: 'short',
          cell: ({ standing }) => <Tag label={standing.label} tone={standing.tone} />,
        },
        {
          key: 'course',
          label: '办理',
          kind: 'short',
          cell: ({ year }) => <a href={reportHref({ organId: organ.id, year }, '/course')}>办理</a>,
        },
        {
          key: 'publishedOn',
          label: '公布日期',
          kind: 'short',
          cell: ({ year, publishedOn }) =>
            publishedOn && (
              <a href={`/xxgk/${organ.id}/report/${year}`}>
                <OnDay on={publishedOn} />
              </a>
            ),
        },
      ]}
      rows={years}
    />
  </ConsolePage>
)
