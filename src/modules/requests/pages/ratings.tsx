import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

export type Rated = { id: string; number: string; score: number; words: string; on: Day }

type Props = {
  shell: Shell
  ratings: readonly Rated[]
  /** 0 for all; else only this score. */
  score: number
  page: number
  more: boolean
  total: { count: number; average: number | null }
}

const addressOf = (score: number, page: number): string =>
  `/console/requests/ratings?score=${score === 0 ? '' : score}&page=${page}`

/** 服务评价: what applicants said of the service, newest first, with the average. */
export const RatingsPage = ({ shell, ratings, score, page, more, total }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title="服务评价"
    crumbs={[{ href: '/console/requests', label: '依申请公开' }, { label: '服务评价' }]}
  >
    <Stack>
      <Card>
        <Facts
          rows={[
            ['评价件数', `${total.count} 件`],
            [
              '平均分',
              total.average === null ? '还没有评价' : `${total.average.toFixed(2)} 分（满分 5 分）`,
            ],
          ]}
        />
        <nav aria-label="按分数查看">
          <p class="actions">
            {[0, 5, 4, 3, 2, 1].map((one) => (
              <a href={addressOf(one, 1)} aria-current={one === score ? 'true' : undefined}>
                {one === 0 ? '全部' : `${one} 分`}
              </a>
            ))}
          </p>
        </nav>
      </Card>
      <Card
        title={score === 0 ? '全部评价' : `${score} 分的评价`}
        actions={
          ratings.length > 0 && (
            <ExportLinks
              list={`/console/requests/ratings${score === 0 ? '' : `?score=${score}`}`}
            />
          )
        }
      >
        {ratings.length === 0 && <Empty title="没有符合条件的评价" />}
        <ul class="plain-list">
          {ratings.map(({ id, number, score: given, words, on }) => (
            <li>
              <a href={`/console/requests/${id}`}>{number}</a> <strong>{given} 分</strong>{' '}
              <span class="faint">{on}</span>
              {words !== '' && <p>{words}</p>}
            </li>
          ))}
        </ul>
        <p class="actions">
          {page > 1 && <ButtonLink href={addressOf(score, page - 1)}>上一页</ButtonLink>}
          {more && <ButtonLink href={addressOf(score, page + 1)}>下一页</ButtonLink>}
        </p>
      </Card>
    </Stack>
  </ConsolePage>
)
