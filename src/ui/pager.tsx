import type { JSX } from 'hono/jsx/jsx-runtime'

type Props = {
  /** From 1. */
  page: number
  pages: number
  /** All rows; `capped` where counting stopped there. */
  total: number
  capped?: boolean
  href: (page: number) => string
}

/** The pages that are named: the first, the last and two on each side; 0 stands for a gap. */
export const pagesShown = (page: number, pages: number): number[] => {
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (at) => at === 1 || at === pages || Math.abs(at - page) <= 2,
  )
  return near.flatMap((at, index) =>
    index > 0 && at - (near[index - 1] ?? 0) > 1 ? [0, at] : [at],
  )
}

export const Pager = (props: Props): JSX.Element =>
  props.pages > 1 ? (
    <nav class="pager" aria-label="分页">
      <Total {...props} />
      <Pages {...props} />
    </nav>
  ) : (
    <div class="pager">
      <Total {...props} />
    </div>
  )

const Total = ({ page, pages, total, capped }: Props): JSX.Element => (
  <p>
    共 {total.toLocaleString('en-US')}
    {capped ? ' 条以上' : ' 条'}
    {pages > 1 && `，第 ${page} / ${pages} 页`}
  </p>
)

const Pages = ({ page, pages, href }: Props): JSX.Element => (
  <ul>
    {page > 1 && (
      <li>
        <a href={href(page - 1)} rel="prev">
          上一页
        </a>
      </li>
    )}
    {pagesShown(page, pages).map((at) => (
      <li class="number">
        {at === 0 ? (
          <span>…</span>
        ) : (
          <a
            href={href(at)}
            aria-label={`第 ${at} 页`}
            aria-current={at === page ? 'page' : undefined}
          >
            {at}
          </a>
        )}
      </li>
    ))}
    {page < pages && (
      <li>
        <a href={href(page + 1)} rel="next">
          下一页
        </a>
      </li>
    )}
  </ul>
)
