import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import { decisionOf } from './decisions.ts'
import type { ArchiveData, ArchivedPaper } from './letters/internal.ts'
import type { LetterCase } from './letters/letter-case.ts'
import { isForm, letterVersion } from './letters.ts'
import { fold } from './request.ts'
import { retentionName, usualRetention } from './retention.ts'
import { eventsOf, type RequestRow } from './store.ts'
import { attachmentsOf, type Purpose, purposeNames } from './store-attachment.ts'
import { lettersOf } from './store-letters.ts'

const fromApplicant: ReadonlySet<Purpose> = new Set(['application', 'identity', 'authorisation'])

/** Papers of the file in the order of the work: application, what was sent and came in, service. */
const papersOf = async (tx: Tx, row: RequestRow): Promise<ArchivedPaper[]> => {
  const files = await attachmentsOf(tx, { ...row, requestId: row.id })
  const named = (purposes: (purpose: Purpose) => boolean): ArchivedPaper[] =>
    files.flatMap(({ purpose }) => (purposes(purpose) ? [{ title: purposeNames[purpose] }] : []))
  const letters = (await lettersOf(tx, row.id)).flatMap(({ kind, status, number, issuedOn }) =>
    status === 'issued' && issuedOn !== null && !isForm(kind)
      ? [
          {
            title: letterVersion(kind, issuedOn).title,
            on: issuedOn,
            ...(number !== null && { number }),
          },
        ]
      : [],
  )
  return [
    { title: '政府信息公开申请', on: row.arrivedOn },
    ...named((purpose) => fromApplicant.has(purpose)),
    ...letters,
    { title: '办理审批单' },
    ...named((purpose) => !fromApplicant.has(purpose) && purpose !== 'service'),
    { title: '送达回证' },
    ...named((purpose) => purpose === 'service'),
  ]
}

/** 案卷目录: what the file of a case holds, and how long it is kept (条例第四十五条). */
export const archiveDataOf = async (
  tx: Tx,
  row: RequestRow,
  { on, archivist }: { on: Day; archivist: string },
): Promise<Omit<ArchiveData, keyof LetterCase>> => {
  const events = await eventsOf(tx, row.id)
  const { decision } = fold(events)
  const archived = events.findLast(({ type }) => type === 'archived')
  const retention = archived?.type === 'archived' ? archived.retention : undefined
  return {
    result: decision ? decisionOf(decision.code).rowLabel : '',
    papers: await papersOf(tx, row),
    retention: retentionName(retention ?? usualRetention),
    archivedOn: archived?.on ?? on,
    archivist,
  }
}
