import type { Organ } from './organ.ts'

type Place = Pick<Organ, 'id' | 'kind' | 'parentId'>

/** The organ and all above it, nearest first; each once, even where the tree is damaged. */
export const chainOf = (organs: readonly Place[], organId: string): readonly Place[] => {
  const chain: Place[] = []
  let at = organs.find(({ id }) => id === organId)
  while (at && !chain.includes(at)) {
    chain.push(at)
    const above = at.parentId
    at = organs.find(({ id }) => id === above)
  }
  return chain
}

/** 县人民政府及其办公室: 主管部门 of the whole county (条例第三条), whose administrators care for all organs. */
export const keepsAll = ({ kind }: Pick<Place, 'kind'>): boolean =>
  kind === 'countyGovernment' || kind === 'countyOffice'

/** Whether administrators of one organ may change another: their own and those below it, or all. */
export const administers = (
  organs: readonly Place[],
  adminOrganId: string,
  organId: string,
): boolean => {
  const own = organs.find(({ id }) => id === adminOrganId)
  const chain = chainOf(organs, organId)
  if (!own || chain.length === 0) return false
  return keepsAll(own) || chain.includes(own)
}

/** An organ with its depth in the tree, in the order the tree is read. */
export const inTreeOrder = <O extends Place>(
  organs: readonly O[],
): { organ: O; depth: number }[] => {
  const ids = new Set(organs.map(({ id }) => id))
  const isTop = ({ parentId }: Place): boolean => parentId === undefined || !ids.has(parentId)
  const below = (organ: O, depth: number): { organ: O; depth: number }[] => [
    { organ, depth },
    ...organs
      .filter(({ parentId }) => parentId === organ.id)
      .flatMap((child) => below(child, depth + 1)),
  ]
  return organs.filter(isTop).flatMap((top) => below(top, 0))
}
