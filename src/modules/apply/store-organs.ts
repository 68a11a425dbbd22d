import type { Db } from '../../platform/db.ts'
import type { PublicOrganRow } from './organs-offered.ts'

/** Every organ as the public may know it, the county government first. */
export const publicOrgans = async (db: Db): Promise<PublicOrganRow[]> => db<PublicOrganRow[]>`
  select id, parent_id as "parentId", name, kind, office, duties from organs.public_organ
  order by case kind when 'countyGovernment' then 0 when 'countyOffice' then 1
    when 'countyDepartment' then 2 when 'justiceDepartment' then 2 when 'vertical' then 2
    when 'dispatched' then 2
    when 'township' then 3 when 'subdistrict' then 3 else 4 end, position, name`
