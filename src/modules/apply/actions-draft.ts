import { createHash, randomBytes } from 'node:crypto'
import type { Fields } from '../../kernel/fields.ts'
import { Refused } from '../../kernel/result.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Files } from '../../platform/files.ts'
import type { Vault } from '../../platform/vault.ts'
import type { Draft, DraftContent } from './draft.ts'
import { limitsOn } from './limits.ts'
import {
  countedLately,
  deleteDraft,
  draftByToken,
  dropDraftFile,
  emptyDraft,
  enterOrgan,
  expiredDrafts,
  holdDraft,
  insertDraft,
  type Kept,
  resealDraftFile,
  updateDraft,
} from './store-draft.ts'

/** What keeping a draft stands on. */
export type DraftNeeds = { clock: Clock; vault: Vault; files: Files }

export const tokenHashOf = (token: string): string =>
  createHash('sha256').update(token).digest('hex')

/** The network an address belongs to: IPv6 by its /64, of which one household has one. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '')
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain
}

/** @returns undefined where the token opens nothing */
export const openDraft = async (
  tx: Tx,
  { vault, clock }: DraftNeeds,
  token: string | undefined,
  lock = false,
): Promise<Draft | undefined> => {
  if (token === undefined || !/^[\w-]{43}$/.test(token)) return undefined
  return draftByToken(tx, vault, { tokenHash: tokenHashOf(token), now: clock.now(), lock })
}

/** Anew from each time it is saved. */
const keptAsDraft = ({ clock }: DraftNeeds): Kept => ({
  from: clock.now(),
  hours: limitsOn(clock.today()).draftDays * 24,
})

const contentOf = ({ fields, looked, acknowledgement }: DraftContent): DraftContent => ({
  fields,
  ...(looked !== undefined && { looked }),
  ...(acknowledgement && { acknowledgement }),
})

const crowded = new Refused({
  code: 'apply.crowded',
  message:
    '您所在的网络刚才开始了很多份申请，请一小时以后再试；着急的，可以打印纸质申请表当面或者邮寄提交，也可以打电话给工作机构',
})

/**
 * 选择机关: begins a draft there, or takes the one that was begun elsewhere along.
 *
 * @returns the token of a new draft; undefined where there was one
 * @throws Refused where one network begins more than a reading room full of people could
 */
export const chooseOrgan = async (
  tx: Tx,
  needs: DraftNeeds,
  asked: { draft: Draft | undefined; organId: string; address: string },
): Promise<string | undefined> => {
  const { draft, organId } = asked
  if (draft) {
    if (draft.organId !== organId) await moveDraft(tx, needs, draft, organId)
    return undefined
  }
  const { clock, vault } = needs
  const at = clock.now()
  const networkHash = vault.fingerprint(networkOf(asked.address))
  const { begun } = await countedLately(tx, { networkHash, organId, now: at })
  if (begun >= limitsOn(clock.today()).draftsPerNetworkPerHour) throw crowded
  const token = randomBytes(32).toString('base64url')
  const tokenHash = tokenHashOf(token)
  await holdDraft(tx, tokenHash)
  await enterOrgan(tx, organId)
  const caseKeyId = await vault.newCaseKey(tx, organId)
  const sealed = await vault.seal(tx, caseKeyId, { fields: {} } satisfies DraftContent)
  const row = { tokenHash, organId, caseKeyId, sealed, networkHash }
  await insertDraft(tx, { ...row, at, days: limitsOn(clock.today()).draftDays })
  return token
}

/** To another organ: everything is opened with the old key and sealed with a new one of that organ. */
const moveDraft = async (
  tx: Tx,
  needs: DraftNeeds,
  draft: Draft,
  organId: string,
): Promise<void> => {
  const { vault, files, clock } = needs
  const whole = new Map<string, NonNullable<Awaited<ReturnType<Files['get']>>>>()
  for (const { id, fileId } of draft.files) {
    const file = fileId === null ? undefined : await files.get(tx, fileId)
    if (file) whole.set(id, file)
    else await dropDraftFile(tx, id)
  }
  await vault.destroyCaseKey(tx, draft.caseKeyId, clock.now())
  await enterOrgan(tx, organId)
  const caseKeyId = await vault.newCaseKey(tx, organId)
  for (const [id, file] of whole) {
    const fileId = await files.put(tx, { ...file, organId, caseKeyId, at: clock.now() })
    const sealedName = await vault.seal(tx, caseKeyId, file.name)
    await resealDraftFile(tx, id, { fileId, sealedName })
  }
  const sealed = await vault.seal(tx, caseKeyId, contentOf(draft))
  const kept = keptAsDraft(needs)
  await updateDraft(tx, draft.tokenHash, { organId, caseKeyId, sealed, kept })
}

/** Keeps what a page said; the fields of other pages stay. The draft's time begins anew. */
export const keepFields = async (
  tx: Tx,
  needs: DraftNeeds,
  draft: Draft,
  said: { fields: Fields; looked?: string },
): Promise<Draft> => {
  const after = { ...draft, ...said, fields: { ...draft.fields, ...said.fields } }
  await saveContent(tx, needs, after, keptAsDraft(needs))
  return after
}

export const saveContent = async (
  tx: Tx,
  { vault }: DraftNeeds,
  draft: Draft,
  kept: Kept,
): Promise<void> => {
  const { tokenHash, organId, caseKeyId } = draft
  const sealed = await vault.seal(tx, caseKeyId, contentOf(draft))
  await updateDraft(tx, tokenHash, { organId, caseKeyId, sealed, kept })
}

/**
 * 删除草稿: the key is destroyed, so that no copy can be read again. An application that was sent keeps
 * its key; only the acknowledgement goes.
 */
export const throwAway = async (tx: Tx, needs: DraftNeeds, draft: Draft): Promise<void> => {
  for (const { id } of draft.files) await dropDraftFile(tx, id)
  if (!draft.acknowledgement)
    await needs.vault.destroyCaseKey(tx, draft.caseKeyId, needs.clock.now())
  await emptyDraft(tx, draft.tokenHash, needs.clock.now())
}

/** Drafts swept with one transaction. */
export const sweptAtOnce = 50

/** Throws away drafts whose time is over. @returns how many */
export const sweepDrafts = async (tx: Tx, needs: DraftNeeds): Promise<number> => {
  const expired = await expiredDrafts(tx, needs.clock.now(), sweptAtOnce)
  for (const { tokenHash } of expired) {
    const draft = await draftByToken(tx, needs.vault, { tokenHash, now: null, lock: true })
    if (draft) await throwAway(tx, needs, draft)
    await deleteDraft(tx, tokenHash)
  }
  return expired.length
}
