import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { organsAll } from '../organs.ts'
import type { Moved, Officer, RequestNeeds } from './actions.ts'
import { archiveDataOf } from './actions-archive.ts'
import { letterCaseOf, packed } from './actions-letters.ts'
import { issueLetter } from './actions-signing.ts'
import type { Command } from './command.ts'
import type { LetterOrder } from './letters.ts'
import type { Said } from './move-fields.ts'
import type { FormMove } from './move-forms.ts'
import { moveLetters } from './move-letters.ts'
import { eventsOf, type RequestRow } from './store.ts'

/** A move that was made from its form, and the day it took effect. */
export type Made = {
  tx: Tx
  needs: RequestNeeds
  officer: Officer
  row: RequestRow
  command: Command
  said: Said
  moved: Moved
  on: Day
}

const namesOf = async (tx: Tx): Promise<(id: string) => string> => {
  const names = new Map((await organsAll(tx)).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? ''
}

/** The letters a move would send, as they would be written from what its form says. */
export const lettersBefore = async (
  tx: Tx,
  needs: RequestNeeds,
  { row, move, said, on }: { row: RequestRow; move: FormMove; said: Said; on: Day },
): Promise<readonly LetterOrder[]> => {
  const write = moveLetters[move]
  if (!write) return []
  const orders = write({
    of: await letterCaseOf(tx, needs, row, on),
    said,
    on,
    events: await eventsOf(tx, row.id),
    calendar: needs.calendar(),
    organ: await namesOf(tx),
  })
  return Promise.all(orders.map((order) => packed(tx, needs, order)))
}

/** Issues the letters of a move. A letter to or about a party consulted belongs to that consultation. */
export const issueLettersOf = async (
  move: FormMove,
  { tx, needs, officer, row, command, said, on }: Made,
): Promise<void> => {
  const consultationId = command.move === 'consult' ? command.id : undefined
  for (const order of await lettersBefore(tx, needs, { row, move, said, on }))
    await issueLetter(tx, needs, officer, {
      requestId: row.id,
      on,
      ...(consultationId !== undefined && { consultationId }),
      write: () => order,
    })
}

/** 归档: the index of the file, as it stands on that day. */
export const issueIndex = async ({ tx, needs, officer, row, command, on }: Made): Promise<void> => {
  if (command.move !== 'archive') return
  const data = await archiveDataOf(tx, row, { on, archivist: officer.name })
  await issueLetter(tx, needs, officer, {
    requestId: row.id,
    on,
    unnumbered: true,
    write: (of) => ({ kind: 'D34', data: { ...of, ...data } }),
  })
}
