import type { Tx } from '../../platform/db.ts'

/** Review is not asked for any more: what waited for it waits for the signature. */
export const passReview = async (tx: Tx, organId: string): Promise<void> => {
  await tx`
    update requests.info_request set desk = 'sign'
    where organ_id = ${organId} and desk = 'review'`
}

/** Review is asked for: what waits for the signature and was not reviewed since it was drafted goes back. */
export const wantReview = async (tx: Tx, organId: string): Promise<void> => {
  await tx`
    update requests.info_request r set desk = 'review'
    where organ_id = ${organId} and desk = 'sign' and not coalesce(
      (select max(seq) from requests.event e where e.request_id = r.id and e.type = 'reviewed')
        > (select max(seq) from requests.event d where d.request_id = r.id
          and d.type in ('decided', 'correctionExpired', 'feeExpired', 'withdrawn')), false)`
}

/** Waits for steps under way in the organ's cases, and holds back new ones until the transaction ends. */
export const holdCases = async (tx: Tx, organId: string): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended('separation ' || ${organId}, 0))`
}
