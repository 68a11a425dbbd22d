import { createHash } from 'node:crypto'
import type { Tx } from './db.ts'

/** Who acts, for which organ, and in whose place (AB角, 委托审核) where it is not their own. */
export type AuditActor = { personId: string; organId: string; actingFor?: string }

/** One line of the audit trail as it is hashed. `detail` never holds personal data. */
export type AuditEntry = {
  stream: string
  seq: number
  at: string
  personId: string
  actingFor: string | null
  organId: string
  act: string
  subject: string
  detail: Readonly<Record<string, string | number | boolean | null>>
  previous: string
}

/** The SM3 hash (hexadecimal) that chains an entry to its forerunner. */
export const hashOf = (entry: AuditEntry): string => {
  const { stream, seq, at, personId, actingFor, organId, act, subject, previous } = entry
  const detail = Object.entries(entry.detail).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const fields = [stream, seq, at, personId, actingFor, organId, act, subject, detail, previous]
  return createHash('sm3').update(JSON.stringify(fields)).digest('hex')
}

const recorded = new WeakMap<Tx, Set<string>>()

/** The acts this transaction has recorded: the edge refuses a write that left no trace. */
export const recordedActs = (tx: Tx): ReadonlySet<string> => recorded.get(tx) ?? new Set()

/**
 * Appends one line to the organ's chain, inside the caller's transaction.
 *
 * @param line.act    `module.verb`, from the closed list in the module's `acts.ts`
 * @param line.detail facts a later reader needs; no personal data
 */
export const audit = async (
  tx: Tx,
  actor: AuditActor,
  line: { act: string; subject: string; at: Date; detail?: AuditEntry['detail'] },
): Promise<void> => {
  const stream = actor.organId
  const [head] = await tx<{ seq: string; hash: string }[]>`
    select seq, hash from audit.lock_head(${stream})`
  if (!head) throw new Error('the audit trail has no head')
  const entry: AuditEntry = {
    stream,
    seq: Number(head.seq) + 1,
    at: line.at.toISOString(),
    personId: actor.personId,
    actingFor: actor.actingFor ?? null,
    organId: actor.organId,
    act: line.act,
    subject: line.subject,
    detail: line.detail ?? {},
    previous: head.hash,
  }
  await tx`select audit.append(${tx.json(entry)}, ${hashOf(entry)})`
  const acts = recorded.get(tx) ?? new Set()
  recorded.set(tx, acts.add(line.act))
}
