import { resolve } from 'node:path'
import { Refused } from '../kernel/result.ts'
import { usualDataFolder } from './data-folder.ts'
import type { MailSettings } from './mail.ts'
import { mailSettingsOf } from './mail-settings.ts'
import type { External } from './postgres/external.ts'

/** How the product was told to run, by environment variables. */
export type Settings = {
  host: string
  port: number
  dataDir: string
  /** A line for the operator, where the data is not kept in the usual place. */
  notice?: string
  /** An external PostgreSQL; absent for the one that comes with the product. */
  external?: External
  /** The product is reached by https, through a proxy: cookies are sent nowhere else. */
  secure: boolean
  /** Scheme and host as people type them, e.g. https://gk.example.cn; without a slash at the end. */
  publicUrl?: string
  /** Absent: the product sends no e-mail. */
  mail?: MailSettings
  /** How many proxies of our own stand in front; what they say of the caller's address is believed. */
  proxies: number
  logLevel: string
}

const portOf = (text: string): number => {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refused({ code: 'config.port', message: `PORT 应为 0 到 65535 的整数，现为 ${text}` })
  return port
}

const proxiesOf = (text: string): number => {
  if (!/^\d$/.test(text))
    throw new Refused({
      code: 'config.proxies',
      message: `PROXIES 应为本单位反向代理的层数，0 到 9，现为 ${text}`,
    })
  return Number(text)
}

const hostOf = (text: string): string => {
  if (!/^[\w.:-]+$/.test(text))
    throw new Refused({
      code: 'config.host',
      message: `HOST 应为主机名或者 IP 地址，例如 127.0.0.1，现为 ${text}`,
    })
  return text
}

/** The address is not repeated: it holds a password. */
const databaseUrlOf = (name: string, text: string): string => {
  const url = URL.parse(text)
  if (
    !url ||
    !/^postgres(ql)?:$/.test(url.protocol) ||
    url.hostname === '' ||
    url.pathname.length < 2
  )
    throw new Refused({
      code: 'config.database-url',
      message: `${name} 应写作 postgres://用户:口令@主机:端口/数据库`,
    })
  return text
}

const roles = ['owner', 'app', 'public', 'verify'] as const

const externalOf = (read: (name: string) => string): External | undefined => {
  const url = read('DATABASE_URL')
  if (url === '') return undefined
  const given = roles
    .map((role) => ({ role, name: `DATABASE_URL_${role.toUpperCase()}` }))
    .filter(({ name }) => read(name) !== '')
    .map(({ role, name }) => [role, databaseUrlOf(name, read(name))] as const)
  return { url: databaseUrlOf('DATABASE_URL', url), roleUrls: Object.fromEntries(given) }
}

const publicUrlOf = (text: string): string => {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '')
    throw new Refused({
      code: 'config.public-url',
      message: 'PUBLIC_URL 应写作 https://主机名，即公众访问本平台的网址',
    })
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const logLevelOf = (text: string): string => {
  if (!logLevels.includes(text))
    throw new Refused({
      code: 'config.log-level',
      message: `LOG_LEVEL 应为 ${logLevels.join('、')} 之一，现为 ${text}`,
    })
  return text
}

/** @throws Refused where a variable makes no sense */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const read = (name: string): string => env[name]?.trim() ?? ''
  const external = externalOf(read)
  const dataDir = read('DATA_DIR')
  const publicUrl = read('PUBLIC_URL')
  const mail = mailSettingsOf(read)
  return {
    host: hostOf(read('HOST') || '127.0.0.1'),
    port: portOf(read('PORT') || '8080'),
    ...(dataDir === '' ? usualDataFolder(external === undefined) : { dataDir: resolve(dataDir) }),
    ...(external && { external }),
    secure: publicUrl.startsWith('https://'),
    ...(publicUrl !== '' && { publicUrl: publicUrlOf(publicUrl) }),
    ...(mail && { mail }),
    proxies: proxiesOf(read('PROXIES') || '0'),
    logLevel: logLevelOf(read('LOG_LEVEL') || 'info'),
  }
}

/** True where only this machine can reach the server. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
