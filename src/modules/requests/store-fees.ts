import type { Db } from '../../platform/db.ts'
import { opensOn, type Period } from './figures.ts'

/** 信息处理费 of a year: notices sent, what they asked and what was paid, in 分 (国办函〔2020〕109号). */
export type FeeTotals = { notices: number; billedFen: number; receivedFen: number }

/** What the fee events of the cases add up to, each on the day it happened. */
export const feeTotalsFor = async (db: Db, { organId, year, asOf }: Period): Promise<FeeTotals> => {
  const [row] = await db<FeeTotals[]>`
    select count(*) filter (where type = 'feeNoticeIssued')::int as notices,
      coalesce(sum(fen) filter (where type = 'feeNoticeIssued'), 0)::float8 as "billedFen",
      coalesce(sum(fen) filter (where type = 'feePaid'), 0)::float8 as "receivedFen"
    from (
      select e.type, coalesce(e.data ->> 'amountFen', (
          select i.data ->> 'amountFen' from requests.event i
          where i.request_id = e.request_id and i.type = 'feeNoticeIssued' and i.seq < e.seq
          order by i.seq desc limit 1))::bigint as fen
      from requests.event e
      where e.organ_id = ${organId} and e.type in ('feeNoticeIssued', 'feePaid')
        and e.on_day between ${opensOn({ year })} and ${asOf}) fees`
  return row ?? { notices: 0, billedFen: 0, receivedFen: 0 }
}

/** Cases of the year in whose records something that counts for it was entered after a moment. */
export const casesChangedSince = async (
  db: Db,
  { organId, year, asOf }: Period,
  since: Date,
): Promise<number> => {
  const [row] = await db<{ count: number }[]>`
    select count(distinct e.request_id)::int as count
    from requests.event e join requests.info_request r on r.id = e.request_id
    where e.organ_id = ${organId} and e.at > ${since} and r.received_on <= ${asOf}
      and (e.on_day between ${opensOn({ year })} and ${asOf}
        or (e.type = 'voided' and r.received_on >= ${opensOn({ year })}))`
  return row?.count ?? 0
}
