import type { JSX } from 'hono/jsx/jsx-runtime'

/** One link of a menu, of tabs or of an entry list. */
export type MenuItem = {
  href: string
  label: string
  /** Waiting items; nothing is shown for 0. */
  count?: number | undefined
  current?: boolean | undefined
}

/** Where the page lies; the last one is the page itself and has no address. */
export type Crumb = { label: string; href?: string | undefined }

export const MenuLink = ({ item }: { item: MenuItem }): JSX.Element => (
  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
    <span>{item.label}</span>
    {item.count ? <span class="count">{item.count > 999 ? '999+' : item.count}</span> : null}
  </a>
)

/** 当前位置 */
export const Crumbs = ({ crumbs }: { crumbs?: readonly Crumb[] | undefined }): JSX.Element | null =>
  crumbs && crumbs.length > 0 ? (
    <nav class="crumbs" aria-label="当前位置">
      <ol>
        {crumbs.map(({ label, href }) => (
          <li>{href ? <a href={href}>{label}</a> : <span aria-current="page">{label}</span>}</li>
        ))}
      </ol>
    </nav>
  ) : null

/** Views of one thing, each with its own address. */
export const Tabs = ({
  label,
  items,
}: {
  label: string
  items: readonly MenuItem[]
}): JSX.Element => (
  <nav class="tabs" aria-label={label}>
    {items.map((item) => (
      <MenuLink item={item} />
    ))}
  </nav>
)
