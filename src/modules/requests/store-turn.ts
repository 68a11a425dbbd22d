import type { PendingQuery, Row } from 'postgres'
import type { Db } from '../../platform/db.ts'
import type { Proposal } from './events.ts'

/** What a person may do with drafts and proposals, as the lists ask it; `whose-turn.ts` has the rule. */
export type TurnHolder = {
  /** The person, and the one in whose place they act: for 职责分离 both count as the same. */
  personIds: readonly string[]
  review: { own: boolean; entrusted: boolean }
  sign: { own: boolean; entrusted: boolean }
  /** Whether who reviewed a reply of the own organ may sign it, too. */
  signsReviewed: boolean
  /** What they may decide that others proposed, and what they may decide alone. */
  decides: readonly Proposal['act'][]
  decidesAlone: readonly Proposal['act'][]
}

/** The draft that waits: everything that led to a decision. */
const drafting = (db: Db): PendingQuery<Row[]> => db`(
  select d.by_person from requests.event d where d.request_id = r.id
    and d.type in ('decided', 'correctionExpired', 'feeExpired', 'withdrawn')
  order by d.seq desc limit 1)`

const reviewedBy = (db: Db, personIds: readonly string[]): PendingQuery<Row[]> => db`
  coalesce((select v.by_person from requests.event v
    where v.request_id = r.id and v.type = 'reviewed' order by v.seq desc limit 1), '')
  = any(${[...personIds]})`

/** 待同意事项 nobody has decided yet, and this person may. */
const decidable = (db: Db, of: TurnHolder): PendingQuery<Row[]> => db`exists (
  select 1 from requests.event p
  where p.request_id = r.id and p.type = 'proposed'
    and p.data -> 'proposal' ->> 'act' = any(${[...of.decides]})
    and (p.data -> 'proposal' ->> 'act' = any(${[...of.decidesAlone]})
      or not (p.by_person = any(${[...of.personIds]})
        or coalesce(p.acting_for, '') = any(${[...of.personIds]})))
    and not exists (
      select 1 from requests.event s where s.request_id = r.id and s.type in ('approved', 'rejected')
        and (s.data ->> 'of')::int = p.seq))`

/** Whether a row `r` of `requests.info_request` that waits for somebody waits for this person. */
export const theirTurn = (db: Db, organId: string, of: TurnHolder): PendingQuery<Row[]> => db`(
  case r.desk
    when 'review' then
      (case when r.organ_id = ${organId} then ${of.review.own}::bool
        else ${of.review.entrusted}::bool end)
      and ${drafting(db)} <> all(${[...of.personIds]})
    when 'sign' then
      (case when r.organ_id = ${organId} then ${of.sign.own}::bool
        else ${of.sign.entrusted}::bool end)
      and ${drafting(db)} <> all(${[...of.personIds]})
      and (r.organ_id <> ${organId} or ${of.signsReviewed}::bool or not ${reviewedBy(db, of.personIds)})
    when 'approve' then r.organ_id = ${organId} and ${decidable(db, of)}
    else false
  end)`
