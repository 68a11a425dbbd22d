import type { MenuSection } from '../kernel/shell.ts'
import type { Tx } from './db.ts'
import type { Actor } from './route.ts'
import type { Day } from '../kernel/day.ts'

/** One place of the console: who sees it, and how much is waiting there for this person. */
export type MenuEntry = {
  href: string
  label: string
  /** The permission of the page it leads to. */
  may: string
  count?: (tx: Tx, actor: Actor, today: Day) => Promise<number>
}

export type MenuPart = { title?: string; entries: readonly MenuEntry[] }

type Item = MenuSection['items'][number]

type Visit = {
  tx: Tx
  actor: Actor
  today: Day
  path: string
  allowed: (actor: Actor, permission: string) => boolean
}

/** The entry the page lies under: the longest address that begins the path. */
const currentOf = (entries: readonly MenuEntry[], path: string): string | undefined =>
  entries
    .map(({ href }) => href)
    .filter((href) => path === href || path.startsWith(`${href}/`))
    .toSorted((one, other) => other.length - one.length)[0]

/** The menu of one person: what the roles held here today may open, with what waits there. */
export const menuFor = async (
  parts: readonly MenuPart[],
  { tx, actor, today, path, allowed }: Visit,
): Promise<MenuSection[]> => {
  const current = currentOf(
    parts.flatMap(({ entries }) => entries),
    path,
  )
  const itemOf = async ({ href, label, count }: MenuEntry, isCurrent: boolean): Promise<Item> => {
    const item: Item = isCurrent ? { href, label, current: true } : { href, label }
    return count ? { ...item, count: await count(tx, actor, today) } : item
  }
  const sections = await Promise.all(
    parts.map(async ({ title, entries }) => {
      const open = entries.filter(({ may }) => allowed(actor, may))
      const items = await Promise.all(open.map((entry) => itemOf(entry, entry.href === current)))
      return title === undefined ? { items } : { title, items }
    }),
  )
  return sections.filter(({ items }) => items.length > 0)
}
