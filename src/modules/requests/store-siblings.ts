import type { Db } from '../../platform/db.ts'
import type { Desk } from './desk.ts'
import type { Stage } from './request.ts'

/** Another case beside this one: an item of the same application, or one of the same applicant. */
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

const mostNeighbours = 20

/**
 * 同一申请人的其他申请, newest first: the same name with the same proof or, where one of them gave none, the
 * same telephone. A name alone is many people's. What may lie in one envelope is offered by it; the clerk
 * decides.
 */
export const ofSameApplicant = async (
  db: Db,
  { organId, applicationId }: { organId: string; applicationId: string },
): Promise<Neighbour[]> => db<Neighbour[]>`
  select r.id, r.number, r.description, r.stage, r.desk, r.version, r.code
  from requests.application own
    join requests.application a on a.organ_id = own.organ_id and a.id <> own.id
      and a.name_hash = own.name_hash and (a.proof_hash = own.proof_hash
        or (a.phone_hash = own.phone_hash and (a.proof_hash is null or own.proof_hash is null)))
    join requests.info_request r on r.application_id = a.id
  where own.id = ${applicationId} and own.organ_id = ${organId}
  order by r.year desc, r.seq desc limit ${mostNeighbours}`
