import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Kpis } from '../../../ui/kpi.tsx'
import { Card, Cards, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { OfficialTable } from '../../../ui/official-table.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { CountedCase } from '../../requests.ts'
import { type CellPlace, hrefOfCell, reportHref } from '../cell-links.ts'
import { figuresByPath, officialTables } from '../changed.ts'
import type { CheckFinding } from '../checks/rules.ts'
import { soundRules } from '../computed.ts'
import { reportTitle } from '../paper.ts'
import type { ReportStanding } from '../due.ts'
import { counted, type ReportTables, type RequestRowKey } from '../tables.ts'
import { CaseTable } from './cases.tsx'
import { FindingList } from './finding-list.tsx'

type Props = {
  shell: Shell
  organName: string
  place: CellPlace & { asOf: Day }
  /** The last day that may be chosen: today, or the end of the year. */
  latest: Day
  isOwn: boolean
  tables: ReportTables
  previous: { tables: ReportTables; isPublished: boolean }
  findings: readonly CheckFinding[]
  lapsed: number
  unsigned: number
  standing: ReportStanding
  /** 应当公布 and not published yet: said at the top. */
  reminder: { text: string; tone: 'soon' | 'overdue' } | undefined
  /** The first cases that would be carried over, and how many there are. */
  carried: { total: number; cases: readonly CountedCase[] }
}

/** 年度报告, computed: every figure opens what it counts. */
export const ReportPage = (props: Props): JSX.Element => {
  const { shell, organName, place } = props
  const marked = new Set(props.findings.flatMap(({ cells }) => cells))
  const previous = figuresByPath(props.previous.tables)
  const besideOf = (path: string): string | undefined => {
    const before = previous.get(path)
    return before === undefined || before === '0' || before === '' ? undefined : `上年 ${before}`
  }
  return (
    <ConsolePage
      {...shell}
      title={reportTitle(organName, place.year)}
      crumbs={[
        { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
        { label: `${place.year} 年` },
      ]}
      tags={<Tag label={props.standing.label} tone={props.standing.tone} />}
      actions={
        <>
          <ButtonLink href={reportHref(place, '/declarations')}>申报数</ButtonLink>
          <ButtonLink href={reportHref(place, '/text')}>文字部分</ButtonLink>
          <ButtonLink href={reportHref(place, '/course')}>办理</ButtonLink>
          <ButtonLink href={reportHref(place, `/official?asOf=${place.asOf}`)}>正式版式</ButtonLink>
        </>
      }
    >
      <Stack>
        {props.reminder && <Remark tone={props.reminder.tone}>{props.reminder.text}</Remark>}
        <Figures {...props} />
        <Cards>
          <AsOf {...props} />
          <Checks {...props} />
        </Cards>
        {officialTables(props.tables).map(({ section, title, ...table }) => (
          <Card title={`${section}、${title}`}>
            <OfficialTable
              caption={title}
              {...table}
              hrefOf={(path) => hrefOfCell(place, path)}
              marked={marked}
              besideOf={besideOf}
              anchored
            />
          </Card>
        ))}
        <p class="faint">
          每个数字都可以点开，看它数的是哪些案件、文件、争议或者申报。“上年”为
          {props.previous.isPublished ? '上年年报公布的数字' : '按台账计算的上年数字'}，为零的不列。
        </p>
        <Carried {...props} />
      </Stack>
    </ConsolePage>
  )
}

const Figures = ({ tables, place }: Props): JSX.Element => {
  const item = (
    label: string,
    row: RequestRowKey,
  ): Parameters<typeof Kpis>[0]['items'][number] => ({
    label,
    value: counted(tables.table3?.[row]?.[6]),
    unit: '件',
    href: hrefOfCell(place, `table3.rows.${row}.6`),
  })
  return (
    <Kpis
      label="申请办理情况"
      items={[
        item('本年新收', 'new'),
        item('上年结转', 'carried_in'),
        item('已作出答复', 'total'),
        item('结转下年度', 'carried_out'),
      ]}
    />
  )
}

const AsOf = ({ place, latest, unsigned, lapsed }: Props): JSX.Element => (
  <Card title="如果这一天就是年底">
    <form class="as-of" method="get" action={reportHref(place)}>
      <label>
        统计到
        <input
          type="date"
          name="asOf"
          class="short"
          min={`${place.year}-01-01`}
          max={latest}
          value={place.asOf}
        />
      </label>
      <Button>重新计算</Button>
    </form>
    {place.asOf !== latest && <p class="hint">现在看到的是统计到 {place.asOf} 的数字。</p>}
    {unsigned > 0 && (
      <Remark tone="soon">
        有 {unsigned} 项申报还没有第二人签字，暂不计入表中。
        <a href={reportHref(place, '/declarations')}>去签字</a>
      </Remark>
    )}
    {lapsed > 0 && <p class="hint">本年失效文件 {lapsed} 件，不计入“废止件数”。</p>}
  </Card>
)

const Checks = ({ findings, place }: Props): JSX.Element => {
  const sound = soundRules(findings)
  return (
    <Card
      title="勾稽校验"
      actions={<ExportLinks list={reportHref(place, `/checks?asOf=${place.asOf}`)} />}
    >
      <FindingList findings={findings} at="" />
      <details open={findings.length === 0}>
        <summary>
          {sound.length} 项相符{findings.length === 0 && '，没有要处理的'}
        </summary>
        <ul class="checks">
          {sound.map(({ id, rule }) => (
            <li>
              <span class="faint">{id}</span>
              <p>{rule}</p>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}

const Carried = ({ carried, place, isOwn }: Props): JSX.Element => (
  <Card
    title={`将结转下年度的申请：${carried.total} 件`}
    actions={
      <>
        {carried.total > carried.cases.length && (
          <ButtonLink href={hrefOfCell(place, 'table3.rows.carried_out.6')} look="quiet">
            全部 {carried.total} 件
          </ButtonLink>
        )}
        <ExportLinks list={hrefOfCell(place, 'table3.rows.carried_out.6')} rows={carried.cases} />
      </>
    }
  >
    <CaseTable cases={carried.cases} isOwn={isOwn} />
  </Card>
)
