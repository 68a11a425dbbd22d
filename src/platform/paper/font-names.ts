import { closeSync, openSync, readSync } from 'node:fs'

/** One face of a font file: `family` is the name Typst knows it by, `names` all it is called. */
export type Face = { file: string; family: string; names: readonly string[] }

type NameRecord = { nameId: number; text: string }

/** The faces of a .ttf, .otf or .ttc, read from their name tables; none where the file is no font. */
export const facesIn = (file: string): Face[] => {
  const handle = openSync(file, 'r')
  try {
    return faceOffsets(handle).flatMap((offset) => faceAt(handle, file, offset))
  } finally {
    closeSync(handle)
  }
}

const bytesAt = (handle: number, offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(handle, bytes, 0, length, offset))
}

const faceOffsets = (handle: number): number[] => {
  const head = bytesAt(handle, 0, 12)
  if (head.length < 12) return []
  if (head.toString('latin1', 0, 4) !== 'ttcf') return [0]
  const offsets = bytesAt(handle, 12, 4 * Math.min(head.readUInt32BE(8), 64))
  return Array.from({ length: Math.floor(offsets.length / 4) }, (_, at) =>
    offsets.readUInt32BE(at * 4),
  )
}

const faceAt = (handle: number, file: string, offset: number): Face[] => {
  const tables = bytesAt(handle, offset, 12)
  const signature = tables.toString('latin1', 0, 4)
  if (!['\0\u0001\0\0', 'OTTO', 'true'].includes(signature)) return []
  const directory = bytesAt(handle, offset + 12, 16 * tables.readUInt16BE(4))
  for (let at = 0; at + 16 <= directory.length; at += 16)
    if (directory.toString('latin1', at, at + 4) === 'name') {
      const records = namesIn(
        bytesAt(handle, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)),
      )
      const family = records.find(({ nameId }) => nameId === 1)?.text.trim()
      return family ? [{ file, family, names: records.map(({ text }) => text) }] : []
    }
  return []
}

/** Family and full names in Unicode or Mac Roman, in the order of the table: Typst takes the first. */
const namesIn = (table: Buffer): NameRecord[] => {
  if (table.length < 6) return []
  const strings = table.readUInt16BE(4)
  const records: NameRecord[] = []
  for (let at = 6; at + 12 <= Math.min(table.length, 6 + 12 * table.readUInt16BE(2)); at += 12) {
    const [platform, encoding, nameId] = [0, 2, 6].map((by) => table.readUInt16BE(at + by)) as [
      number,
      number,
      number,
    ]
    const start = strings + table.readUInt16BE(at + 10)
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8))
    const roman = platform === 1 && encoding === 0
    if ((nameId === 1 || nameId === 4) && (roman || platform !== 1))
      records.push({ nameId, text: roman ? bytes.toString('latin1') : utf16(bytes) })
  }
  return records
}

const utf16 = (bigEndian: Buffer): string =>
  Buffer.from(bigEndian.subarray(0, bigEndian.length & ~1))
    .swap16()
    .toString('utf16le')
