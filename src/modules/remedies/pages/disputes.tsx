import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Filter, FilterSelect } from '../../../ui/filter.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Dispute, disputeKindNames, outcomeNames } from '../dispute.ts'

/** What the address of the list says. */
export type DisputeQuery = Readonly<
  Record<'q' | 'kind' | 'counted' | 'organ' | 'year' | 'asOf', string>
>

type Props = {
  shell: Shell
  organName: string
  own: boolean
  mayKeep: boolean
  query: DisputeQuery
  span: { from: Day; to: Day }
  disputes: readonly Dispute[]
  page: number
  pages: number
  total: number
}

const options = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const columns = options({ ...outcomeNames, pending: '尚未审结', total: '本年审结和尚未审结' })

export const DisputeState = ({ dispute }: { dispute: Dispute }): JSX.Element =>
  dispute.outcome === null ? (
    <Tag label="尚未审结" tone="active" />
  ) : (
    <Tag label={outcomeNames[dispute.outcome]} tone="quiet" />
  )

/** 复议诉讼台账: the list, with the filters of table 四. */
export const DisputesPage = (props: Props): JSX.Element => {
  const { query, shell, span } = props
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  const addressOf = (page: number): string =>
    `/console/disputes?${new URLSearchParams([...kept, ['page', String(page)]])}`
  return (
    <ConsolePage
      {...shell}
      title={props.own ? '复议诉讼' : `复议诉讼（${props.organName}）`}
      crumbs={[{ label: '复议诉讼' }]}
      actions={
        <>
          <ExportLinks list={`/console/disputes?${new URLSearchParams(kept)}`} />
          {props.own && props.mayKeep && (
            <ButtonLink href="/console/disputes/new" look="primary">
              登记争议
            </ButtonLink>
          )}
        </>
      }
    >
      <Filter action="/console/disputes" label="案号、受理文号或者申请编号" value={query.q}>
        <FilterSelect
          name="kind"
          label="全部种类"
          options={options(disputeKindNames)}
          value={query.kind}
        />
        <FilterSelect name="counted" label="全部结果" options={columns} value={query.counted} />
        {(['organ', 'year', 'asOf'] as const).map(
          (name) => query[name] !== '' && <input type="hidden" name={name} value={query[name]} />,
        )}
      </Filter>
      {query.counted !== '' && (
        <Remark>
          {`按审结日期在 ${span.from} 至 ${span.to} 的计入结果；到 ${span.to} 已受理还没有审结的，计入尚未审结。`}
        </Remark>
      )}
      <Table
        caption="行政复议、行政诉讼"
        columns={[
          {
            key: 'number',
            label: '受理文号、案号',
            cell: (one) => <a href={`/console/disputes/${one.id}`}>{one.number}</a>,
          },
          { key: 'kind', label: '种类', cell: (one) => disputeKindNames[one.kind] },
          {
            key: 'request',
            label: '所涉申请',
            kind: 'short',
            cell: (one) => one.requestNumber ?? '',
          },
          {
            key: 'filedOn',
            label: '受理日期',
            kind: 'short',
            cell: (one) => <OnDay on={one.filedOn} />,
          },
          {
            key: 'closedOn',
            label: '审结日期',
            kind: 'short',
            cell: (one) => (one.closedOn === null ? '' : <OnDay on={one.closedOn} />),
          },
          {
            key: 'outcome',
            label: '结果',
            kind: 'short',
            cell: (one) => <DisputeState dispute={one} />,
          },
        ]}
        rows={props.disputes}
        empty={{ title: '没有符合条件的复议、诉讼' }}
      />
      <Pager page={props.page} pages={props.pages} total={props.total} href={addressOf} />
    </ConsolePage>
  )
}
