import { Refused } from '../../kernel/result.ts'
import { foldForComparison } from '../../kernel/text.ts'
import type { DisclosureOffice, OrganKind } from '../organs.ts'

/** An organ one can apply to, as the public knows it. */
export type PublicOrganRow = {
  id: string
  parentId: string | null
  name: string
  kind: OrganKind
  office: DisclosureOffice
  duties: readonly string[]
}

/** …with the 职责关键词 by which it was found. */
export type OfferedOrgan = PublicOrganRow & { found: readonly string[] }

const holds = (text: string, part: string): boolean => text.includes(part) || part.includes(text)

/**
 * Who may hold what was asked for: by the organ's name, or by its 职责关键词, of which one may stand
 * inside a whole sentence (我家征地补偿 → 征地). Whoever holds more of them comes first.
 */
export const organsFor = (organs: readonly PublicOrganRow[], q: string): OfferedOrgan[] => {
  const asked = foldForComparison(q)
  if (asked === '') return organs.map((organ) => ({ ...organ, found: [] }))
  return organs
    .map((organ) => ({
      ...organ,
      found: organ.duties.filter((duty) => holds(foldForComparison(duty), asked)),
    }))
    .filter(({ name, found }) => found.length > 0 || holds(foldForComparison(name), asked))
    .toSorted((a, b) => b.found.length - a.found.length)
}

/** @throws Refused where there is none such */
export const organIn = (organs: readonly PublicOrganRow[], id: string): PublicOrganRow => {
  const organ = organs.find((one) => one.id === id)
  if (!organ) throw new Refused({ code: 'apply.absent', message: '没有这个机关' })
  return organ
}
