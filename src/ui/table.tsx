import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Empty } from './empty.tsx'

/** A work list is a declaration: its columns. The cell of the first column usually holds the link. */
export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => Child
  /** `figure` is set right; `short` never wraps (numbers, dates, states). */
  kind?: 'text' | 'short' | 'figure'
  sortable?: boolean
}

export type Sort = {
  by: string
  direction: 'up' | 'down'
  /** The address of the list sorted so. */
  href: (by: string, direction: 'up' | 'down') => string
}

type Props<Row> = {
  /** Says what the rows are; read aloud, and shown above the table where `captioned`. */
  caption: string
  captioned?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  sort?: Sort | undefined
  /** Shown instead of the table. */
  empty?: { title: string; hint?: string }
  /** Narrow screens: `stack` each row to a card (default), or let the table `scroll`. */
  narrow?: 'stack' | 'scroll'
}

const next = (sort: Sort, key: string): 'up' | 'down' =>
  sort.by === key && sort.direction === 'up' ? 'down' : 'up'

const ariaSort = (sort: Sort | undefined, key: string): 'ascending' | 'descending' | undefined => {
  if (sort?.by !== key) return undefined
  return sort.direction === 'up' ? 'ascending' : 'descending'
}

const arrow = { ascending: '↑', descending: '↓' } as const

const Head = <Row,>({
  column,
  sort,
}: {
  column: Column<Row>
  sort: Sort | undefined
}): JSX.Element => {
  const sorted = ariaSort(sort, column.key)
  return (
    <th scope="col" class={column.kind && `kind-${column.kind}`} aria-sort={sorted}>
      {column.sortable && sort ? (
        <a href={sort.href(column.key, next(sort, column.key))}>
          {column.label}
          <span aria-hidden="true">{sorted ? arrow[sorted] : '↕'}</span>
        </a>
      ) : (
        column.label
      )}
    </th>
  )
}

export const Table = <Row,>(props: Props<Row>): JSX.Element => {
  const { columns, rows, narrow = 'stack' } = props
  if (rows.length === 0) return <Empty {...(props.empty ?? { title: '暂无记录' })} />
  return (
    <section
      class={narrow === 'stack' ? 'table to-cards' : 'table'}
      aria-label={props.caption}
      tabindex={narrow === 'scroll' ? 0 : undefined}
    >
      <table data-rows>
        <caption class={props.captioned ? undefined : 'unseen'}>{props.caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head column={column} sort={props.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column) => (
                <td class={column.kind && `kind-${column.kind}`} data-label={column.label}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
