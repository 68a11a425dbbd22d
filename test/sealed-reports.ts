import { randomUUID } from 'node:crypto'
import { day } from '../src/kernel/day.ts'
import { editionOf } from '../src/modules/reports/edition.ts'
import { type ReportPaper, reportTitle } from '../src/modules/reports/paper.ts'
import { appendEvents } from '../src/modules/reports/store-edition.ts'
import { insertSealed, sealedHash } from '../src/modules/reports/store-sealed.ts'
import type { Tx } from '../src/platform/db.ts'

/** A report sealed and published on one day exactly as given, whatever the checks say of it. */
export const publishAsGiven = async (
  tx: Tx,
  { organId, on }: { organId: string; on: string },
  said: Omit<ReportPaper, 'title'>,
): Promise<void> => {
  const by = { personId: 'p', on: day(on), at: new Date(`${on}T02:00:00Z`) }
  const events = [
    { type: 'started' },
    { type: 'submitted', to: 'signing' },
    { type: 'sealed' },
    { type: 'published' },
  ] as const
  const edition = editionOf(
    events.map((event, at) => ({ ...event, seq: at + 1, by: 'p', on: by.on, at: by.at })),
  )
  const at = { id: randomUUID(), organId, year: said.year, number: 1 }
  await appendEvents(tx, at, { events, edition, by })
  const paper = { ...said, title: reportTitle(said.organName, said.year), sealedOn: by.on }
  const content = JSON.stringify(paper)
  const record = '{}'
  await insertSealed(tx, at, { paper, content, record, sm3: sealedHash(content, record) })
}
