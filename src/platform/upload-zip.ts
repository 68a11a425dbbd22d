import { createInflateRaw } from 'node:zlib'

/** Limits of one Office file; trusted is only what was really unpacked. */
const mostEntries = 2000
const mostBytes = 100 * 1024 * 1024

type Entry = { method: number; at: number; packed: number; encrypted: boolean }

const endMark = Buffer.from('PK\u0005\u0006')

/** Where the central directory says each part lies; undefined where the archive is cut off. */
const entriesOf = (zip: Buffer): Entry[] | undefined => {
  const end = zip.lastIndexOf(endMark)
  if (end < 0 || end + 22 > zip.length) return undefined
  const count = zip.readUInt16LE(end + 10)
  const entries: Entry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) return undefined
    entries.push({
      encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    })
    const tail = [28, 30, 32].map((field) => zip.readUInt16LE(at + field))
    at += 46 + tail.reduce((sum, length) => sum + length, 0)
  }
  return entries
}

/** Unpacks without keeping anything, and stops at the limit. @returns bytes, or undefined where damaged */
const unpackedSize = async (packed: Uint8Array, limit: number): Promise<number | undefined> => {
  const inflate = createInflateRaw()
  inflate.end(packed)
  let size = 0
  try {
    for await (const chunk of inflate) {
      if (Buffer.isBuffer(chunk)) size += chunk.length
      if (size > limit) break
    }
  } catch {
    return undefined
  }
  return size
}

const contentOf = (zip: Buffer, { at, packed }: Entry): Uint8Array | undefined => {
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== 0x04034b50) return undefined
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  return from + packed > zip.length ? undefined : zip.subarray(from, from + packed)
}

const sizeOf = async (zip: Buffer, entry: Entry, limit: number): Promise<number | undefined> => {
  const content = contentOf(zip, entry)
  if (!content) return undefined
  if (entry.method === 0) return content.length
  return entry.method === 8 ? unpackedSize(content, limit) : undefined
}

/** What is wrong with an Office file's archive; undefined where it is whole and of a sane size. */
export const faultOfZip = async (
  bytes: Uint8Array,
): Promise<'damaged' | 'encrypted' | 'bomb' | undefined> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(zip)
  if (!entries || entries.length === 0) return 'damaged'
  if (entries.length > mostEntries) return 'bomb'
  let total = 0
  for (const entry of entries) {
    if (entry.encrypted) return 'encrypted'
    const size = await sizeOf(zip, entry, mostBytes - total)
    if (size === undefined) return 'damaged'
    total += size
    if (total > mostBytes) return 'bomb'
  }
  return undefined
}
