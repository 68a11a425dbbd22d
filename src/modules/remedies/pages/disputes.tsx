import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { OnDay } from '../../../ui/facts.tsx'
import { FilterSelect } from '../../../ui/filter.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { RegisterPage, type RegisterProps } from '../../../ui/register.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Dispute, disputeKindNames, outcomeNames } from '../dispute.ts'

type Props = RegisterProps & { span: { from: Day; to: Day }; disputes: readonly Dispute[] }

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
  const { query, span } = props
  return (
    <RegisterPage
      {...props}
      name="复议诉讼"
      at="/console/disputes"
      add="登记争议"
      search="案号、受理文号或者申请编号"
      filters={
        <>
          <FilterSelect
            name="kind"
            label="全部种类"
            options={options(disputeKindNames)}
            value={query.kind}
          />
          <FilterSelect name="counted" label="全部结果" options={columns} value={query.counted} />
        </>
      }
    >
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
    </RegisterPage>
  )
}
