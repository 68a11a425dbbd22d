import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Moved, type Officer, record, type RequestNeeds } from './actions.ts'
import { actOf } from './acts.ts'
import { erasureBasis, type ErasureFacts } from './erasure.ts'
import type { Pending } from './beside-stage.ts'
import type { Recorded } from './events.ts'
import { erasedOf } from './guard-erasure.ts'
import { redacted } from './redaction.ts'
import { fold } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { forgetApplicant, itemsOf, lockItems } from './store-erasure.ts'
import { narrowDescription } from './store-registration.ts'

/** The import a case came from. */
const ledgerOf = (events: readonly Recorded[]): string | undefined => {
  const taken = events.find(({ type }) => type === 'takenOver')
  return taken?.type === 'takenOver' ? taken.importId : undefined
}

/** What decides over erasing the applicant of a case, read as it stands. */
export const erasureFactsOf = async (
  db: Db,
  { openDisputes }: Pick<RequestNeeds, 'openDisputes'>,
  { id: item, applicationId, organId }: RequestRow,
): Promise<ErasureFacts> => {
  const items = await itemsOf(db, applicationId)
  const events = await Promise.all(items.map(({ id }) => eventsOf(db, id)))
  return {
    item,
    items: events.map(fold).map(({ stage, closedOn, retention }, index) => ({
      number: items[index]?.number ?? '',
      stage,
      ...(closedOn !== undefined && { closedOn }),
      ...(retention !== undefined && { retention }),
    })),
    fromLedger: ledgerOf(events.flat()) !== undefined,
    openDisputes: await openDisputes(
      db,
      organId,
      items.map(({ number }) => number),
    ),
  }
}

/**
 * The same, with all items of the application locked; another organ's disputes are not seen from
 * here, so only the organ that keeps the case decides.
 */
export const erasureFactsLocked = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  id: string,
): Promise<ErasureFacts> => {
  const row = await requestById(tx, id)
  if (row.organId !== officer.organId)
    throw new Refused({
      code: 'requests.erasure-elsewhere',
      message: '删除个人信息由办理本件的机关自己决定',
      basis: erasureBasis,
    })
  await lockItems(tx, row.applicationId)
  return erasureFactsOf(tx, needs, row)
}

type Proposed = Pending & { act: 'erasure' }

/** The proposal that was agreed to. */
const proposalIn = (events: readonly Recorded[]): Proposed | undefined => {
  const agreed = events.findLast(({ type }) => type === 'approved')
  const before = agreed?.type === 'approved' ? fold(events.slice(0, agreed.seq - 1)) : undefined
  const found = before?.pending.find(({ seq }) => agreed?.type === 'approved' && seq === agreed.of)
  return found?.act === 'erasure' ? found : undefined
}

/** 申请内容 without the personal words, as both agreed; the list of its words goes with them. */
const redact = async (
  tx: Tx,
  { id, description, proposal }: { id: string; description: string; proposal: Proposed },
): Promise<void> => {
  const asked = proposal.redactions?.find(({ item }) => item === id)
  if (!asked) return
  const text = redacted(description, asked)
  if (text === undefined)
    throw new Refused({
      code: 'requests.redaction-moved',
      message: '提请以后申请内容有了变化，请不同意这项提请，重新核对后再提请',
      basis: erasureBasis,
    })
  await narrowDescription(tx, id, text)
}

/**
 * 删除个人信息, once a second person agreed: the key of the case is destroyed, and with it the
 * applicant, third parties, materials, notes and the text of letters; the keyed hashes and the 查询码
 * go. Requests, events, outcomes and the numbers of letters stay.
 */
export const eraseApplicant = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { row, moved }: { row: RequestRow; moved: Moved },
): Promise<void> => {
  const erased = moved.events.at(-1)
  if (erased?.type !== 'personalDataErased') return
  const { on } = erased
  const proposal = proposalIn(moved.events)
  if (!proposal) throw new Error('an erasure nobody proposed')
  const { organId, applicationId } = row
  const separation = await needs.separationOf(tx, organId, officer)
  const at = needs.clock.now()
  const ledger = ledgerOf(moved.events)
  if (ledger !== undefined) await needs.forgetLedger(tx, needs, ledger)
  for (const { id, description } of await itemsOf(tx, applicationId)) {
    await redact(tx, { id, description, proposal })
    if (id === row.id) continue
    const before = await eventsOf(tx, id)
    const made = [erasedOf(proposal, { on, item: id })]
    await record(tx, needs, officer, { organId, id, before, made, separation })
    await audit(tx, { ...officer, organId }, { act: actOf('erase'), subject: id, at })
  }
  await forgetApplicant(tx, applicationId, on)
  await needs.vault.destroyCaseKey(tx, row.caseKeyId, at)
}
