import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { FilterSelect } from '../../../ui/filter.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { reportHref } from '../cell-links.ts'
import { reportTitle } from '../paper.ts'

type Props = {
  shell: Shell
  organ: { id: string; name: string }
  /** The organs whose reports may be opened from here, one's own first. */
  organs: readonly { id: string; name: string }[]
  years: readonly { year: number; publishedOn?: Day | undefined }[]
  running: number
}

/** 年度报告 of one organ, year by year. */
export const ReportsPage = ({ shell, organ, organs, years, running }: Props): JSX.Element => (
  <ConsolePage {...shell} title={`年度报告（${organ.name}）`} crumbs={[{ label: '年度报告' }]}>
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
          cell: ({ year, publishedOn }) => {
            if (publishedOn) return <Tag label="已公布" tone="done" />
            return year === running ? (
              <Tag label="按今天计算" tone="active" />
            ) : (
              <Tag label="尚未公布" tone="soon" />
            )
          },
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
