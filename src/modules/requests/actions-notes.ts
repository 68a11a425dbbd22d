import { randomUUID } from 'node:crypto'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Officer, RequestNeeds } from './actions.ts'
import { requestById } from './store.ts'
import type { NoteText } from './note.ts'
import { insertNote } from './store-notes.ts'

/** 联系记录、检索记录、备注: kept with the case, sealed; the trail says only that there is one. */
export const keepNote = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, note }: { id: string; note: NoteText },
): Promise<void> => {
  const { organId, caseKeyId } = await requestById(tx, id)
  const at = needs.clock.now()
  await insertNote(tx, needs.vault, {
    id: randomUUID(),
    organId,
    requestId: id,
    caseKeyId,
    note,
    by: officer.personId,
    on: needs.clock.today(),
    at,
  })
  const line = { act: 'requests.note', subject: id, at, detail: { kind: note.kind } }
  await audit(tx, { ...officer, organId }, line)
}
