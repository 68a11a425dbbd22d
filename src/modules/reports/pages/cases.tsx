import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { applicantKindNames, type CountedCase } from '../../requests.ts'
import { type CellPlace, reportHref } from '../cell-links.ts'
import { resultWords } from './case-columns.ts'

/** The cases behind a figure. */
export const CaseTable = ({
  cases,
  isOwn,
}: {
  cases: readonly CountedCase[]
  isOwn: boolean
}): JSX.Element => (
  <Table
    caption="申请件"
    columns={[
      {
        key: 'number',
        label: '申请编号',
        kind: 'short',
        cell: (one) =>
          isOwn ? <a href={`/console/requests/${one.id}`}>{one.number}</a> : one.number,
      },
      { key: 'description', label: '所需信息', cell: (one) => one.description.slice(0, 60) },
      { key: 'kind', label: '申请人', kind: 'short', cell: (one) => applicantKindNames[one.kind] },
      {
        key: 'receivedOn',
        label: '收到日期',
        kind: 'short',
        cell: (one) => <OnDay on={one.receivedOn} />,
      },
      {
        key: 'result',
        label: '办理结果',
        cell: resultWords,
      },
      {
        key: 'signedOn',
        label: '签发日期',
        kind: 'short',
        cell: (one) => (one.signedOn === null ? '' : <OnDay on={one.signedOn} />),
      },
    ]}
    rows={cases}
    empty={{ title: '没有申请件', hint: '这一格是零。' }}
  />
)

type Props = {
  shell: Shell
  title: string
  place: CellPlace
  /** 统计口径, in a sentence. */
  meaning: string
  isOwn: boolean
  cases: readonly CountedCase[]
  total: number
  page: number
  pages: number
  addressOf: (page: number) => string
  /** The whole list, as the exports are addressed. */
  exports: string
}

/** What one figure of table 三 counts. */
export const CasesPage = ({ shell, title, place, ...rest }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title={title}
    crumbs={[
      { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
      { label: `${place.year} 年`, href: reportHref(place, `?asOf=${place.asOf}`) },
      { label: '案件' },
    ]}
    actions={<ExportLinks list={rest.exports} />}
  >
    <Remark>{rest.meaning}</Remark>
    <CaseTable cases={rest.cases} isOwn={rest.isOwn} />
    <Pager page={rest.page} pages={rest.pages} total={rest.total} href={rest.addressOf} />
  </ConsolePage>
)
