import { zipSync, type Zippable } from 'fflate'

export type ZipEntry = { name: string; bytes: Uint8Array }

/** What is packed already is stored as it is. */
const packed = /\.(?:pdf|jpe?g|png|heic|heif|docx|xlsx)$/i

/** 1980 to 2099 is all a zip can say. */
const dated = (at: Date): Date => (at.getUTCFullYear() < 1980 ? new Date('1980-01-01') : at)

/** A zip archive: names in UTF-8, every entry of the same time. */
export const zipOf = (entries: readonly ZipEntry[], at: Date): Uint8Array => {
  const all: Zippable = {}
  for (const { name, bytes } of entries)
    all[name] = [bytes, { level: packed.test(name) ? 0 : 6, mtime: dated(at) }]
  return zipSync(all)
}
