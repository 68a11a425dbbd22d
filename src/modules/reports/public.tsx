import { Refused } from '../../kernel/result.ts'
import type { OpenAsk, OpenRoute } from '../../platform/route.ts'
import { pdfOf } from './console-report.tsx'
import { PublishedPage } from './pages/official.tsx'
import type { ReportPaper } from './paper.ts'
import { publishedReport } from './store.ts'

const asked = async ({ tx, params }: OpenAsk): Promise<{ organId: string; paper: ReportPaper }> => {
  const organId = params['organ'] ?? ''
  const year = params['year'] ?? ''
  const paper = /^\d{4}$/.test(year) ? await publishedReport(tx, organId, Number(year)) : undefined
  if (!paper) throw new Refused({ code: 'reports.absent', message: '这一年的年度报告还没有公布' })
  return { organId, paper }
}

const path = '/xxgk/:organ/report/:year'

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
  {
    method: 'get',
    path: `${path}/report.pdf`,
    may: 'anyone',
    as: 'public',
    audit: null,
    handle: async (ask) => {
      const { paper } = await asked(ask)
      return pdfOf(paper, ask.demo ? '演示' : undefined)
    },
  },
]
