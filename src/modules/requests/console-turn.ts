import type { Ask } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import type { Proposal } from './events.ts'
import { approvers, decidedAlone } from './guard-proposals.ts'
import type { TurnHolder } from './store-turn.ts'
import type { Who } from './whose-turn.ts'

/** The reader as the rules know an officer. */
export const whoOf = async (
  { tx, actor }: Ask,
  needs: RequestNeeds,
  organId: string,
): Promise<Who> => ({
  actor: {
    personId: actor.personId,
    ...(actor.actingFor !== undefined && { actingFor: actor.actingFor }),
    may: (permission) => needs.may(actor, permission),
  },
  separation: await needs.separationOf(tx, organId, actor),
})

/** What the reader may review, sign and decide, as the lists of 工作台 and 收件箱 ask it. */
export const turnHolder = async (ask: Ask, needs: RequestNeeds): Promise<TurnHolder> => {
  const { actor, separation } = await whoOf(ask, needs, ask.actor.organId)
  const { personId, actingFor } = actor
  const personIds = actingFor === undefined ? [personId] : [personId, actingFor]
  const [review, sign] = [actor.may('requests.review'), actor.may('requests.sign')]
  const isOwn = separation.mayReview('').ok
  const decides = (Object.keys(approvers) as Proposal['act'][]).filter((act) =>
    actor.may(approvers[act]),
  )
  return {
    personIds,
    review: { own: review && isOwn, entrusted: review },
    sign: { own: sign && isOwn, entrusted: sign },
    signsReviewed: separation.maySign('', personId).ok,
    decides,
    decidesAlone: decides.filter((act) => decidedAlone.includes(act)),
  }
}
