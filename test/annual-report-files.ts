import type { WriteSheet } from 'hucre'
import { writeXlsx } from 'hucre/xlsx'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import type { ReportTables } from '../src/modules/reports.ts'
import { type Table as Cells, placed, sections, title } from './annual-report-layouts.ts'

/** One report as a Word file. */
export const docx = async (tables: ReportTables): Promise<Uint8Array> => {
  const children = sections(tables).flatMap(([heading, table]) => [
    new Paragraph(heading),
    new Table({
      rows: table.map(
        (row) =>
          new TableRow({
            children: row.map(
              (cell) =>
                new TableCell({
                  columnSpan: cell.colSpan ?? 1,
                  rowSpan: cell.rowSpan ?? 1,
                  children: [new Paragraph(cell.text === '' ? '\u3000' : cell.text)],
                }),
            ),
          }),
      ),
    }),
  ])
  const file = new Document({ sections: [{ children: [new Paragraph(title), ...children] }] })
  return new Uint8Array(await Packer.toBuffer(file))
}

const sheet = (heading: string, table: Cells): WriteSheet => {
  const cells = placed(table)
  const rows: (string | number | null)[][] = [[title], [heading], ...table.map(() => [])]
  for (const { row, column, cell } of cells) {
    const line = rows[row + 2]
    if (line) line[column] = /^[\d.]+$/.test(cell.text) ? Number(cell.text) : cell.text
  }
  const merges = cells.map(({ row, column, cell }) => ({
    startRow: row + 2,
    startCol: column,
    endRow: row + 1 + (cell.rowSpan ?? 1),
    endCol: column - 1 + (cell.colSpan ?? 1),
  }))
  return {
    name: heading.slice(0, 2),
    rows: rows.map((row) => Array.from(row, (value) => value ?? null)),
    merges: merges.filter((each) => each.startRow < each.endRow || each.startCol < each.endCol),
  }
}

/** One report as a workbook, a sheet for each table. */
export const xlsx = (tables: ReportTables): Promise<Uint8Array> =>
  writeXlsx({ sheets: sections(tables).map(([heading, table]) => sheet(heading, table)) })
