import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'

export type RatedRow = {
  id: string
  number: string
  score: number
  sealedWords: Buffer | null
  caseKeyId: string
  on: Day
}

/** Ratings of an organ, newest first. @param at.score 0 for every score */
export const ratingsOf = async (
  db: Db,
  at: { organId: string; score: number; skip: number; most: number },
): Promise<RatedRow[]> => db<RatedRow[]>`
  select r.id, r.number, x.score, x.sealed_words as "sealedWords", a.case_key_id as "caseKeyId",
    x.on_day as on
  from requests.rating x
    join requests.info_request r on r.id = x.request_id
    join requests.application a on a.id = r.application_id
  where x.organ_id = ${at.organId} and (${at.score} = 0 or x.score = ${at.score})
  order by x.at desc, r.id offset ${at.skip} limit ${at.most}`

/** How many ratings the organ has, and their average. */
export const ratingTotals = async (
  db: Db,
  organId: string,
): Promise<{ count: number; average: number | null }> => {
  const [row] = await db<{ count: number; average: number | null }[]>`
    select count(*)::int as count, avg(score)::float8 as average from requests.rating
    where organ_id = ${organId}`
  return row ?? { count: 0, average: null }
}
