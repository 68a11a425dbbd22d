import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'

/**
 * What organs let each other see, as their settings say: 委托审核 opens the rows to the reviewing organ,
 * and every organ's work lies open to the office of the county government, which supervises it
 * (条例第三条第三款). Grants that no setting calls for end.
 */
export const settleGrants = async (tx: Tx, on: Day): Promise<void> => {
  await tx`
    with called as (
      select id, reviewing_organ_id as to_id, 'entrusted' as purpose, '委托审核' as reason
      from organs.organ where reviewing_organ_id is not null
      union all
      select o.id, office.id, 'oversight', '条例第三条第三款'
      from organs.organ o join organs.organ office
        on office.kind = 'countyOffice' and office.id <> o.id),
    ended as (
      delete from platform.organ_grant g where not exists (
        select 1 from called c
        where c.id = g.organ_id and c.to_id = g.to_organ_id and c.purpose = g.purpose))
    insert into platform.organ_grant (organ_id, to_organ_id, purpose, reason, granted_on)
    select id, to_id, purpose, reason, ${on} from called on conflict do nothing`
}
