import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chmodSync } from 'node:fs'
import { migrate } from '../src/platform/migrate.ts'
import { openPool } from '../src/platform/pools.ts'
import { databaseName, type Server, startPostgres } from '../src/platform/postgres/server.ts'
import { queues } from '../src/app-jobs.ts'

let server: Server | undefined
let folder = ''

/** One embedded server for the whole run, with one migrated database that each test file copies. */
export const globalSetup = async (): Promise<void> => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  chmodSync(folder, 0o755)
  server = await startPostgres(folder, 200)
  const owner = openPool(server.urlOf('owner'), 1)
  await migrate(owner, queues)
  await owner.end()
  const superuser = openPool(server.urlOf('superuser', 'postgres'), 1)
  await superuser.unsafe(`alter database ${databaseName} is_template true`)
  await superuser.end()
  for (const role of ['superuser', 'owner', 'app', 'public', 'verify'] as const)
    process.env[`GONGKAI_TEST_${role.toUpperCase()}`] = server.urlOf(role, 'DATABASE')
}

export const globalTeardown = async (): Promise<void> => {
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
}
