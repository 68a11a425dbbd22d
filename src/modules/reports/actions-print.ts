import { renderDocx, renderPdf, renderXlsx } from '../../platform/paper.ts'
import type { Download } from '../../platform/route.ts'
import { annualReport } from './letters/annual-report.ts'
import { ReportFile } from './pages/report-file.tsx'
import { type ReportFormat, reportFormats, type ReportPaper } from './paper.ts'

/** The report in one format; equal reports are equal bytes. */
export const printReport = async (
  paper: ReportPaper,
  format: ReportFormat,
  mark?: string,
): Promise<Uint8Array> => {
  if (format === 'html') return new TextEncoder().encode(String(await ReportFile({ paper, mark })))
  const letter = annualReport(paper, mark)
  if (format === 'pdf') return (await renderPdf(letter)).pdf
  return format === 'docx' ? renderDocx(letter) : renderXlsx(letter)
}

/** A printed report as it is handed out. */
export const handedOut = (
  { title }: Pick<ReportPaper, 'title'>,
  format: ReportFormat,
  bytes: Uint8Array,
): Download => ({ bytes, mediaType: reportFormats[format], name: `${title}.${format}` })
