import type { JSX } from 'hono/jsx/jsx-runtime'
import { inChinese } from '../../../kernel/day.ts'
import { OfficialTable } from '../../../ui/official-table.tsx'
import { officialTables } from '../changed.ts'
import type { ReportPaper, Section } from '../paper.ts'

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
    {(paper.preamble ?? []).length > 0 && (
      <div class="prose">
        {paper.preamble?.map((text) => (
          <p>{text}</p>
        ))}
      </div>
    )}
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
    {paper.sealedOn && (
      <p class="signed">
        <span>{paper.organName}</span>
        <time datetime={paper.sealedOn}>{inChinese(paper.sealedOn)}</time>
      </p>
    )}
  </div>
)
