import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { pathOfFile } from '../files.ts'
import type { Invariant } from './invariant.ts'

const sm3OfFile = async (path: string): Promise<string | undefined> => {
  const hash = createHash('sm3')
  try {
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Every row's file is there and holds the bytes that were sealed. */
export const storedFiles = (folder: string): Invariant => ({
  name: 'files.stored',
  sentence: '每个登记的文件都在，内容与登记的摘要（SM3）一致',
  run: async function* (db) {
    const cursor = db<{ id: string; sm3: string }[]>`
      select id, sm3 from platform.private_file order by id`.cursor(500)
    for await (const rows of cursor)
      for (const { id, sm3 } of rows) {
        const found = await sm3OfFile(pathOfFile(folder, id))
        if (found === undefined) yield `文件 ${id} 丢失`
        else if (found !== sm3) yield `文件 ${id} 的内容被改动`
      }
  },
})
