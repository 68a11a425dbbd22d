import type { AuditEntry } from '../audit.ts'
import type { Db } from '../db.ts'

/** A line of the audit trail with the hash that chains it, so that the extract can be checked. */
export type ExtractedEntry = AuditEntry & { hash: string }

/**
 * 审计记录 of one subject, in order.
 *
 * @param db a connection of `gongkai_verify`: the pages cannot read the trail
 */
export const auditOf = async (db: Db, subject: string): Promise<readonly ExtractedEntry[]> => {
  const rows = await db<(Omit<ExtractedEntry, 'seq'> & { seq: string })[]>`
    select stream, seq, person_id as "personId", acting_for as "actingFor",
      organ_id as "organId", act, subject, detail, previous, hash,
      regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '')
        || 'Z' as at
    from audit.entry where subject = ${subject} order by at, seq`
  return rows.map(({ seq, ...row }) => ({ ...row, seq: Number(seq) }))
}
