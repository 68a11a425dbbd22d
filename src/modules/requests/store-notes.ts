import { type Day, day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Note, NoteText } from './note.ts'

type NoteRow = { id: string; notedBy: string; noted: string; sealed: Buffer }

/** Notes of a case, oldest first; those whose key is destroyed are gone. */
export const notesOf = async (
  db: Db,
  vault: Vault,
  { requestId, caseKeyId }: { requestId: string; caseKeyId: string },
): Promise<Note[]> => {
  const rows = await db<NoteRow[]>`
    select id, by_person as "notedBy", on_day as noted, sealed from requests.note
    where request_id = ${requestId} order by at, id`
  const notes: Note[] = []
  for (const { id, notedBy, noted, sealed } of rows) {
    const text = (await vault.open(db, caseKeyId, sealed)) as NoteText | undefined
    if (text) notes.push({ ...text, id, notedBy, noted: day(noted) })
  }
  return notes
}

export const insertNote = async (
  tx: Tx,
  vault: Vault,
  row: {
    id: string
    organId: string
    requestId: string
    caseKeyId: string
    note: NoteText
    by: string
    on: Day
    at: Date
  },
): Promise<void> => {
  await tx`
    insert into requests.note (id, organ_id, request_id, kind, sealed, by_person, on_day, at)
    values (${row.id}, ${row.organId}, ${row.requestId}, ${row.note.kind},
      ${await vault.seal(tx, row.caseKeyId, row.note)}, ${row.by}, ${row.on}, ${row.at})`
}
