import type { KeyObject } from 'node:crypto'
import { hashOf } from '../audit.ts'
import type { Db } from '../db.ts'
import { type Anchors, farthest, type Head, readAnchors } from './anchors.ts'
import type { Invariant, Violation } from './invariant.ts'

type Row = {
  stream: string
  seq: string
  at: string
  person_id: string
  acting_for: string | null
  organ_id: string
  act: string
  subject: string
  detail: Record<string, string | number | boolean | null>
  previous: string
  hash: string
}

const start = { seq: 0, hash: '0'.repeat(64) }

const rehash = (row: Row): string =>
  hashOf({
    stream: row.stream,
    seq: Number(row.seq),
    at: row.at,
    personId: row.person_id,
    actingFor: row.acting_for,
    organId: row.organ_id,
    act: row.act,
    subject: row.subject,
    detail: row.detail,
    previous: row.previous,
  })

const nameOf = (stream: string, seq: number): string => `审计链 ${stream} 第 ${seq} 条`

/** What is wrong with a row after its forerunner; undefined where the chain holds. */
const faultOf = (row: Row, last: typeof start, anchored?: Head): Violation | undefined => {
  const seq = Number(row.seq)
  if (seq !== last.seq + 1) return `${nameOf(row.stream, last.seq + 1)}被删除`
  if (row.previous !== last.hash) return `${nameOf(row.stream, seq)}与前一条不相连`
  if (rehash(row) !== row.hash) return `${nameOf(row.stream, seq)}被改动`
  if (anchored && anchored.hash !== row.hash)
    return `${nameOf(row.stream, seq)}与当时签名的锚点不一致，整条链被重写`
  return undefined
}

/** Rows in the order of their chains; microseconds are kept, so that no change of the time hides. */
const rowsOf = (db: Db): AsyncIterable<Row[]> =>
  db<Row[]>`
    select stream, seq, person_id, acting_for, organ_id, act, subject, detail, previous, hash,
      regexp_replace(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '000$', '')
        || 'Z' as at
    from audit.entry order by stream, seq`.cursor(2000)

const headFaults = (
  { stream, seq, hash }: Head,
  last: typeof start,
  anchors: readonly Head[],
): Violation | undefined => {
  const anchored = farthest(anchors)
  if (anchored > last.seq)
    return `${nameOf(stream, last.seq + 1)}起被截去，锚点已记到第 ${anchored} 条`
  if (seq !== last.seq || hash !== last.hash)
    return `${nameOf(stream, last.seq + 1)}起被截去，或链头被改动：链头记的是第 ${seq} 条`
  return undefined
}

/** Follows every chain to its first broken row. @returns how far each unbroken one goes */
const follow = async function* (
  db: Db,
  anchors: Anchors,
): AsyncGenerator<Violation, Map<string, typeof start | 'broken'>> {
  const ends = new Map<string, typeof start | 'broken'>()
  const anchored = new Map(
    [...anchors.heads].map(([stream, heads]) => [
      stream,
      new Map(heads.map((head) => [head.seq, head])),
    ]),
  )
  for await (const rows of rowsOf(db))
    for (const row of rows) {
      const last = ends.get(row.stream) ?? start
      if (last === 'broken') continue
      const seq = Number(row.seq)
      const fault = faultOf(row, last, anchored.get(row.stream)?.get(seq))
      ends.set(row.stream, fault === undefined ? { seq, hash: row.hash } : 'broken')
      if (fault !== undefined) yield fault
    }
  return ends
}

const headsOf = async (db: Db, anchors: Anchors): Promise<Head[]> => {
  const rows = await db<{ stream: string; seq: string; hash: string }[]>`
    select stream, seq, hash from audit.head`
  const heads = new Map(rows.map((row) => [row.stream, { ...row, seq: Number(row.seq) }]))
  for (const stream of anchors.heads.keys())
    if (!heads.has(stream)) heads.set(stream, { stream, ...start })
  return [...heads.values()]
}

/**
 * Every chain is unbroken from its first row to its head, and goes on from every anchor.
 *
 * @param keyOf answers nothing where no anchor was ever written
 */
export const auditChains = (
  folder: string,
  keyOf: () => Promise<KeyObject | undefined>,
): Invariant => ({
  name: 'audit.chain',
  sentence: '审计记录逐条相连，没有被改动、删除、调换或截断，并与签名的锚点一致',
  run: async function* (db) {
    const key = await keyOf()
    const anchors = key
      ? await readAnchors(folder, key)
      : { heads: new Map<string, Head[]>(), faults: [] }
    yield* anchors.faults
    const ends = yield* follow(db, anchors)
    const heads = await headsOf(db, anchors)
    const known = new Set(heads.map(({ stream }) => stream))
    for (const head of heads) {
      const last = ends.get(head.stream) ?? start
      const fault =
        last === 'broken' ? undefined : headFaults(head, last, anchors.heads.get(head.stream) ?? [])
      if (fault !== undefined) yield fault
    }
    for (const stream of ends.keys()) if (!known.has(stream)) yield `审计链 ${stream} 的链头被删除`
  },
})
