import { Refused } from '../../kernel/result.ts'
import type { Download, OpenAsk, OpenRoute } from '../../platform/route.ts'
import { handedOut, printReport } from './actions-print.ts'
import { PublishedPage } from './pages/official.tsx'
import { type ReportFormat, reportFormats, type ReportPaper } from './paper.ts'
import { publishedFile, publishedReport } from './store.ts'

const asked = async ({ tx, params }: OpenAsk): Promise<{ organId: string; paper: ReportPaper }> => {
  const organId = params['organ'] ?? ''
  const year = params['year'] ?? ''
  const paper = /^\d{4}$/.test(year) ? await publishedReport(tx, organId, Number(year)) : undefined
  if (!paper) throw new Refused({ code: 'reports.absent', message: '这一年的年度报告还没有公布' })
  return { organId, paper }
}

const path = '/xxgk/:organ/report/:year'

/** The paper printed at sealing; made now only where the printer has not come to it yet. */
const file =
  (format: ReportFormat) =>
  async (ask: OpenAsk): Promise<Download> => {
    const { organId, paper } = await asked(ask)
    const { publishedOn: _on, corrections: _corrections, ...sealed } = paper
    const bytes =
      (await publishedFile(ask.tx, { organId, year: paper.year, format })) ??
      (await printReport(sealed, format, ask.demo ? '演示' : undefined))
    return handedOut(paper, format, bytes)
  }

/** 政府信息公开年报: published reports as web page and as file; they read the frozen copy only. */
export const publicReportRoutes = (): OpenRoute[] => [
  {
    method: 'get',
    path,
    may: 'anyone',
    as: 'public',
    audit: null,
    handle: async (ask) => {
      const { organId, paper } = await asked(ask)
      const shell = {
        ...ask.reading,
        demo: ask.demo,
        organName: paper.organName,
        base: `/xxgk/${organId}`,
      }
      return { page: <PublishedPage shell={shell} organId={organId} paper={paper} /> }
    },
  },
  ...(Object.keys(reportFormats) as ReportFormat[]).map((format): OpenRoute => ({
    method: 'get',
    path: `${path}/report.${format}`,
    may: 'anyone',
    as: 'public',
    audit: null,
    handle: file(format),
  })),
]
