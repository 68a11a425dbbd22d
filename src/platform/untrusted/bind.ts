import {
  degrees,
  grayscale,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFName,
  type PDFPage,
  ParseSpeeds,
  StandardFonts,
} from '@cantoo/pdf-lib'

/** A part of a bound file: what its bytes are. */
export type PartKind = 'pdf' | 'jpg' | 'png'

/** How many pages a part has, or why it has none. */
export type Weighed = { pages: number } | { fault: 'encrypted' | 'broken' | 'tooLong' }

const mostPages = 2000

const a4 = { width: 595.28, height: 841.89, margin: 42 }

const faultOf = (error: unknown): 'encrypted' | 'broken' =>
  error instanceof Error && /encrypt|password/i.test(`${error.name} ${error.message}`)
    ? 'encrypted'
    : 'broken'

/** EXIF orientation of a photograph, 1 to 8; 1 where nothing is said. */
const orientationOf = (bytes: Buffer): number => {
  const exif = bytes.subarray(0, 65_536).indexOf('Exif\0\0', 0, 'latin1')
  if (exif < 0) return 1
  const at = exif + 6
  const little = bytes.toString('latin1', at, at + 2) === 'II'
  const word = (from: number): number =>
    little ? bytes.readUInt16LE(from) : bytes.readUInt16BE(from)
  const long = (from: number): number =>
    little ? bytes.readUInt32LE(from) : bytes.readUInt32BE(from)
  const directory = at + long(at + 4)
  for (let entry = 0; entry < word(directory); entry += 1) {
    const from = directory + 2 + entry * 12
    if (word(from) === 0x0112) return word(from + 8)
  }
  return 1
}

const turnOf = (kind: PartKind, bytes: Buffer): number => {
  if (kind !== 'jpg') return 0
  try {
    return { 3: 180, 6: 270, 8: 90 }[orientationOf(bytes)] ?? 0
  } catch {
    return 0
  }
}

/** A picture on a page of its own, upright and no larger than the page. */
const pageOfImage = async (kind: PartKind, bytes: Buffer): Promise<PDFDocument> => {
  const made = await PDFDocument.create()
  const image = kind === 'png' ? await made.embedPng(bytes) : await made.embedJpg(bytes)
  const turn = turnOf(kind, bytes)
  const lying = turn === 90 || turn === 270
  const [wide, high] = lying ? [image.height, image.width] : [image.width, image.height]
  const landscape = wide > high
  const [pageWide, pageHigh] = landscape ? [a4.height, a4.width] : [a4.width, a4.height]
  const page = made.addPage([pageWide, pageHigh])
  const scale = Math.min((pageWide - 2 * a4.margin) / wide, (pageHigh - 2 * a4.margin) / high, 1)
  const [w, h] = [wide * scale, high * scale]
  const [left, low] = [(pageWide - w) / 2, (pageHigh - h) / 2]
  const corner = {
    0: [left, low],
    90: [left + w, low],
    180: [left + w, low + h],
    270: [left, low + h],
  }[turn] ?? [left, low]
  page.drawImage(image, {
    x: corner[0] ?? 0,
    y: corner[1] ?? 0,
    width: image.width * scale,
    height: image.height * scale,
    rotate: degrees(turn),
  })
  return made
}

/** Nothing else waits in this process: it need not pause between the objects of a file. */
const loaded = (bytes: Buffer): Promise<PDFDocument> =>
  PDFDocument.load(bytes, { parseSpeed: ParseSpeeds.Fastest })

const opened = (kind: PartKind, bytes: Buffer): Promise<PDFDocument> =>
  kind === 'pdf' ? loaded(bytes) : pageOfImage(kind, bytes)

/** What a page would do when it is opened or clicked has no place in a file for the archive. */
const still = (page: PDFPage): void => {
  page.node.delete(PDFName.of('AA'))
  const notes = page.node.lookup(PDFName.of('Annots'))
  if (!(notes instanceof PDFArray)) return
  for (let at = 0; at < notes.size(); at += 1) {
    const note = notes.lookup(at)
    if (!(note instanceof PDFDict)) continue
    for (const name of ['A', 'AA', 'JS']) note.delete(PDFName.of(name))
  }
}

/** Pages of each part, or why a part cannot be bound. */
export const weigh = async (
  parts: readonly { kind: PartKind; bytes: Buffer }[],
): Promise<Weighed[]> => {
  const weighed: Weighed[] = []
  for (const { kind, bytes } of parts)
    try {
      const pages = kind === 'pdf' ? await pagesThatCopy(bytes) : await imageFits(kind, bytes)
      weighed.push(pages > mostPages ? { fault: 'tooLong' } : { pages })
    } catch (error) {
      weighed.push({ fault: faultOf(error) })
    }
  return weighed
}

const imageFits = async (kind: PartKind, bytes: Buffer): Promise<number> => {
  await pageOfImage(kind, bytes)
  return 1
}

/** Copied for a trial: a damaged page shows itself only then. */
const pagesThatCopy = async (bytes: Buffer): Promise<number> => {
  const file = await loaded(bytes)
  const pages = file.getPageCount()
  if (pages === 0) throw new Error('no page')
  if (pages > mostPages) return pages
  const trial = await PDFDocument.create()
  await trial.copyPages(file, file.getPageIndices())
  return pages
}

/** 页号 in the upper right corner as the page is read, whichever way it is turned. */
const number = (page: PDFPage, at: number, font: PDFFont): void => {
  const { x, y, width, height } = page.getCropBox()
  const text = String(at)
  const size = 11
  const right = 34 + font.widthOfTextAtSize(text, size)
  const top = 30
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  const lying = turn === 90 || turn === 270
  const [wide, high] = lying ? [height, width] : [width, height]
  const [dx, dy] = [wide - right, high - top]
  const place = {
    0: [dx, dy],
    90: [width - dy, dx],
    180: [width - dx, height - dy],
    270: [dy, height - dx],
  }[turn] ?? [dx, dy]
  page.drawText(text, {
    x: x + (place[0] ?? 0),
    y: y + (place[1] ?? 0),
    size,
    font,
    color: grayscale(0),
    rotate: degrees(turn),
  })
}

export type Binding = {
  title: string
  /** Parts at the front without page numbers: the index. */
  unnumbered: number
  /** ISO; equal files are equal bytes. */
  at: string
}

/** All parts as one PDF with continuous page numbers. */
export const bind = async (
  parts: readonly { kind: PartKind; bytes: Buffer }[],
  { title, unnumbered, at }: Binding,
): Promise<Uint8Array> => {
  const file = await PDFDocument.create({ updateMetadata: false })
  const made = new Date(at)
  file.setTitle(title, { showInWindowTitleBar: true })
  file.setProducer('gongkai')
  file.setCreationDate(made)
  file.setModificationDate(made)
  const font = await file.embedFont(StandardFonts.Helvetica)
  let count = 0
  for (const [index, { kind, bytes }] of parts.entries()) {
    const part = await opened(kind, bytes)
    for (const page of await file.copyPages(part, part.getPageIndices())) {
      still(page)
      file.addPage(page)
      if (index < unnumbered) continue
      count += 1
      number(page, count, font)
    }
  }
  return file.save({ objectsPerTick: Infinity })
}
