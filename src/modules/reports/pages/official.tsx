import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage, PublicPage, type PublicShell } from '../../../ui/page.tsx'
import { type CellPlace, reportHref } from '../cell-links.ts'
import type { ReportPaper } from '../paper.ts'
import { ReportBody } from './report-body.tsx'

/** The report in its official layout, for a look and for print. */
export const OfficialPage = ({
  shell,
  place,
  paper,
}: {
  shell: Shell
  place: CellPlace
  paper: ReportPaper
}): JSX.Element => (
  <ConsolePage
    {...shell}
    title={paper.title}
    crumbs={[
      { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
      { label: `${place.year} 年`, href: reportHref(place, `?asOf=${place.asOf}`) },
      { label: '正式版式' },
    ]}
    actions={
      <ButtonLink href={reportHref(place, `/report.pdf?asOf=${place.asOf}`)} download>
        下载 PDF
      </ButtonLink>
    }
  >
    {paper.publishedOn === undefined && (
      <Remark tone="soon">按案件和台账计算，统计到 {place.asOf}，尚未公布。</Remark>
    )}
    <Card>
      <ReportBody paper={paper} />
    </Card>
  </ConsolePage>
)

/** 政府信息公开年报: a published report, as it was published. */
export const PublishedPage = ({
  shell,
  organId,
  paper,
}: {
  shell: PublicShell
  organId: string
  paper: ReportPaper
}): JSX.Element => (
  <PublicPage
    {...shell}
    title={paper.title}
    entry="reports"
    crumbs={[
      { label: '政府信息公开年报', href: `/xxgk/${organId}/reports` },
      { label: `${paper.year} 年` },
    ]}
  >
    <p class="faint">
      公布日期：<time datetime={paper.publishedOn}>{paper.publishedOn}</time>{' '}
      <a href={`/xxgk/${organId}/report/${paper.year}/report.pdf`}>下载 PDF</a>
    </p>
    <ReportBody paper={paper} />
  </PublicPage>
)
