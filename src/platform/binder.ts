import { PDFDocument } from '@cantoo/pdf-lib'
import { type Result } from '../kernel/result.ts'
import type { Binding, PartKind, Weighed } from './untrusted/bind.ts'
import { runApart } from './untrusted.ts'

export type { PartKind, Weighed } from './untrusted/bind.ts'

export type BoundPart = { kind: PartKind; bytes: Uint8Array }

const limits = {
  fileBytes: 400 * 1024 * 1024,
  memoryMiB: 1024,
  wallMs: 120_000,
  outputBytes: 500 * 1024 * 1024,
}

const framed = (parts: readonly BoundPart[], binding?: Binding): Buffer => {
  const asked = Buffer.from(
    JSON.stringify({
      parts: parts.map(({ kind, bytes }) => ({ kind, size: bytes.length })),
      ...(binding && { binding }),
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32BE(asked.length)
  return Buffer.concat([length, asked, ...parts.map(({ bytes }) => bytes)])
}

const ask = (parts: readonly BoundPart[], binding?: Binding): Promise<Result<Buffer>> =>
  runApart('binder.js', [], { bytes: framed(parts, binding), limits })

/**
 * Pages of each part, or why it cannot be bound. Files that nobody vouches for are opened in a child
 * process; where one of them brings it down, each is asked for alone.
 */
export const weighParts = async (parts: readonly BoundPart[]): Promise<Weighed[]> => {
  if (parts.length === 0) return []
  const all = await ask(parts)
  if (all.ok) return JSON.parse(all.value.toString('utf8')) as Weighed[]
  const [only] = parts
  if (only && parts.length === 1) return [{ fault: 'broken' }]
  const half = Math.ceil(parts.length / 2)
  return [...(await weighParts(parts.slice(0, half))), ...(await weighParts(parts.slice(half)))]
}

/** The parts as one PDF with continuous page numbers; refused where it grows too large. */
export const bindParts = (parts: readonly BoundPart[], binding: Binding): Promise<Result<Buffer>> =>
  ask(parts, binding)

/** Pages of a paper that this program printed itself. */
export const pagesOfOwn = async (pdf: Uint8Array): Promise<number> =>
  (await PDFDocument.load(pdf)).getPageCount()
