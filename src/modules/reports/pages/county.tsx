import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { fieldId } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Kpis } from '../../../ui/kpi.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { reportHref } from '../cell-links.ts'
import type { ReportStanding } from '../due.ts'

/** Where the report of one organ stands. */
export type CountyLine = {
  organId: string
  organName: string
  due: Day
  standing: ReportStanding
  publishedOn: Day | null
  isPublished: boolean
  reminded: { on: Day; count: number } | undefined
}

type Props = {
  shell: Shell
  year: number
  /** The last year that has ended. */
  latest: number
  own: string
  idempotencyKey: string
  refusal?: Refusal | undefined
  chosen: readonly string[]
  lines: readonly CountyLine[]
}

/** 全县年报: state of every organ's report of a year, those that are missing first. */
export const CountyPage = (props: Props): JSX.Element => {
  const { shell, year, lines } = props
  const missing = lines.filter(({ isPublished }) => !isPublished)
  return (
    <ConsolePage
      {...shell}
      title={`全县 ${year} 年年度报告`}
      crumbs={[{ label: '年度报告', href: '/console/reports' }, { label: '全县年报' }]}
      actions={
        <>
          {[0, 1, 2].map((back) => (
            <ButtonLink href={`/console/reports/county?year=${props.latest - back}`}>
              {props.latest - back} 年
            </ButtonLink>
          ))}
          <ExportLinks list={`/console/reports/county?year=${year}`} />
        </>
      }
      refusal={props.refusal}
    >
      <Kpis
        label="全县年报"
        items={[
          { label: '应当公布', value: lines.length, unit: '个单位' },
          { label: '已公布', value: lines.length - missing.length, unit: '个单位' },
          { label: '未公布', value: missing.length, unit: '个单位' },
          {
            label: '逾期',
            value: lines.filter(({ standing }) => standing.isLate).length,
            unit: '个单位',
          },
        ]}
      />
      {missing.length > 0 && (
        <Remark tone="soon" title={`还没有公布的 ${missing.length} 个单位`}>
          {missing.map(({ organName }) => organName).join('、')}
        </Remark>
      )}
      <Form
        action="/console/reports/county"
        csrf={shell.csrf}
        idempotencyKey={props.idempotencyKey}
        label="催报"
      >
        <input type="hidden" name="year" value={String(year)} />
        <div id={fieldId('organ')} tabindex={-1}>
          <Table
            caption={`各单位 ${year} 年年度报告`}
            columns={[
              {
                key: 'organ',
                label: '单位',
                cell: ({ organId, organName }) => (
                  <a href={reportHref({ organId, year }, '/course')}>{organName}</a>
                ),
              },
              {
                key: 'state',
                label: '状态',
                kind: 'short',
                cell: ({ standing }) => <Tag label={standing.label} tone={standing.tone} />,
              },
              {
                key: 'due',
                label: '应当公布',
                kind: 'short',
                cell: ({ due }) => <OnDay on={due} />,
              },
              {
                key: 'published',
                label: '公布日期',
                kind: 'short',
                cell: ({ organId, publishedOn }) =>
                  publishedOn && (
                    <a href={`/xxgk/${organId}/report/${year}`}>
                      <OnDay on={publishedOn} />
                    </a>
                  ),
              },
              {
                key: 'remind',
                label: '催报',
                cell: (line) => <RemindChoice {...line} own={props.own} chosen={props.chosen} />,
              },
            ]}
            rows={lines.toSorted(
              (one, other) => Number(one.isPublished) - Number(other.isPublished),
            )}
          />
        </div>
        <div class="submit-bar">
          <Button look="primary">催报所选单位</Button>
        </div>
      </Form>
    </ConsolePage>
  )
}

const RemindChoice = (
  line: CountyLine & { own: string; chosen: readonly string[] },
): JSX.Element => (
  <>
    {!line.isPublished && line.organId !== line.own && (
      <label class="remind">
        <input
          type="checkbox"
          name="organ"
          value={line.organId}
          checked={line.chosen.includes(line.organId) || line.standing.isLate}
        />
        催报<span class="unseen">{line.organName}</span>
      </label>
    )}
    {line.reminded && (
      <span class="faint">
        {line.reminded.on} 催报过，共 {line.reminded.count} 次
      </span>
    )}
  </>
)
