import { addDays, type Day, firstDayOf } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import type { DisputeKind } from './dispute.ts'
import { countedBy, type DisputeColumn } from './store.ts'

type Counts = Record<Exclude<DisputeColumn, 'total'>, number> & {
  /** Pending when the year began: last year's 尚未审结 (CK17). */
  carried: number
}

/** 结果维持、纠正、其他、尚未审结 of each group of table 四. */
export type DisputeFigures = Record<DisputeKind, Counts>

const none: Counts = { upheld: 0, corrected: 0, other: 0, pending: 0, carried: 0 }

/** Table 四 as if the year had ended on `asOf`. */
export const figuresFor = async (
  db: Db,
  { organId, year, asOf }: { organId: string; year: number; asOf: Day },
): Promise<DisputeFigures> => {
  const first = firstDayOf(year)
  const span = { from: first, to: asOf }
  const lastYear = { from: first, to: addDays(first, -1) }
  const rows = await db<(Counts & { kind: DisputeKind })[]>`
    select kind,
      count(*) filter (where ${countedBy(db, 'upheld', span)})::int as upheld,
      count(*) filter (where ${countedBy(db, 'corrected', span)})::int as corrected,
      count(*) filter (where ${countedBy(db, 'other', span)})::int as other,
      count(*) filter (where ${countedBy(db, 'pending', span)})::int as pending,
      count(*) filter (where ${countedBy(db, 'pending', lastYear)})::int as carried
    from remedies.dispute where organ_id = ${organId} group by kind`
  const of = (kind: DisputeKind): Counts => rows.find((row) => row.kind === kind) ?? none
  return { review: of('review'), direct: of('direct'), after_review: of('after_review') }
}
