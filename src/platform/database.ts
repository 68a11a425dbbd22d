import type { Settings } from './config.ts'
import { openExternal } from './postgres/external.ts'
import { findRunning, type Server, startPostgres } from './postgres/server.ts'

type Where = Pick<Settings, 'dataDir' | 'external'>

/**
 * The database of a process that serves: the one DATABASE_URL names, or the embedded one, which then
 * belongs to this process until `stop`.
 *
 * @throws Refused with a sentence for the operator
 */
export const startDatabase = ({ dataDir, external }: Where): Promise<Server> =>
  external ? openExternal(external) : startPostgres(dataDir)

/** The database of a command: where the product already runs, its server; else started for a while. */
export const reachDatabase = async ({ dataDir, external }: Where): Promise<Server> => {
  if (external) return openExternal(external)
  return findRunning(dataDir) ?? (await startPostgres(dataDir))
}
