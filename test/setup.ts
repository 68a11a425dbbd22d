import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { openPool } from '../src/platform/pools.ts'
import {
  databaseName,
  type EmbeddedServer,
  startPostgres,
} from '../src/platform/postgres/server.ts'
import { rolesThatSignIn } from '../src/platform/postgres/roles.ts'
import { queues } from '../src/app-jobs.ts'
import { openFolder } from './open-folder.ts'

let server: EmbeddedServer | undefined
let folder: string | undefined

const makeTemplate = async ({ urlOf }: EmbeddedServer): Promise<void> => {
  const owner = openPool(urlOf('owner'), 2)
  await migrate(owner, queues)
  await owner.end()
  const superuser = openPool(urlOf('superuser', 'postgres'), 1)
  await superuser.unsafe(`alter database ${databaseName} is_template true`)
  await superuser.end()
}

/** One embedded server for the whole run, with one migrated database that each test file copies. */
export const globalSetup = async (): Promise<void> => {
  folder = mkdtempSync(join(openFolder(), 'gongkai-test-'))
  try {
    server = await startPostgres(folder, { max_connections: '400', fsync: 'off' })
    await makeTemplate(server)
  } catch (error) {
    await globalTeardown()
    throw error
  }
  for (const role of rolesThatSignIn)
    process.env[`GONGKAI_TEST_${role.toUpperCase()}`] = server.urlOf(role, 'DATABASE')
}

export const globalTeardown = async (): Promise<void> => {
  await server?.stop()
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
