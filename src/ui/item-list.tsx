import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../kernel/day.ts'
import { Empty } from './empty.tsx'

/** One published thing in a list: title, 文号, organ, validity, date. */
export type Item = {
  href: string
  title: string
  on?: Day | undefined
  /** 文号, 发布机构, tags, links to 解读. */
  notes?: readonly Child[]
  /** Some words around the hit. */
  excerpt?: Child
}

export const ItemList = ({
  items,
  empty = '暂无内容',
}: {
  items: readonly Item[]
  empty?: string
}): JSX.Element =>
  items.length === 0 ? (
    <Empty title={empty} />
  ) : (
    <ul class="items" data-rows>
      {items.map((item) => (
        <li>
          <a href={item.href}>{item.title}</a>
          {item.on && <time datetime={item.on}>{item.on}</time>}
          {item.excerpt && <p class="excerpt">{item.excerpt}</p>}
          {item.notes && (
            <p class="notes">
              {item.notes.map((note) => (
                <span>{note}</span>
              ))}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
