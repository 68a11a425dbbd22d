import { no, type Refusal, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import { columnsOf, type SheetKind } from './columns.ts'
import type { Content, Layout } from './import.ts'

type Fields = Readonly<Record<string, string>>

const refused = (fields: Record<string, string>): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: {
    ...no('form.invalid', `有 ${Object.keys(fields).length} 处需要改正，已选定的都还在`).refusal,
    fields,
  },
})

const wholeNumber = (text: string | undefined, least: number, most: number): number | undefined => {
  const written = foldWidth(text ?? '').trim()
  const value = Number(written)
  return /^\d{1,7}$/.test(written) && value >= least && value <= most ? value : undefined
}

/** Another sheet was chosen than the one whose columns the form shows. */
export const isOtherSheet = ({ sheet, shown }: Fields): boolean =>
  shown !== undefined && sheet !== shown

/** Where the headings are, as the form says; refused where the sheet has no such row. */
export const readHead = (
  fields: Fields,
  content: Content,
): Result<Pick<Layout, 'sheet' | 'head'>> => {
  const sheet = wholeNumber(fields['sheet'], 0, content.sheets.length - 1)
  const length = content.sheets[sheet ?? 0]?.rows.length ?? 0
  const row = wholeNumber(fields['headRow'], 1, Math.max(length - 1, 1))
  if (sheet === undefined) return refused({ sheet: '请选择工作表' })
  if (row === undefined) return refused({ headRow: `请填写 1 到 ${length - 1} 之间的行号` })
  return {
    ok: true,
    value: { sheet, head: { row: row - 1, rows: fields['headRows'] === '2' ? 2 : 1 } },
  }
}

/** The column chosen for each part of the row; undefined where two say the same. */
const chosenColumns = (
  kind: SheetKind,
  fields: Fields,
  width: number,
): { mapping: Record<string, number>; twice?: string } => {
  const columns = columnsOf(kind)
  const mapping: Record<string, number> = {}
  let twice: string | undefined
  for (let column = 0; column < width; column += 1) {
    const key = fields[`c${column}`] ?? ''
    if (!Object.hasOwn(columns, key)) continue
    if (mapping[key] === undefined) mapping[key] = column
    else twice = columns[key]?.label
  }
  return twice === undefined ? { mapping } : { mapping, twice }
}

const faultOfMapping = (
  kind: SheetKind,
  { mapping, twice }: ReturnType<typeof chosenColumns>,
): string | undefined => {
  const missing = Object.entries(columnsOf(kind)).flatMap(([key, { needed, label }]) =>
    needed && mapping[key] === undefined ? [`“${label}”`] : [],
  )
  if (missing.length > 0) return `还没有选哪一列是${missing.join('、')}`
  return twice === undefined ? undefined : `有两列都选了“${twice}”，请只留一列`
}

/** Empty where nothing is written; undefined where it is no year. */
const yearOf = (fields: Fields): string | undefined => {
  const year = foldWidth(fields['year'] ?? '').trim()
  return /^(?:(?:19|20)\d{2})?$/.test(year) ? year : undefined
}

const channelOf = (
  fields: Fields,
  channels: Readonly<Record<string, string>>,
): Layout['channel'] => {
  const said = fields['channel'] ?? ''
  return (Object.hasOwn(channels, said) ? said : 'signedPost') as Layout['channel']
}

/** 列对应 as chosen: each column once, and those that must be there. */
export const readColumns = (
  kind: SheetKind,
  fields: Fields,
  { content, channels }: { content: Content; channels: Readonly<Record<string, string>> },
): Result<Layout> => {
  const place = readHead(fields, content)
  if (!place.ok) return place
  const rows = content.sheets[place.value.sheet]?.rows ?? []
  const chosen = chosenColumns(kind, fields, rows[0]?.length ?? 0)
  const fault = faultOfMapping(kind, chosen)
  if (fault !== undefined) return refused({ mapping: fault })
  const year = yearOf(fields)
  if (year === undefined) return refused({ year: '请填写四位年份，例如 2023，或者空着' })
  const channel = channelOf(fields, channels)
  return {
    ok: true,
    value: { ...place.value, mapping: chosen.mapping, channel, ...(year !== '' && { year }) },
  }
}
