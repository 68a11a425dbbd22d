/** What surrounds every console page: who is here, for which organ, and where they can go. */
export type Shell = {
  person: { name: string; organ: string; roles: readonly string[]; actingFor?: string }
  menu: readonly MenuSection[]
  /** Demonstration data: every page says 演示. */
  demo: boolean
  csrf: string
  /** 长者模式、高对比度, as the person chose. */
  elder?: boolean
  contrast?: boolean
  /** One sentence about what was just done. */
  notice?: string
}

export type MenuSection = {
  title?: string
  items: readonly { href: string; label: string; count?: number; current?: boolean }[]
}
