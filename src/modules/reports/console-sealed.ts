import type { Ask } from '../../platform/route.ts'
import { casesChangedSince } from '../requests.ts'
import { type PreparedReport, wholeYear } from './actions-prepared.ts'
import { type ChangedCell, changedCells } from './changed.ts'
import type { Place } from './console-place.ts'
import { sealedPaper } from './store-sealed.ts'

type SealedThen = { sm3: string | undefined; changed: ChangedCell[]; changedCases: number }

/** The sealed copy, and what would be counted otherwise today. */
export const sealedOf = async (
  ask: Ask,
  place: Place,
  prepared: PreparedReport,
): Promise<SealedThen> => {
  const { row, edition, report } = prepared
  const sealed = row && edition.sealedAt ? await sealedPaper(ask.tx, row.id) : undefined
  if (!sealed || !edition.sealedAt) return { sm3: undefined, changed: [], changedCases: 0 }
  const changed = changedCells(sealed.paper.tables, report.tables)
  const since = edition.sealedAt
  const changedCases =
    changed.length > 0 ? await casesChangedSince(ask.tx, wholeYear(place), since) : 0
  return { sm3: sealed.sm3, changed, changedCases }
}
