import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Kpis } from '../../../ui/kpi.tsx'
import { Card, Cards, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { cellId, OfficialTable } from '../../../ui/official-table.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import type { CountedCase } from '../../requests.ts'
import { type CellPlace, hrefOfCell, reportHref } from '../cell-links.ts'
import { type CheckFinding, checkRules, type CheckLevel } from '../checks/rules.ts'
import { continuousChecks } from '../computed.ts'
import { reportTitle } from '../paper.ts'
import { counted, type ReportTables, type RequestRowKey } from '../tables.ts'
import { CaseTable } from './cases.tsx'
import { officialTables } from './report-body.tsx'

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
  isPublished: boolean
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
      tags={props.isPublished && <Tag label="已公布" tone="done" />}
      actions={
        <>
          <ButtonLink href={reportHref(place, '/declarations')}>申报数</ButtonLink>
          <ButtonLink href={reportHref(place, `/official?asOf=${place.asOf}`)}>正式版式</ButtonLink>
          <ButtonLink href={reportHref(place, `/report.pdf?asOf=${place.asOf}`)} download>
            下载 PDF
          </ButtonLink>
        </>
      }
    >
      <Stack>
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

const figuresByPath = (tables: ReportTables): ReadonlyMap<string, string> =>
  new Map(
    officialTables(tables).flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.flatMap(({ path, text }) => (path === undefined ? [] : [[path, text] as const])),
      ),
    ),
  )

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

const tones: Readonly<Record<CheckLevel, Tone>> = {
  error: 'overdue',
  override: 'overdue',
  answer: 'soon',
  notice: 'quiet',
}

const levelNames: Readonly<Record<CheckLevel, string>> = {
  error: '必须改正',
  override: '须说明理由',
  answer: '须答复',
  notice: '提示',
}

const Checks = ({ findings }: Props): JSX.Element => {
  const running = checkRules.filter(({ id }) => continuousChecks.some((each) => each === id))
  const sound = running.filter(({ id }) => !findings.some(({ rule }) => rule === id))
  return (
    <Card title="勾稽校验">
      <ul class="checks">
        {findings.map((finding) => (
          <Found finding={finding} />
        ))}
      </ul>
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

const Found = ({ finding }: { finding: CheckFinding }): JSX.Element => {
  const [first] = finding.cells
  return (
    <li>
      <span class="faint">{finding.rule}</span>
      <div>
        <Tag label={levelNames[finding.severity]} tone={tones[finding.severity]} />
        <p>
          {finding.message}
          {first !== undefined && <a href={`#${cellId(first)}`}>看单元格</a>}
        </p>
      </div>
    </li>
  )
}

const Carried = ({ carried, place, isOwn }: Props): JSX.Element => (
  <Card
    title={`将结转下年度的申请：${carried.total} 件`}
    actions={
      carried.total > carried.cases.length && (
        <a href={hrefOfCell(place, 'table3.rows.carried_out.6')}>全部 {carried.total} 件</a>
      )
    }
  >
    <CaseTable cases={carried.cases} isOwn={isOwn} />
  </Card>
)
