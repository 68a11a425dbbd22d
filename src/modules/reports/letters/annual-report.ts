import type { Block, Cell, Letter } from '../../../kernel/letter.ts'
import {
  activityOfficial,
  disputeOfficial,
  type OfficialTable,
  requestOfficial,
} from '../official.ts'
import type { ReportPaper, Section } from '../paper.ts'

type Row = OfficialTable['rows'][number]

/** A row without a figure is a heading inside the table. */
const rowOf = (row: Row): Cell[] => {
  const head = row.every(({ path }) => path === undefined)
  return row.map(({ path: _path, ...cell }) => (head ? { ...cell, head } : cell))
}

const blocksOf = ({ section, title, header, rows, widths }: OfficialTable): Block[] => [
  { type: 'heading', level: 1, text: `${section}、${title}` },
  {
    type: 'table',
    header: header.map(rowOf),
    rows: rows.map(rowOf),
    widths,
  },
]

const proseOf = (section: Section | undefined): Block[] =>
  section
    ? [
        { type: 'heading', level: 1, text: section.title },
        ...section.paragraphs.map((text): Block => ({ type: 'paragraph', text })),
      ]
    : []

/**
 * 年度报告 as a paper: the three official tables between the sections of prose; signed once it is sealed.
 *
 * @param mark 演示, 尚未公布 …: printed at the head of each page
 */
export const annualReport = (
  { tables, sections, preamble = [], sealedOn, ...paper }: ReportPaper,
  mark?: string,
): Letter => ({
  kind: 'annualReport',
  issuer: paper.organName,
  title: `${paper.year}年政府信息公开工作年度报告`,
  blocks: [
    ...preamble.map((text): Block => ({ type: 'paragraph', text })),
    ...proseOf(sections['一']),
    ...(tables.table2 ? blocksOf(activityOfficial(tables.table2)) : []),
    ...(tables.table3 ? blocksOf(requestOfficial(tables.table3)) : []),
    ...(tables.table4 ? blocksOf(disputeOfficial(tables.table4)) : []),
    ...proseOf(sections['五']),
    ...proseOf(sections['六']),
  ],
  layout: 'form',
  ...(sealedOn && { signature: { organ: paper.organName, on: sealedOn } }),
  ...(mark !== undefined && { mark }),
})
