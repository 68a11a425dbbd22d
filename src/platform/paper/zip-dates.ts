const centralEntry = 0x02014b50

const endOfDirectory = 0x06054b50

/** 1980-01-01 00:00, the first moment a ZIP file can name. */
const firstMoment = 0x00210000

/** A copy of a ZIP file in which no entry tells when it was made: equal content gives equal bytes. */
export const withZipDates = (zip: Uint8Array): Uint8Array => {
  const bytes = Buffer.from(zip)
  const end = endRecord(bytes)
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== centralEntry) throw new Error('zip: no directory entry here')
    bytes.writeUInt32LE(firstMoment, at + 12)
    bytes.writeUInt32LE(firstMoment, bytes.readUInt32LE(at + 42) + 10)
    at += 46 + [28, 30, 32].reduce((sum, by) => sum + bytes.readUInt16LE(at + by), 0)
  }
  return new Uint8Array(bytes)
}

const endRecord = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= 0; at -= 1)
    if (bytes.readUInt32LE(at) === endOfDirectory) return at
  throw new Error('zip: no end record')
}
