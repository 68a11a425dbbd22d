import type { Db, Tx } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { ConsultationKind } from './events.ts'

/** 征求意见的对象: sealed like the applicant. */
export type ConsultedParty = { name: string; person: boolean; address?: string }

export const insertParty = async (
  tx: Tx,
  vault: Vault,
  row: {
    organId: string
    requestId: string
    caseKeyId: string
    id: string
    kind: ConsultationKind
    party: ConsultedParty
  },
): Promise<void> => {
  await tx`
    insert into requests.consulted_party (organ_id, request_id, id, kind, sealed)
    values (${row.organId}, ${row.requestId}, ${row.id}, ${row.kind},
      ${await vault.seal(tx, row.caseKeyId, row.party)})`
}

/** Parties of a case by the number of their letter. */
export const partiesOf = async (
  db: Db,
  vault: Vault,
  { requestId, caseKeyId }: { requestId: string; caseKeyId: string },
): Promise<ReadonlyMap<string, ConsultedParty>> => {
  const rows = await db<{ id: string; sealed: Buffer }[]>`
    select id, sealed from requests.consulted_party where request_id = ${requestId}`
  const parties = new Map<string, ConsultedParty>()
  for (const { id, sealed } of rows) {
    const party = (await vault.open(db, caseKeyId, sealed)) as ConsultedParty | undefined
    if (party) parties.set(id, party)
  }
  return parties
}
