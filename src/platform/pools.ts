import postgres from 'postgres'
import type { Pool } from './db.ts'

/** How many connections of each role one process holds at most. */
export type PoolSizes = { app: number; public: number; owner: number; verify: number }

export type Pools = Readonly<Record<keyof PoolSizes, Pool>> & { end: () => Promise<void> }

const asIs = (text: string): string => text

/**
 * One pool; a legal date (`date`) arrives as the text it is. Connections open at first use.
 *
 * @param patience milliseconds a statement may take; 0, the usual, is without limit
 */
export const openPool = (url: string, max: number, patience = 0): Pool =>
  postgres(url, {
    max,
    onnotice: () => {},
    idle_timeout: 60,
    connection: {
      application_name: 'gongkai',
      statement_timeout: patience,
      TimeZone: 'Asia/Shanghai',
    },
    types: { date: { to: 1082, from: [1082], serialize: asIs, parse: asIs } },
  })

/** No page may hold a connection longer; migrations and checks of the whole database may. */
const pagePatience = 30_000

/** One pool per database role (design promise 4). */
export const openPools = (
  urlOf: (role: keyof PoolSizes) => string,
  sizes: PoolSizes = { app: 12, public: 8, owner: 2, verify: 2 },
): Pools => {
  const pools = {
    app: openPool(urlOf('app'), sizes.app, pagePatience),
    public: openPool(urlOf('public'), sizes.public, pagePatience),
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
