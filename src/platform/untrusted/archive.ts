import { inflateRawSync } from 'node:zlib'
import { type Result, no, ok } from '../../kernel/result.ts'

/** What an office document may hold; real ones stay far below. */
export const archiveLimits = {
  entries: 500,
  bytes: 100 * 1024 * 1024,
  /** Times the packed size, once more than `freeBytes` come out. */
  ratio: 100,
  freeBytes: 10 * 1024 * 1024,
} as const

/** One entry as the central directory describes it; sizes are claims. */
export type ArchiveEntry = {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedBytes: number
  readonly claimedBytes: number
  readonly headerAt: number
}

const broken = no('untrusted.archive-broken', '文件不完整或已损坏，无法打开。')
const tooLarge = no('untrusted.archive-too-large', '文件解压后过大，已拒绝处理。')

const endRecord = (bytes: Buffer): number => bytes.lastIndexOf(Buffer.from('PK\u0005\u0006'))

/**
 * The central directory of a zip, read without unpacking anything.
 * @returns refused when cut off, encrypted, in parts, over the number of entries or over the claimed size
 */
export const readDirectory = (file: Uint8Array): Result<readonly ArchiveEntry[]> => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const end = endRecord(bytes)
  if (end < 0 || end + 22 > bytes.length) return broken
  const count = bytes.readUInt16LE(end + 10)
  if (count > archiveLimits.entries) {
    return no('untrusted.archive-entries', '文件内部条目过多，已拒绝处理。')
  }
  const entries: ArchiveEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return broken
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packedBytes: bytes.readUInt32LE(at + 20),
      claimedBytes: bytes.readUInt32LE(at + 24),
      headerAt: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return judge(entries)
}

const judge = (entries: readonly ArchiveEntry[]): Result<readonly ArchiveEntry[]> => {
  if (entries.some((entry) => entry.encrypted)) {
    return no('untrusted.archive-encrypted', '文件已加密，请先取消密码保护再导入。')
  }
  const claimed = entries.reduce((sum, entry) => sum + entry.claimedBytes, 0)
  return claimed > archiveLimits.bytes ? tooLarge : ok(entries)
}

const payload = (bytes: Buffer, entry: ArchiveEntry): Buffer | null => {
  const at = entry.headerAt
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== 0x04034b50) return null
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return from + entry.packedBytes > bytes.length
    ? null
    : bytes.subarray(from, from + entry.packedBytes)
}

const unpack = (packed: Buffer, method: number, room: number): Result<Buffer> => {
  if (method === 0) return ok(packed)
  if (method !== 8) return broken
  try {
    return ok(inflateRawSync(packed, { maxOutputLength: Math.max(1, room) }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : broken
  }
}

const declaresEntities = (name: string, content: Buffer): boolean =>
  /\.(xml|rels|vml)$/i.test(name) && /<!(DOCTYPE|ENTITY)/i.test(content.toString('latin1'))

/**
 * Unpacks every entry once with counters that trust no claimed size, and looks into the XML parts.
 * Run in the child process, before any library sees the file.
 * @returns refused when it grows too large or an XML part declares a document type or an entity
 */
export const weighArchive = (file: Uint8Array): Result<readonly ArchiveEntry[]> => {
  const directory = readDirectory(file)
  if (!directory.ok) return directory
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  let total = 0
  for (const entry of directory.value) {
    const packed = payload(bytes, entry)
    if (!packed) return broken
    const ratioRoom = Math.max(archiveLimits.freeBytes, packed.length * archiveLimits.ratio)
    const content = unpack(packed, entry.method, Math.min(ratioRoom, archiveLimits.bytes - total))
    if (!content.ok) return content
    total += content.value.length
    if (total > archiveLimits.bytes) return tooLarge
    if (declaresEntities(entry.name, content.value)) {
      return no('untrusted.doctype', '文件内含文档类型声明或外部实体，已拒绝处理。')
    }
  }
  return directory
}
