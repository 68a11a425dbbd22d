import { resolve } from 'node:path'
import { Refused } from '../kernel/result.ts'

/** How the product was told to run, by environment variables. */
export type Settings = {
  host: string
  port: number
  dataDir: string
  /** An external PostgreSQL; absent for the one that comes with the product. */
  databaseUrl?: string
  /** The product is reached by https, through a proxy: cookies are sent nowhere else. */
  secure: boolean
  logLevel: string
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refused({ code: 'config.port', message: `PORT 应为 0 到 65535 的整数，现为 ${text}` })
  return port
}

/** @throws Refused where a variable makes no sense */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const read = (name: string, usual: string): string => env[name]?.trim() || usual
  const databaseUrl = read('DATABASE_URL', '')
  return {
    host: read('HOST', '127.0.0.1'),
    port: portOf(read('PORT', '8080')),
    dataDir: resolve(read('DATA_DIR', 'data')),
    ...(databaseUrl !== '' && { databaseUrl }),
    secure: read('PUBLIC_URL', '').startsWith('https://'),
    logLevel: read('LOG_LEVEL', 'info'),
  }
}

/** True where only this machine can reach the server. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')
