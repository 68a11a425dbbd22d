import type { JSX } from 'hono/jsx/jsx-runtime'
import { OfficialTable } from '../../../ui/official-table.tsx'
import {
  activityOfficial,
  disputeOfficial,
  type OfficialTable as Official,
  requestOfficial,
} from '../official.ts'
import type { ReportPaper, Section } from '../paper.ts'
import type { ReportTables } from '../tables.ts'

/** The official tables a report has, in their order. */
export const officialTables = ({ table2, table3, table4 }: ReportTables): Official[] => [
  ...(table2 ? [activityOfficial(table2)] : []),
  ...(table3 ? [requestOfficial(table3)] : []),
  ...(table4 ? [disputeOfficial(table4)] : []),
]

const Prose = ({ section }: { section: Section | undefined }): JSX.Element | null =>
  section === undefined ? null : (
    <>
      <h2>{section.title}</h2>
      <div class="prose">
        {section.paragraphs.map((text) => (
          <p>{text}</p>
        ))}
      </div>
    </>
  )

/** 年度报告 in the official order and layout, for the public, for print and for a look before publishing. */
export const ReportBody = ({ paper }: { paper: ReportPaper }): JSX.Element => (
  <div class="report-paper">
    <Prose section={paper.sections['一']} />
    {officialTables(paper.tables).map(({ section, title, ...table }) => (
      <>
        <h2>
          {section}、{title}
        </h2>
        <OfficialTable caption={title} {...table} />
      </>
    ))}
    <Prose section={paper.sections['五']} />
    <Prose section={paper.sections['六']} />
  </div>
)
