import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../kernel/day.ts'
import { Tag } from './tag.tsx'

export type Fact = readonly [label: string, value: Child]

/** Label and value pairs; an empty value shows as 未填写. */
export const Facts = ({
  rows,
  columns = 1,
}: {
  rows: readonly Fact[]
  columns?: 1 | 2
}): JSX.Element => (
  <dl class={columns === 2 ? 'facts two' : 'facts'}>
    {rows.map(([label, value]) => (
      <div>
        <dt>{label}</dt>
        <dd>{isBlank(value) ? <span class="faint">未填写</span> : value}</dd>
      </div>
    ))}
  </dl>
)

const isBlank = (value: Child): boolean => value === '' || value === null || value === undefined

/** A legal date; 暂定 where the holiday notice for that year is not loaded yet. */
export const OnDay = ({ on, provisional }: { on: Day; provisional?: boolean }): JSX.Element => (
  <span class="on-day">
    <time datetime={on}>{on}</time>
    {provisional && <Tag label="暂定" tone="soon" />}
  </span>
)
