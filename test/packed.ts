import assert from 'node:assert/strict'
import { inflateRawSync } from 'node:zlib'
import { weighArchive } from '../src/platform/untrusted/archive.ts'

/** The part of a workbook or document whose name matches, unpacked. */
export const partOf = (bytes: Uint8Array, name: RegExp): string => {
  const zip = Buffer.from(bytes)
  const entries = weighArchive(zip)
  assert.ok(entries.ok)
  const entry = entries.value.find((one) => name.test(one.name))
  assert.ok(entry)
  const at = entry.headerAt
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  const packed = zip.subarray(from, from + entry.packedBytes)
  return (entry.method === 8 ? inflateRawSync(packed) : packed).toString('utf8')
}
