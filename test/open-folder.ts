import { tmpdir } from 'node:os'
import { closedFolder, serverAccount } from '../src/platform/postgres/account.ts'

/** The temporary folder, or for root another one where its own is closed to the database's account. */
export const openFolder = (): string => {
  const account = serverAccount(tmpdir())
  const open = [tmpdir(), '/tmp', '/var/tmp'].find((at) => closedFolder(account, at) === undefined)
  if (open === undefined) throw new Error(`the database's account cannot enter ${tmpdir()}`)
  return open
}
