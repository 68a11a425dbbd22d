import type { JSX } from 'hono/jsx/jsx-runtime'

/** A merged cell covers `columns` × `rows`; a `path` makes it a figure that can be linked and marked. */
export type OfficialTableCell = { text: string; columns?: number; rows?: number; path?: string }

type Rows = readonly (readonly OfficialTableCell[])[]

type Props = {
  caption: string
  header: Rows
  rows: Rows
  /** Relative widths of the columns. */
  widths: readonly number[]
  /** The list behind a figure. */
  hrefOf?: ((path: string) => string) | undefined
  /** Figures a check complains of. */
  marked?: ReadonlySet<string> | undefined
  /** A word under a figure, e.g. last year's. */
  besideOf?: ((path: string) => string | undefined) | undefined
  /** Where the tables stand in a page with links to their cells. */
  anchored?: boolean
}

/** The id of a figure's cell. */
export const cellId = (path: string): string => `c-${path.replaceAll('.', '-')}`

const figureClass = (cell: OfficialTableCell, marked: boolean): string =>
  ['official-figure', cell.text === '0' && 'nought', marked && 'marked'].filter(Boolean).join(' ')

const FigureCell = ({
  cell,
  path,
  ...props
}: Props & { cell: OfficialTableCell; path: string }) => {
  const beside = props.besideOf?.(path)
  const text = cell.text === '' ? '—' : cell.text
  return (
    <td
      id={props.anchored ? cellId(path) : undefined}
      class={figureClass(cell, props.marked?.has(path) ?? false)}
      colspan={cell.columns}
    >
      {props.hrefOf ? <a href={props.hrefOf(path)}>{text}</a> : cell.text}
      {beside !== undefined && <small>{beside}</small>}
    </td>
  )
}

const scopeOf = (cell: OfficialTableCell, inHeader: boolean): 'col' | 'row' | 'rowgroup' => {
  if (inHeader) return 'col'
  return (cell.rows ?? 1) > 1 ? 'rowgroup' : 'row'
}

const Row = ({ row, ...props }: Props & { row: readonly OfficialTableCell[] }): JSX.Element => {
  const isHead = row.every(({ path }) => path === undefined)
  return (
    <tr>
      {row.map((cell) =>
        cell.path === undefined ? (
          <th
            scope={scopeOf(cell, isHead)}
            class={isHead ? 'head' : undefined}
            colspan={cell.columns}
            rowspan={cell.rows}
          >
            {cell.text}
          </th>
        ) : (
          <FigureCell {...props} cell={cell} path={cell.path} />
        ),
      )}
    </tr>
  )
}

/** A table of an official form, with its merged headings; wide ones scroll on narrow screens. */
export const OfficialTable = (props: Props): JSX.Element => {
  const whole = props.widths.reduce((sum, width) => sum + width, 0)
  return (
    <section
      class={props.widths.length > 4 ? 'official broad' : 'official'}
      aria-label={props.caption}
      tabindex={0}
    >
      <table>
        <caption class="unseen">{props.caption}</caption>
        <colgroup>
          {props.widths.map((width) => (
            <col width={`${((100 * width) / whole).toFixed(2)}%`} />
          ))}
        </colgroup>
        {props.header.length > 0 && (
          <thead>
            {props.header.map((row) => (
              <Row {...props} row={row} />
            ))}
          </thead>
        )}
        <tbody>
          {props.rows.map((row) => (
            <Row {...props} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
