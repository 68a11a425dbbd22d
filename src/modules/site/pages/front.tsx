import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ItemList } from '../../../ui/item-list.tsx'
import { Card, Cards } from '../../../ui/layout.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'
import type { DisclosureOffice } from '../../organs.ts'

/** A sealed annual report that can be read. */
export type PublishedReport = {
  organId: string
  organName: string
  year: number
  publishedOn: Day
  /** 更正 since it was first published. */
  isCorrected: boolean
}

type Organ = { id: string; name: string; kind: string }

type Props = {
  shell: PublicShell
  organs: readonly Organ[]
  reports: readonly PublishedReport[]
  office?: DisclosureOffice | undefined
}

const groups = [
  { title: '县人民政府及其办公室', kinds: ['countyGovernment', 'countyOffice'] },
  {
    title: '县直部门',
    kinds: ['countyDepartment', 'justiceDepartment', 'vertical', 'dispatched', 'authorised'],
  },
  { title: '乡镇、街道', kinds: ['township', 'subdistrict'] },
]

/** 首页: the five fixed entries, the organs, the latest reports and how to apply. */
export const FrontPage = ({ shell, organs, reports, office }: Props): JSX.Element => (
  <PublicPage {...shell} title="政府信息公开" bare>
    <Card title="依申请公开">
      <p>
        除主动公开的政府信息外，公民、法人或者其他组织可以向本县各级行政机关申请获取相关政府信息。申请不收取费用，不需要说明用途。
      </p>
      {office && (
        <p>
          当面提交：{office.address}（{office.hours}）；邮寄请注明“政府信息公开申请”；咨询电话：
          {office.phone}。
        </p>
      )}
      <p class="button-row">
        <ButtonLink href="/apply" look="primary">
          网上申请
        </ButtonLink>
        <ButtonLink href="/query">查询办理进度</ButtonLink>
        <ButtonLink href="/xxgk/apply">怎样申请</ButtonLink>
        <ButtonLink href="/xxgk/guide">公开指南</ButtonLink>
      </p>
    </Card>
    <Card title="政府信息公开年报" actions={<a href="/xxgk/reports">全部年报</a>}>
      <ItemList
        items={reports.slice(0, 6).map(({ organId, organName, year, publishedOn }) => ({
          href: `/xxgk/${organId}/report/${year}`,
          title: `${organName}${year}年政府信息公开工作年度报告`,
          on: publishedOn,
        }))}
        empty="还没有公布年度报告"
      />
    </Card>
    <Cards>
      {groups.map(({ title, kinds }) => (
        <Card title={title}>
          <ul class="plain-list">
            {organs
              .filter(({ kind }) => kinds.includes(kind))
              .map(({ id, name }) => (
                <li>
                  <a href={`/xxgk/${id}`}>{name}</a>
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </Cards>
  </PublicPage>
)
