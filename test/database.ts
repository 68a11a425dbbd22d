import { randomBytes } from 'node:crypto'
import type { Pool } from '../src/platform/db.ts'
import { openPool, openPools, type Pools } from '../src/platform/pools.ts'
import { databaseName } from '../src/platform/postgres/server.ts'
import { atEnd, type Ends } from './at-end.ts'

/** The pools of one test's own database; `superuser` is for tampering and for looking everywhere. */
export type TestDatabase = Pools & {
  superuser: Pool
  urlOf: (role: 'superuser' | 'owner' | 'app' | 'public' | 'verify') => string
}

const urlFor = (role: string, database: string): string => {
  const url = process.env[`GONGKAI_TEST_${role.toUpperCase()}`]
  if (url === undefined)
    throw new Error('run the tests with --test-global-setup=dist/test/setup.js')
  return url.replace('DATABASE', database)
}

/** A migrated database of its own, dropped at the end. */
export const freshDatabase = async (t: Ends): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`
  const root = openPool(urlFor('superuser', 'postgres'), 1)
  await root.unsafe(`create database ${name} template ${databaseName} owner gongkai_owner`)
  const urlOf: TestDatabase['urlOf'] = (role) => urlFor(role, name)
  const pools = openPools(urlOf, { app: 4, public: 2, owner: 1, verify: 1 })
  const superuser = openPool(urlOf('superuser'), 1)
  atEnd(t, async () => {
    await Promise.all([pools.end(), superuser.end({ timeout: 5 })])
    await root.unsafe(`drop database ${name} with (force)`)
    await root.end({ timeout: 5 })
  })
  return { ...pools, superuser, urlOf }
}
