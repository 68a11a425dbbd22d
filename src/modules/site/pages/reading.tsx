import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { ItemList } from '../../../ui/item-list.tsx'
import { Prose } from '../../../ui/layout.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'
import type { DisclosureOffice } from '../../organs.ts'
import type { StatuteBlock } from '../statute.ts'
import type { PublishedReport } from './front.tsx'

const crumbsOf = ({ organName, base = '/xxgk' }: PublicShell, label: string) => [
  { label: '首页', href: '/' },
  { label: organName, href: base },
  { label },
]

/** 政府信息公开指南: the contents that 条例第十二条 names. */
export const GuidePage = ({
  shell,
  office,
}: {
  shell: PublicShell
  office: DisclosureOffice
}): JSX.Element => (
  <PublicPage {...shell} title="政府信息公开指南" entry="guide" crumbs={crumbsOf(shell, '指南')}>
    <Prose>
      <h2>一、政府信息的分类和编排</h2>
      <p>
        主动公开的政府信息按照《中华人民共和国政府信息公开条例》第二十条、第二十一条规定的类别编排，在“法定主动公开内容”栏目集中发布；年度报告在“政府信息公开年报”栏目发布。
      </p>
      <h2>二、政府信息的获取方式</h2>
      <p>
        主动公开的政府信息可以在本平台查阅、下载，也可以到国家档案馆、公共图书馆、政务服务场所设置的查阅场所查阅。除主动公开的政府信息外，可以向本机关申请获取，办法见
        <a href={`${shell.base ?? '/xxgk'}/apply`}>依申请公开</a>。
      </p>
      <h2>三、政府信息公开工作机构</h2>
      <OfficeFacts office={office} />
      <h2>四、监督和救济</h2>
      <p>
        认为本机关在政府信息公开工作中侵犯合法权益的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。
      </p>
    </Prose>
  </PublicPage>
)

const OfficeFacts = ({ office }: { office: DisclosureOffice }): JSX.Element => (
  <Facts
    rows={[
      ['机构名称', office.name],
      ['办公地址', office.address],
      ['邮政编码', office.postcode ?? ''],
      ['办公时间', office.hours],
      ['联系电话', office.phone],
      ['电子邮箱', office.email ?? ''],
    ]}
  />
)

/** 政府信息公开制度: the statute in full. */
export const RulesPage = ({
  shell,
  title,
  blocks,
}: {
  shell: PublicShell
  title: string
  blocks: readonly StatuteBlock[]
}): JSX.Element => (
  <PublicPage {...shell} title="政府信息公开制度" entry="rules" crumbs={crumbsOf(shell, '制度')}>
    <Prose>
      <h2>{title}</h2>
      {blocks.map(({ kind, text, id }) =>
        kind === 'chapter' ? <h3>{text}</h3> : <p id={id}>{text}</p>,
      )}
    </Prose>
  </PublicPage>
)

const ReportList = ({ reports }: { reports: readonly PublishedReport[] }): JSX.Element => (
  <ItemList
    items={reports.map(({ organId, organName, year, publishedOn, isCorrected }) => ({
      href: `/xxgk/${organId}/report/${year}`,
      title: `${organName}${year}年政府信息公开工作年度报告`,
      on: publishedOn,
      ...(isCorrected && { notes: ['已更正'] }),
    }))}
    empty="还没有公布年度报告"
  />
)

/** 政府信息公开年报: own years, newest first; at the portal those of every organ, year by year. */
export const ReportsPage = ({
  shell,
  reports,
  together,
}: {
  shell: PublicShell
  reports: readonly PublishedReport[]
  /** The reports of all organs, each year under its own heading. */
  together: boolean
}): JSX.Element => (
  <PublicPage {...shell} title="政府信息公开年报" entry="reports" crumbs={crumbsOf(shell, '年报')}>
    {together && reports.length > 0 ? (
      [...new Set(reports.map(({ year }) => year))].map((year) => (
        <>
          <h2>{year} 年</h2>
          <ReportList reports={reports.filter((one) => one.year === year)} />
        </>
      ))
    ) : (
      <ReportList reports={reports} />
    )}
  </PublicPage>
)

/** A document in the register of normative documents, as the public reads it. */
export type PublicDocument = { title: string; number: string; madeOn: string; validity: string }

/** 法定主动公开内容. */
export const ContentPage = ({
  shell,
  documents,
}: {
  shell: PublicShell
  documents: readonly PublicDocument[]
}): JSX.Element => (
  <PublicPage
    {...shell}
    title="法定主动公开内容"
    entry="content"
    crumbs={crumbsOf(shell, '法定主动公开内容')}
  >
    <h2>规范性文件（条例第二十条第一项）</h2>
    {documents.length === 0 ? (
      <p class="faint">本机关还没有登记规范性文件。</p>
    ) : (
      <ul class="items">
        {documents.map(({ title, number, madeOn, validity }) => (
          <li>
            <span>{title}</span>
            <time datetime={madeOn}>{madeOn}</time>
            <p class="notes">
              <span>{number}</span>
              <span>{validity}</span>
            </p>
          </li>
        ))}
      </ul>
    )}
  </PublicPage>
)

/** The public's door, with the organ of the area chosen already. */
const applyAt = ({ base }: PublicShell): string => {
  const organ = /^\/xxgk\/([^/]+)$/.exec(base ?? '')?.[1]
  return organ === undefined ? '/apply' : `/apply?organ=${organ}`
}

/** 依申请公开: how, in what time, and what follows (条例第二十九条至第三十六条). */
export const ApplyPage = ({
  shell,
  office,
}: {
  shell: PublicShell
  office: DisclosureOffice
}): JSX.Element => (
  <PublicPage {...shell} title="依申请公开" entry="apply" crumbs={crumbsOf(shell, '依申请公开')}>
    <Prose>
      <h2>一、谁可以申请</h2>
      <p>
        公民、法人或者其他组织都可以申请（条例第二十七条）。申请人不需要说明申请的用途，也不需要证明与自己有关。
      </p>
      <h2>二、怎样申请</h2>
      <p class="submit-bar">
        <ButtonLink href={applyAt(shell)} look="primary">
          网上申请
        </ButtonLink>
        <ButtonLink href="/query">查询办理进度</ButtonLink>
      </p>
      <p>
        网上申请不用注册，约五分钟填完；也可以到<a href={applyAt(shell)}>网上申请的第一页</a>
        下载纸质申请表，填好后当面提交或者邮寄。
      </p>
      <p>
        请以书面形式（信件、数据电文）向本机关的政府信息公开工作机构提出；书面确有困难的，可以口头提出，由工作机构代为填写（条例第二十九条）。申请应当写明：
      </p>
      <ol>
        <li>申请人的姓名或者名称、身份证明、联系方式；</li>
        <li>申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述；</li>
        <li>申请公开的政府信息的形式要求，包括获取信息的方式、途径。</li>
      </ol>
      <OfficeFacts office={office} />
      <h2>三、多长时间答复</h2>
      <p>
        能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经工作机构负责人同意并告知申请人，延长的期限最长不超过20个工作日（条例第三十三条）。征求第三方和其他机关意见所需时间不计算在内。
      </p>
      <p>
        申请内容不明确的，本机关自收到申请之日起7个工作日内一次性告知补正，答复期限自收到补正的申请之日起计算（条例第三十条）。
      </p>
      <h2>四、费用</h2>
      <p>
        依申请提供政府信息不收取费用。申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。
      </p>
      <h2>五、填写、阅读有困难的</h2>
      <p>
        不会写字、写字有困难的，可以到上面的地址口头提出。条例第二十九条：“采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请。”
      </p>
      <p>
        看不清、听不清、读起来有困难的，请打电话告诉工作机构。条例第四十三条：“申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。”
      </p>
    </Prose>
  </PublicPage>
)
