import { Parser } from 'htmlparser2'
import { type Flow, type FlowBlock, type SpanCell, spreadSpans } from './flow.ts'

type OpenTable = { rows: SpanCell[][]; cell: { text: string; spans: [number, number] } | null }

const silent = new Set(['script', 'style', 'noscript', 'template', 'svg', 'math', 'select'])
const breaking = new Set(
  'p div br li h1 h2 h3 h4 h5 h6 tr table section article header footer ul ol title dd dt'.split(
    ' ',
  ),
)

const span = (text: string | undefined): number => {
  const count = Number.parseInt(text ?? '1', 10)
  return Number.isFinite(count) && count > 0 ? Math.min(count, 200) : 1
}

/** Line ends survive inside a cell, other white space becomes one space. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[ \t\u00a0\u3000\r\f\v]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()

/**
 * HTML as paragraphs and grids in reading order. A table that holds tables is layout: its other text becomes
 * paragraphs. Scripts, styles and pictures are dropped; nothing is fetched and no entity is expanded twice.
 */
export const htmlFlow = (html: string): Flow => {
  const blocks: FlowBlock[] = []
  const tables: OpenTable[] = []
  let paragraph = ''
  let muted = 0

  const flushText = (text: string): void => {
    for (const line of tidy(text).split('\n')) if (line) blocks.push({ kind: 'text', text: line })
  }
  const flushParagraph = (): void => {
    flushText(paragraph)
    paragraph = ''
  }
  const flushRows = (table: OpenTable): void => {
    const rows = table.rows.filter((row) => row.length > 0)
    table.rows = [[]]
    const [only] = rows
    if (rows.length === 1 && only?.length === 1) flushText(only[0]?.text ?? '')
    else if (rows.length > 0) blocks.push({ kind: 'grid', rows: spreadSpans(rows) })
  }
  const endCell = (table: OpenTable): void => {
    if (!table.cell) return
    const [colSpan, rowSpan] = table.cell.spans
    table.rows.at(-1)?.push({ text: tidy(table.cell.text), colSpan, rowSpan })
    table.cell = null
  }
  const write = (text: string): void => {
    if (muted > 0) return
    const cell = tables.at(-1)?.cell
    if (cell) cell.text += text
    else paragraph += text
  }
  const openTable = (): void => {
    flushParagraph()
    const outer = tables.at(-1)
    if (outer) {
      flushRows(outer)
      flushText(outer.cell?.text ?? '')
      if (outer.cell) outer.cell.text = ''
    }
    tables.push({ rows: [], cell: null })
  }
  const closeTable = (): void => {
    const table = tables.pop()
    if (!table) return
    endCell(table)
    flushRows(table)
  }
  const openInTable = (
    name: string,
    table: OpenTable,
    attributes: Record<string, string>,
  ): void => {
    if (name === 'tr') {
      endCell(table)
      table.rows.push([])
    } else if (name === 'td' || name === 'th') {
      endCell(table)
      if (table.rows.length === 0) table.rows.push([])
      table.cell = { text: '', spans: [span(attributes['colspan']), span(attributes['rowspan'])] }
    }
  }

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (silent.has(name)) muted += 1
        if (name === 'table') openTable()
        const table = tables.at(-1)
        if (table && name !== 'table') openInTable(name, table, attributes)
        if (breaking.has(name)) write('\n')
      },
      ontext: (text) => write(text.replaceAll('\n', ' ')),
      onclosetag: (name) => {
        if (silent.has(name)) muted = Math.max(0, muted - 1)
        const table = tables.at(-1)
        if (table && (name === 'td' || name === 'th')) endCell(table)
        if (name === 'table') closeTable()
        else if (breaking.has(name)) write('\n')
      },
    },
    { decodeEntities: true },
  )
  parser.write(html)
  parser.end()
  while (tables.length > 0) closeTable()
  flushParagraph()
  return blocks
}
