import {
  AlignmentType,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'

import { areaWidth, millimetres, paragraph, twips, type Type } from './docx-text.ts'
import type { Fact, SheetBlock, SheetCell } from './sheet.ts'

const frame = (columnWidths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    rows,
    columnWidths,
    layout: TableLayoutType.FIXED,
    width: { size: areaWidth, type: WidthType.DXA },
  })

const cellOf = (cell: SheetCell, type: Type): TableCell =>
  new TableCell({
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: twips(4), right: twips(4), top: twips(2), bottom: twips(2) },
    children: [
      paragraph(cell.text, type, type.size * 1.4, {
        alignment: cell.centred ? AlignmentType.CENTER : AlignmentType.LEFT,
      }),
    ],
  })

const tableRow = (cells: readonly SheetCell[], header: boolean, size: number): TableRow =>
  new TableRow({
    tableHeader: header,
    cantSplit: true,
    children: cells.map((cell) => cellOf(cell, { face: cell.strong ? 'hei' : 'body', size })),
  })

/** A statistical or list table; its header rows repeat on each page, no row is split. */
export const tableOf = (block: Extract<SheetBlock, { type: 'table' }>): Table => {
  const total = block.widths.reduce((sum, width) => sum + width, 0)
  const size = block.widths.length > 8 ? 9 : 12
  return frame(
    block.widths.map((width) => Math.round((width / total) * areaWidth)),
    [
      ...block.header.map((cells) => tableRow(cells, true, size)),
      ...block.rows.map((cells) => tableRow(cells, false, size)),
    ],
  )
}

const labelWidth = twips(7 * 14)

const valueWidth = Math.round(areaWidth / 2) - labelWidth

const factRow = (facts: readonly Fact[]): TableRow =>
  new TableRow({
    height: {
      value: millimetres(10 + Math.max(...facts.map(({ room }) => room))),
      rule: HeightRule.ATLEAST,
    },
    children: facts.flatMap(({ label, value }) => [
      cellOf(
        { text: label, columns: 1, rows: 1, centred: true, strong: false },
        { face: 'body', size: 14 },
      ),
      cellOf(
        {
          text: value,
          columns: facts.length === 1 ? 3 : 1,
          rows: 1,
          centred: false,
          strong: false,
        },
        { face: 'body', size: 14 },
      ),
    ]),
  })

/** The boxed facts of a form, one or two to a row. */
export const factsOf = (block: Extract<SheetBlock, { type: 'facts' }>): Table =>
  frame([labelWidth, valueWidth, labelWidth, valueWidth], block.rows.map(factRow))
