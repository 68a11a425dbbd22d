import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage, PublicPage, type PublicShell } from '../../../ui/page.tsx'
import { type CellPlace, reportHref } from '../cell-links.ts'
import type { Correction, ReportPaper } from '../paper.ts'
import type { EditionRow } from '../edition.ts'
import { ReportBody } from './report-body.tsx'

const formats = [
  ['html', '网页'],
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['xlsx', '表格'],
] as const

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
    actions={formats.map(([format, label]) => (
      <ButtonLink href={reportHref(place, `/report.${format}?asOf=${place.asOf}`)} download>
        下载 {label}
      </ButtonLink>
    ))}
  >
    {paper.sealedOn === undefined && (
      <Remark tone="soon">按案件和台账计算，统计到 {place.asOf}，尚未封存和公布。</Remark>
    )}
    <Card>
      <ReportBody paper={paper} />
    </Card>
  </ConsolePage>
)

/** A sealed edition as it was frozen: the one in force, or an earlier one. */
export const SealedPage = ({
  shell,
  place,
  row,
  paper,
  sm3,
}: {
  shell: Shell
  place: CellPlace
  row: EditionRow
  paper: ReportPaper
  sm3: string
}): JSX.Element => (
  <ConsolePage
    {...shell}
    title={paper.title}
    crumbs={[
      { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
      { label: `${place.year} 年`, href: reportHref(place, '/course') },
      { label: `第 ${row.number} 版` },
    ]}
    actions={formats.map(([format, label]) => (
      <ButtonLink href={reportHref(place, `/editions/${row.number}/${format}`)} download>
        下载 {label}
      </ButtonLink>
    ))}
  >
    <p class="faint">
      第 {row.number} 版，{row.sealedOn} 封存{row.publishedOn && `，${row.publishedOn} 公布`}
      。摘要（SM3）
      <code>{sm3}</code>
    </p>
    {row.reason !== null && <Remark title="更正理由">{row.reason}</Remark>}
    <Card>
      <ReportBody paper={paper} />
    </Card>
  </ConsolePage>
)

const Corrected = ({ corrections }: { corrections: readonly Correction[] }): JSX.Element => (
  <Remark title="更正" tone="soon">
    {corrections.map(({ on, reason }) => (
      <p>
        本报告于 <time datetime={on}>{on}</time> 更正：{reason}
      </p>
    ))}
  </Remark>
)

/** 政府信息公开年报: a published report, as it was sealed. */
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
      公布日期：<time datetime={paper.publishedOn}>{paper.publishedOn}</time>
    </p>
    {(paper.corrections ?? []).length > 0 && <Corrected corrections={paper.corrections ?? []} />}
    <ReportBody paper={paper} />
    <p class="downloads">
      电子版下载：
      {formats.map(([format, label]) => (
        <a href={`/xxgk/${organId}/report/${paper.year}/report.${format}`} download>
          {label}
        </a>
      ))}
    </p>
  </PublicPage>
)
