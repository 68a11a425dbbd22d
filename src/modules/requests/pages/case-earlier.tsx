import type { JSX } from 'hono/jsx/jsx-runtime'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Earlier, EarlierRequests } from '../earlier.ts'
import { StageTag } from './lines.tsx'

const shownAtMost = 20

const EarlierLine = ({ one }: { one: Earlier }): JSX.Element => (
  <li>
    <a href={`/console/requests/${one.id}`}>{one.number}</a> {one.description.slice(0, 40)}{' '}
    <StageTag stage={one.stage} desk={one.desk} />{' '}
    {one.likeness !== undefined && <Tag label={one.likeness} tone="soon" />}
  </li>
)

/** 申请频次和相近的申请: a hint, beside whatever is being done. */
export const EarlierCard = ({ found }: { found: EarlierRequests }): JSX.Element | null => {
  const { month, year, earlier } = found
  if (earlier.length === 0) return null
  const alike = earlier.filter(({ likeness }) => likeness !== undefined)
  const rest = earlier.filter(({ likeness }) => likeness === undefined)
  return (
    <Card title="同一申请人的其他申请">
      <p>
        该申请人向本单位申请，本月第 {month} 件，本年第 {year} 件。
      </p>
      {alike.length > 0 && (
        <Remark tone="soon" title={`${alike.length} 件与本件内容相近`}>
          是否重复申请，由办理人员核对后认定（条例第三十六条第六项）；系统不作判断，不影响办理。
        </Remark>
      )}
      <ul class="plain-list">
        {[...alike, ...rest].slice(0, shownAtMost).map((one) => (
          <EarlierLine one={one} />
        ))}
      </ul>
    </Card>
  )
}
