// Rewrites the committed list of what each database role may do, from a freshly migrated database.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { queues } from '../dist/src/app-jobs.js'
import { migrate } from '../dist/src/platform/migrate.js'
import { openPool } from '../dist/src/platform/pools.js'
import { startPostgres } from '../dist/src/platform/postgres/server.js'
import { catalogueOf } from '../dist/src/platform/verify/catalogue.js'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-catalogue-'))
chmodSync(folder, 0o755)
const server = await startPostgres(folder)
const owner = openPool(server.urlOf('owner'), 1)
try {
  await migrate(owner, queues)
  const lines = await catalogueOf(owner)
  writeFileSync('src/platform/verify/catalogue.json', `${JSON.stringify(lines, null, 2)}\n`)
} finally {
  await owner.end()
  await server.stop()
  rmSync(folder, { recursive: true })
}
