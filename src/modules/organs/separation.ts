/**
 * 职责分离: how many people a reply needs. `three`: drafter, reviewer and signer differ; `two`: drafter
 * and signer differ; `entrusted`: another organ reviews and signs on behalf of a one-person office.
 */
export type SeparationPolicy = 'three' | 'two' | 'entrusted'

export const separationNames: Readonly<Record<SeparationPolicy, string>> = {
  three: '三人制（拟稿、审核、签发各一人）',
  two: '两人制（拟稿与签发不同人）',
  entrusted: '委托审核（由受托机关审核签发）',
}

type Allowed = { ok: true } | { ok: false; message: string }

/** What the policy says of the person who is about to review or sign. */
export type Separation = {
  reviewNeeded: boolean
  mayReview: (drafter: string) => Allowed
  maySign: (drafter: string, reviewer: string | undefined) => Allowed
}

const fine: Allowed = { ok: true }
const refused = (message: string): Allowed => ({ ok: false, message })

/** Whether somebody has to review before the signature. */
export const isReviewed = ({ separation }: { separation: SeparationPolicy }): boolean =>
  separation !== 'two'

/**
 * @param who.personIds the person, and the one in whose place (AB角) they act: for separation both
 *   count as the same
 * @param who.organId the organ the person acts for; under `entrusted` it must be the reviewing one
 */
export const separationFor = (
  policy: { separation: SeparationPolicy; reviewingOrganId?: string },
  who: { personIds: readonly string[]; organId: string },
): Separation => {
  const entrusted = policy.separation === 'entrusted'
  const elsewhere = entrusted && who.organId !== policy.reviewingOrganId
  const other = refused('本单位实行委托审核，应当由受托机关审核签发')
  return {
    reviewNeeded: isReviewed(policy),
    mayReview: (drafter) => {
      if (elsewhere) return other
      return who.personIds.includes(drafter) ? refused('拟稿人不能审核自己拟的答复') : fine
    },
    maySign: (drafter, reviewer) => {
      if (elsewhere) return other
      if (who.personIds.includes(drafter)) return refused('拟稿人不能签发自己拟的答复')
      const same = reviewer !== undefined && who.personIds.includes(reviewer)
      return policy.separation === 'three' && same ? refused('审核人不能签发自己审核的答复') : fine
    },
  }
}
