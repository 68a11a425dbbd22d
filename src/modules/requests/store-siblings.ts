import type { Db } from '../../platform/db.ts'
import type { Desk } from './desk.ts'
import type { Stage } from './request.ts'

/** Another item of the same application. */
export type Neighbour = {
  id: string
  number: string
  description: string
  stage: Stage
  desk: Desk
  version: number
  code: string | null
}

/** 同一申请的其他事项. */
export const siblingsOf = async (
  db: Db,
  { id, applicationId }: { id: string; applicationId: string },
): Promise<Neighbour[]> => db<Neighbour[]>`
  select id, number, description, stage, desk, version, code from requests.info_request
  where application_id = ${applicationId} and id <> ${id} order by item`
