import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { OnDay } from '../../../ui/facts.tsx'
import { FilterSelect } from '../../../ui/filter.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { RegisterPage, type RegisterProps } from '../../../ui/register.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { documentKindNames, type NormativeDocument, validityOn } from '../document.ts'

type Props = RegisterProps & {
  span: { from: Day; to: Day }
  documents: readonly NormativeDocument[]
  today: Day
}

const tones: Readonly<Record<ReturnType<typeof validityOn>, Tone>> = {
  有效: 'done',
  尚未施行: 'soon',
  已废止: 'quiet',
  已失效: 'quiet',
}

/** 有效性, as a word. */
export const Validity = ({
  document,
  on,
}: {
  document: NormativeDocument
  on: Day
}): JSX.Element => {
  const validity = validityOn(document, on)
  return <Tag label={validity} tone={tones[validity]} />
}

const counted = [
  { value: 'issued', label: '本年制发' },
  { value: 'abolished', label: '本年废止' },
  { value: 'inForce', label: '现行有效' },
]

const kinds = Object.entries(documentKindNames).map(([value, label]) => ({ value, label }))

/** What the list shows when it is opened from a cell of table 二. */
const Meaning = ({ query, span }: Pick<Props, 'query' | 'span'>): JSX.Element | null => {
  const column = counted.find(({ value }) => value === query.counted)
  if (!column) return null
  return (
    <Remark>
      {query.counted === 'inForce'
        ? `截至 ${span.to} 已成文、没有废止也没有失效的文件。`
        : `${span.from} 至 ${span.to} ${column.label.slice(2)}的文件。`}
    </Remark>
  )
}

/** 规范性文件登记簿: the list, with the filters of table 二. */
export const DocumentsPage = (props: Props): JSX.Element => {
  const { query, today } = props
  return (
    <RegisterPage
      {...props}
      name="规范性文件"
      at="/console/documents"
      add="登记文件"
      search="标题或者发文字号"
      filters={
        <>
          <FilterSelect name="kind" label="全部种类" options={kinds} value={query.kind} />
          <FilterSelect name="counted" label="全部文件" options={counted} value={query.counted} />
        </>
      }
    >
      <Meaning query={query} span={props.span} />
      <Table
        caption="规范性文件"
        columns={[
          {
            key: 'title',
            label: '标题',
            cell: (one) => <a href={`/console/documents/${one.id}`}>{one.title}</a>,
          },
          { key: 'number', label: '发文字号', kind: 'short', cell: (one) => one.number },
          {
            key: 'kind',
            label: '种类',
            kind: 'short',
            cell: (one) => documentKindNames[one.kind],
          },
          {
            key: 'madeOn',
            label: '成文日期',
            kind: 'short',
            cell: (one) => <OnDay on={one.madeOn} />,
          },
          {
            key: 'validity',
            label: '有效性',
            kind: 'short',
            cell: (one) => <Validity document={one} on={today} />,
          },
          {
            key: 'endedOn',
            label: '废止、失效日期',
            kind: 'short',
            cell: (one) => (one.endedOn === null ? '' : <OnDay on={one.endedOn} />),
          },
        ]}
        rows={props.documents}
        empty={{
          title: '没有符合条件的文件',
          hint: '以前年度制发、现在仍然有效的文件，也按原来的日期登记。',
        }}
      />
    </RegisterPage>
  )
}
