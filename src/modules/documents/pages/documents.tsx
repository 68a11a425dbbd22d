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
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { documentKindNames, type NormativeDocument, validityOn } from '../document.ts'

/** What the address of the list says. */
export type DocumentQuery = Readonly<
  Record<'q' | 'kind' | 'counted' | 'organ' | 'year' | 'asOf', string>
>

type Props = {
  shell: Shell
  organName: string
  own: boolean
  mayKeep: boolean
  query: DocumentQuery
  span: { from: Day; to: Day }
  documents: readonly NormativeDocument[]
  today: Day
  page: number
  pages: number
  total: number
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
  const { query, shell, today } = props
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  const addressOf = (page: number): string =>
    `/console/documents?${new URLSearchParams([...kept, ['page', String(page)]])}`
  return (
    <ConsolePage
      {...shell}
      title={props.own ? '规范性文件' : `规范性文件（${props.organName}）`}
      crumbs={[{ label: '规范性文件' }]}
      actions={
        <>
          <ExportLinks list={`/console/documents?${new URLSearchParams(kept)}`} />
          {props.own && props.mayKeep && (
            <ButtonLink href="/console/documents/new" look="primary">
              登记文件
            </ButtonLink>
          )}
        </>
      }
    >
      <Filter action="/console/documents" label="标题或者发文字号" value={query.q}>
        <FilterSelect name="kind" label="全部种类" options={kinds} value={query.kind} />
        <FilterSelect name="counted" label="全部文件" options={counted} value={query.counted} />
        {(['organ', 'year', 'asOf'] as const).map(
          (name) => query[name] !== '' && <input type="hidden" name={name} value={query[name]} />,
        )}
      </Filter>
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
      <Pager page={props.page} pages={props.pages} total={props.total} href={addressOf} />
    </ConsolePage>
  )
}
