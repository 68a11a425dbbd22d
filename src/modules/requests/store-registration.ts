import { type Day, yearOf } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import type { ApplicantKind } from './applicant.ts'
import type { Channel } from './events.ts'
import { wordsOf } from './search-words.ts'
import type { Carrier, ObtainBy } from './store.ts'

/** 申请 as it is written: everything readable is already masked, hashed or sealed. */
export type NewApplication = {
  id: string
  organId: string
  channel: Channel
  arrivedOn: Day
  applicantKind: ApplicantKind
  maskedName: string
  nameHash: string
  proofHash: string | null
  phoneHash: string | null
  caseKeyId: string
  sealedApplicant: Uint8Array
  postNumber: string | null
  at: Date
}

export const insertApplication = async (tx: Tx, row: NewApplication): Promise<void> => {
  await tx`
    insert into requests.application (id, organ_id, channel, arrived_on, applicant_kind,
      masked_name, name_hash, proof_hash, phone_hash, case_key_id, sealed_applicant, post_number, at)
    values (${row.id}, ${row.organId}, ${row.channel}, ${row.arrivedOn}, ${row.applicantKind},
      ${row.maskedName}, ${row.nameHash}, ${row.proofHash}, ${row.phoneHash}, ${row.caseKeyId},
      ${row.sealedApplicant}, ${row.postNumber}, ${row.at})`
}

/** 申请件 before its first events: stage and dates follow from them at once. */
export type NewRequest = {
  id: string
  organId: string
  applicationId: string
  number: string
  on: Day
  seq: number
  item: number
  description: string
  obtainBy: ObtainBy
  carrier: Carrier
  at: Date
}

/** Inserts the item as not yet received, with version 1 still to be earned by its first event. */
export const insertRequest = async (tx: Tx, row: NewRequest): Promise<void> => {
  await tx`
    insert into requests.info_request (id, organ_id, application_id, number, year, seq, item,
      description, words, obtain_by, carrier, stage, desk, version, at)
    values (${row.id}, ${row.organId}, ${row.applicationId}, ${row.number}, ${yearOf(row.on)},
      ${row.seq}, ${row.item}, ${row.description}, ${wordsOf(row.description)}, ${row.obtainBy},
      ${row.carrier}, 'submitted', 'confirm', 1, ${row.at})`
}

/** 拆分: the first item keeps its part of the description. */
export const narrowDescription = async (tx: Tx, id: string, description: string): Promise<void> => {
  await tx`
    update requests.info_request set description = ${description}, words = ${wordsOf(description)}
    where id = ${id}`
}

/** The year, number and highest item of an application's requests, for 拆分. */
export const numberingOf = async (
  tx: Tx,
  applicationId: string,
): Promise<{ year: number; seq: number; items: number }> => {
  const [row] = await tx<{ year: number; seq: number; items: number }[]>`
    select year, seq, max(item) as items from requests.info_request
    where application_id = ${applicationId} group by year, seq`
  if (!row) throw new Error(`application ${applicationId} has no request`)
  return row
}
