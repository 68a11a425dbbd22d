import { fileTypeFromBuffer } from 'file-type'
import { faultOfZip } from './upload-zip.ts'

/** What an applicant or an office may hand in, told by content; the ending must agree. */
export type Kind = {
  mediaType: string
  /** What its name may end in: phones name a photo after another kind of picture. */
  endings: readonly string[]
  /** What its name should end in so that programs open it, where that is not all of `endings`. */
  own?: readonly string[]
  fault: FaultOf
}

export type Fault = 'damaged' | 'encrypted' | 'bomb'
type FaultOf = (bytes: Buffer) => Fault | undefined | Promise<Fault | undefined>

const phone = ['heic', 'heif']
const picture = ['jpg', 'jpeg', 'jfif', 'png', ...phone]

const faultOfPdf: FaultOf = (bytes) => {
  if (bytes.indexOf('%%EOF', -2048, 'latin1') < 0) return 'damaged'
  return /\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1')) ? 'encrypted' : undefined
}

/** Whole where an end of image follows the last start of a scan. */
const faultOfJpeg: FaultOf = (bytes) =>
  bytes.lastIndexOf(Buffer.of(0xff, 0xd9)) > bytes.lastIndexOf(Buffer.of(0xff, 0xda))
    ? undefined
    : 'damaged'

const faultOfPng: FaultOf = (bytes) => {
  if (bytes.length < 33 || bytes.indexOf('IEND', -64, 'latin1') < 0) return 'damaged'
  return bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > 100_000_000 ? 'bomb' : undefined
}

/** HEIC is a row of boxes that each say their length: the last must end with the file. */
const faultOfHeic: FaultOf = (bytes) => {
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return undefined
    if (length === 1 && at + 16 > bytes.length) return 'damaged'
    at += length === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(length, 8)
  }
  return at === bytes.length ? undefined : 'damaged'
}

const stream = (name: string): Buffer => Buffer.from(name, 'utf16le')

/** An old Office file, or a new one that Office wrapped when a password was set. */
const faultOfCompound: FaultOf = (bytes) => {
  if (bytes.includes(stream('EncryptedPackage'))) return 'encrypted'
  const sectorsEnd = bytes.length % 512 === 0 && bytes.length >= 1536
  return sectorsEnd ? undefined : 'damaged'
}

const office = 'application/vnd.openxmlformats-officedocument'

const kinds: Readonly<Record<string, Kind>> = {
  'application/pdf': { mediaType: 'application/pdf', endings: ['pdf'], fault: faultOfPdf },
  'image/jpeg': {
    mediaType: 'image/jpeg',
    endings: picture,
    own: ['jpg', 'jpeg', 'jfif'],
    fault: faultOfJpeg,
  },
  'image/png': { mediaType: 'image/png', endings: picture, own: ['png'], fault: faultOfPng },
  'image/heic': { mediaType: 'image/heic', endings: picture, own: phone, fault: faultOfHeic },
  'image/heif': { mediaType: 'image/heif', endings: picture, own: phone, fault: faultOfHeic },
  [`${office}.wordprocessingml.document`]: {
    mediaType: `${office}.wordprocessingml.document`,
    endings: ['docx'],
    fault: faultOfZip,
  },
  [`${office}.spreadsheetml.sheet`]: {
    mediaType: `${office}.spreadsheetml.sheet`,
    endings: ['xlsx'],
    fault: faultOfZip,
  },
}

const word: Kind = { mediaType: 'application/msword', endings: ['doc'], fault: faultOfCompound }
const text: Kind = { mediaType: 'text/plain', endings: ['txt'], fault: () => undefined }

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false
  const starts = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  if (/<\s*(?:!doctype|html|svg|script|\?xml|body|iframe)/i.test(starts)) return false
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return true
    } catch {
      return false
    }
  })
}

/** A wrapped (encrypted) docx is told as such, so that the person knows to take the password off. */
const compoundKind = (bytes: Buffer): Kind | undefined => {
  if (bytes.includes(stream('EncryptedPackage'))) return { ...word, endings: ['docx', 'xlsx'] }
  return bytes.includes(stream('WordDocument')) ? word : undefined
}

/** @returns undefined where the content is of no kind that is accepted */
export const kindOf = async (bytes: Buffer): Promise<Kind | undefined> => {
  const type = await fileTypeFromBuffer(bytes)
  if (!type) return isText(bytes) ? text : undefined
  if (type.mime === 'application/x-cfb') return compoundKind(bytes)
  return Object.hasOwn(kinds, type.mime) ? kinds[type.mime] : undefined
}
