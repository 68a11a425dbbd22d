import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { closedFolder, deepestExisting, serverAccount } from './postgres/account.ts'
import { packageRoot } from './root.ts'

const usualElsewhere = ['/var/lib/gongkai', '/opt/gongkai', '/srv/gongkai']

const isUsable = (folder: string): boolean => {
  if (closedFolder(serverAccount(folder), folder) !== undefined) return false
  try {
    accessSync(deepestExisting(folder), constants.W_OK)
    return true
  } catch {
    return false
  }
}

export type DataFolder = { dataDir: string; notice?: string }

/**
 * Where the data lies unless DATA_DIR says so: `data` in the checkout. Started by root from a checkout
 * that the database's own account cannot enter (a closed home folder), another place is taken, and
 * `notice` is the line that tells the operator.
 */
export const usualDataFolder = (
  embedded: boolean,
  checkout = packageRoot,
  elsewhere = usualElsewhere,
): DataFolder => {
  const usual = join(checkout, 'data')
  const closed = embedded ? closedFolder(serverAccount(usual), usual) : undefined
  const dataDir = closed === undefined ? usual : (elsewhere.find(isUsable) ?? usual)
  if (dataDir === usual) return { dataDir }
  return {
    dataDir,
    notice: `数据库账户进不去 ${closed}，数据改存于 ${dataDir}（可用 DATA_DIR 另指）。 Data is kept in ${dataDir}: the database's account cannot enter ${closed}.`,
  }
}
