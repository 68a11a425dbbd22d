import type { Day } from '../../../kernel/day.ts'
import type { Block, Cell, Letter } from '../../../kernel/letter.ts'
import {
  activityOfficial,
  disputeOfficial,
  type OfficialTable,
  requestOfficial,
} from '../official.ts'
import type { ReportPaper, Section } from '../paper.ts'

const cellOf = ({ text, columns, rows }: OfficialTable['rows'][number][number]): Cell =>
  columns === undefined && rows === undefined
    ? text
    : { text, ...(columns !== undefined && { columns }), ...(rows !== undefined && { rows }) }

const blocksOf = ({ section, title, header, rows, widths }: OfficialTable): Block[] => [
  { type: 'heading', level: 1, text: `${section}、${title}` },
  {
    type: 'table',
    header: header.map((row) => row.map(cellOf)),
    rows: rows.map((row) => row.map(cellOf)),
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

type Said = {
  /** Absent on a printout of the running year: only the tables, marked as computed. */
  signature?: { organ: string; on?: Day }
  mark?: string
}

/** 年度报告 as a paper: the three official tables between the sections of prose. */
export const annualReport = ({ tables, sections, ...paper }: ReportPaper, said: Said): Letter => ({
  kind: 'annualReport',
  issuer: paper.organName,
  title: `${paper.year}年政府信息公开工作年度报告`,
  blocks: [
    ...proseOf(sections['一']),
    ...(tables.table2 ? blocksOf(activityOfficial(tables.table2)) : []),
    ...(tables.table3 ? blocksOf(requestOfficial(tables.table3)) : []),
    ...(tables.table4 ? blocksOf(disputeOfficial(tables.table4)) : []),
    ...proseOf(sections['五']),
    ...proseOf(sections['六']),
  ],
  layout: 'form',
  ...said,
})
