import postgres from 'postgres'
import type { Pool } from './db.ts'

/** How many connections of each role one process holds at most. */
export type PoolSizes = { app: number; public: number; owner: number; verify: number }

export type Pools = Readonly<Record<keyof PoolSizes, Pool>> & { end: () => Promise<void> }

const asIs = (text: string): string => text

/** One pool; a legal date (`date`) arrives as the text it is. Connections open at first use. */
export const openPool = (url: string, max: number): Pool =>
  postgres(url, {
    max,
    onnotice: () => {},
    idle_timeout: 60,
    connection: { application_name: 'gongkai', statement_timeout: 30_000 },
    types: { date: { to: 1082, from: [1082], serialize: asIs, parse: asIs } },
  })

/** One pool per database role (design promise 4). */
export const openPools = (
  urlOf: (role: keyof PoolSizes) => string,
  sizes: PoolSizes = { app: 12, public: 8, owner: 2, verify: 2 },
): Pools => {
  const pools = {
    app: openPool(urlOf('app'), sizes.app),
    public: openPool(urlOf('public'), sizes.public),
    owner: openPool(urlOf('owner'), sizes.owner),
    verify: openPool(urlOf('verify'), sizes.verify),
  }
  return {
    ...pools,
    end: async () => {
      await Promise.all(Object.values(pools).map((pool) => pool.end({ timeout: 5 })))
    },
  }
}
