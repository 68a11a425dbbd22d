import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { Refused } from '../../kernel/result.ts'

/** One part of a backup as the manifest names it; `sm3` of its bytes. */
export type Part = { name: string; size: number; sm3: string }

/** The last part: what all the others must be. */
const manifestName = 'manifest.json'

const partOf = (name: string, bytes: Uint8Array): Part => ({
  name,
  size: bytes.length,
  sm3: createHash('sm3').update(bytes).digest('hex'),
})

/** @throws Refused where the file is no backup, or not the whole of one */
export const damaged = (what: string): Refused =>
  new Refused({ code: 'backup.damaged', message: `备份文件不完整或者被改动：${what}` })

type Writing = {
  /** Appends a part; resolves when it is handed on, so that nothing piles up in memory. */
  add: (name: string, bytes: Uint8Array) => Promise<void>
  /** Writes the manifest, then gives the file its name: half a backup never has it. */
  finish: () => Promise<void>
}

/** A backup is one gzipped tar file, which other programs read as well. Readable by its owner only. */
export const writeArchive = (path: string, at: Date): Writing => {
  const tar = pack()
  const parts: Part[] = []
  const draft = `${path}.part`
  const written = pipeline(
    tar,
    createGzip({ level: 6 }),
    createWriteStream(draft, { mode: 0o600, flags: 'w' }),
  )
  // A disk that fills up shows in `add` or `finish`; unheard until then it would end the process.
  written.catch(() => undefined)
  const append = (name: string, bytes: Uint8Array): Promise<void> => {
    const header = { name, size: bytes.length, mode: 0o600, mtime: at }
    const appended = new Promise<void>((done, failed) => {
      const entry = tar.entry(header, (error) => (error ? failed(error) : done()))
      entry.end(bytes)
    })
    return Promise.race([appended, written])
  }
  return {
    add: async (name, bytes) => {
      parts.push(partOf(name, bytes))
      await append(name, bytes)
    },
    finish: async () => {
      await append(manifestName, Buffer.from(JSON.stringify(parts)))
      tar.finalize()
      await written
      const file = await open(draft, 'r+')
      await file.sync()
      await file.close()
      await rename(draft, path)
    },
  }
}

/**
 * The parts of a backup in their order, each as it was written. The whole is only proven when the
 * iteration ends: until then nothing may be committed.
 *
 * @throws Refused where a part is missing, too many, cut off or another than the manifest says
 */
export const readArchive = async function* (
  path: string,
): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const parts: Part[] = []
  let manifest: readonly Part[] | undefined
  for await (const { name, bytes } of entriesOf(path)) {
    if (manifest) throw damaged('清单之后还有内容')
    if (name === manifestName) manifest = JSON.parse(bytes.toString()) as Part[]
    else {
      parts.push(partOf(name, bytes))
      yield { name, bytes }
    }
  }
  if (!manifest) throw damaged('没有清单')
  const told = manifest
  const wrong = parts.find((part, index) => JSON.stringify(part) !== JSON.stringify(told[index]))
  if (wrong) throw damaged(`${wrong.name} 与清单不符`)
  if (told.length !== parts.length) throw damaged('内容比清单少')
}

const entriesOf = async function* (path: string): AsyncGenerator<{ name: string; bytes: Buffer }> {
  const tar = extract()
  const reading = pipeline(createReadStream(path), createGunzip(), tar)
  reading.catch(() => undefined)
  try {
    for await (const entry of tar) yield { name: entry.header.name, bytes: await buffer(entry) }
    await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Refused({ code: 'backup.absent', message: `没有这个备份文件：${path}` })
    throw isUnreadable(error) ? damaged('读不下去') : error
  }
}

/** What zlib and the tar reader say of a file that was cut off or is something else. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error &&
  (/tar|end of data/i.test(error.message) ||
    ('code' in error && String(error.code).startsWith('Z_')))
