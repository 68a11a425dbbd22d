import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../db.ts'
import { readIfThere, replaceFile } from '../durable.ts'

/** How far a chain had come when it was anchored. */
export type Head = { stream: string; seq: number; hash: string }

/**
 * 锚点: the heads that moved since the last one, chained to it and signed. A chain alone cannot tell
 * that its tail was cut off; a line outside the database can.
 */
type Anchor = { at: string; heads: readonly Head[]; previous: string; signature: string }

const fileName = /^\d{4}\.jsonl$/
const none = '0'.repeat(64)

const signedText = ({ at, heads, previous }: Omit<Anchor, 'signature'>): Buffer =>
  Buffer.from(
    JSON.stringify([at, heads.map((head) => [head.stream, head.seq, head.hash]), previous]),
  )

const hashOfLine = (line: string): string => createHash('sm3').update(line).digest('hex')

/** The lines of a file; a last one without its end was cut off by a power failure and never counted. */
const wholeLines = async (path: string): Promise<string> => {
  const text = (await readIfThere(path)) ?? ''
  return text.slice(0, text.lastIndexOf('\n') + 1)
}

const linesOf = async (folder: string): Promise<{ where: string; line: string }[]> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder)).filter((name) => fileName.test(name)).toSorted()
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await wholeLines(join(folder, name)) })),
  )
  return files.flatMap(({ name, text }) =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line, index) => ({ where: `${name} 第 ${index + 1} 行`, line })),
  )
}

/** The line's anchor, where it was signed with this installation's key. */
const open = (line: string, publicKey: KeyObject): Anchor | undefined => {
  try {
    const anchor = JSON.parse(line) as Anchor
    const signature = Buffer.from(anchor.signature, 'base64')
    return verify(null, signedText(anchor), publicKey, signature) ? anchor : undefined
  } catch {
    return undefined
  }
}

export type Anchors = { heads: ReadonlyMap<string, readonly Head[]>; faults: readonly string[] }

/** All anchors ever written, by stream, and what is wrong with the lines themselves. */
export const readAnchors = async (folder: string, key: KeyObject): Promise<Anchors> => {
  const publicKey = createPublicKey(key)
  const heads = new Map<string, Head[]>()
  const faults: string[] = []
  let previous = none
  for (const { where, line } of await linesOf(folder)) {
    const anchor = open(line, publicKey)
    if (!anchor) faults.push(`锚点文件 ${where}的签名不符`)
    else if (anchor.previous !== previous) faults.push(`锚点文件 ${where}之前有缺行`)
    for (const head of anchor?.heads ?? []) {
      const known = heads.get(head.stream)
      if (known) known.push(head)
      else heads.set(head.stream, [head])
    }
    previous = hashOfLine(line)
  }
  return { heads, faults }
}

/** How far a chain is known to have come; a shorter one was cut, whatever was anchored later. */
export const farthest = (heads: readonly Head[] = []): number =>
  heads.reduce((most, { seq }) => Math.max(most, seq), 0)

/**
 * Appends one signed line with the heads that moved on since the last.
 *
 * @param db a connection of `gongkai_verify`
 * @returns how many chains moved
 */
export const writeAnchor = async (
  folder: string,
  key: KeyObject,
  db: Db,
  now: Date,
): Promise<number> => {
  const known = (await readAnchors(folder, key)).heads
  const rows = await db<{ stream: string; seq: string; hash: string }[]>`
    select stream, seq, hash from audit.head where seq > 0 order by stream`
  const heads = rows
    .map(({ stream, seq, hash }) => ({ stream, seq: Number(seq), hash }))
    .filter(({ stream, seq }) => seq > farthest(known.get(stream)))
  if (heads.length === 0) return 0
  const last = (await linesOf(folder)).at(-1)
  const anchor = { at: now.toISOString(), heads, previous: last ? hashOfLine(last.line) : none }
  const signature = sign(null, signedText(anchor), key).toString('base64')
  const path = join(folder, `${anchor.at.slice(0, 4)}.jsonl`)
  await replaceFile(path, `${await wholeLines(path)}${JSON.stringify({ ...anchor, signature })}\n`)
  return heads.length
}
