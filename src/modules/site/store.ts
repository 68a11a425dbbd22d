import type { Db } from '../../platform/db.ts'
import type { DisclosureOffice, OrganKind } from '../organs.ts'

/** An organ as the public may know it. */
export type PublicOrgan = {
  id: string
  parentId: string | null
  name: string
  kind: OrganKind
  office: DisclosureOffice
}

/** Every organ, the county government first. Runs as `gongkai_public`. */
export const publicOrgans = async (db: Db): Promise<PublicOrgan[]> => db<PublicOrgan[]>`
  select id, parent_id as "parentId", name, kind, office from organs.public_organ
  order by case kind when 'countyGovernment' then 0 when 'countyOffice' then 1
    when 'countyDepartment' then 2 when 'justiceDepartment' then 2 when 'vertical' then 2
    when 'dispatched' then 2
    when 'township' then 3 when 'subdistrict' then 3 else 4 end, position, name`
