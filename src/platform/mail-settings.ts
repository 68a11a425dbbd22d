import { join, resolve } from 'node:path'
import { isMailAddress } from '../kernel/mail-address.ts'
import { Refused } from '../kernel/result.ts'
import type { MailSender, MailSettings, SmtpServer } from './mail.ts'

const refused = (message: string): Refused => new Refused({ code: 'config.mail', message })

/** The address is not repeated: it holds a password. */
const serverOf = (text: string): SmtpServer => {
  const url = URL.parse(text)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || url.search !== '')
    throw refused(
      'SMTP_URL 应写作 smtp://用户:口令@主机:端口，端口 465 写作 smtps://；口令中的特殊字符用百分号编码',
    )
  const secure = url.protocol === 'smtps:'
  const usual = secure ? 465 : 587
  const [user, pass] = [url.username, url.password].map(decoded)
  return {
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port === '' ? usual : Number(url.port),
    secure,
    ...(user && { login: { user, pass: pass ?? '' } }),
  }
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refused('SMTP_URL 的用户或者口令中有单独的百分号，请写作 %25')
  }
}

/** An address alone, or with a name: 政府信息公开 <gk@example.cn>. */
const senderOf = (text: string): MailSender => {
  const [, name = '', bracketed] = /^([^<>@"\r\n]*)<([^<>]+)>$/.exec(text) ?? []
  const address = bracketed ?? text
  if (!isMailAddress(address))
    throw refused('MAIL_FROM 应为发件邮箱，例如 gk@example.cn 或者 政府信息公开 <gk@example.cn>')
  return { name: name.trim(), address }
}

/** Under a name that nobody can own (RFC 2606). */
const inventedSender = 'gongkai@demo.example'

/** A demonstration writes to nobody: its mail stays in the data folder. */
export const demonstrationMail = (dataDir: string): MailSettings => ({
  folder: join(dataDir, 'mail'),
  from: senderOf(inventedSender),
})

/**
 * SMTP_URL and MAIL_FROM; or MAIL_SINK, a folder where each mail becomes a file.
 *
 * @returns undefined where neither is set: no e-mail
 * @throws Refused where a variable makes no sense
 */
export const mailSettingsOf = (read: (name: string) => string): MailSettings | undefined => {
  const [smtp, folder, from] = [read('SMTP_URL'), read('MAIL_SINK'), read('MAIL_FROM')]
  if (smtp !== '' && folder !== '') throw refused('SMTP_URL 和 MAIL_SINK 只能设置一个')
  if (folder !== '')
    return { folder: resolve(folder), from: senderOf(from === '' ? inventedSender : from) }
  if (smtp === '') return undefined
  if (from === '') throw refused('设置了 SMTP_URL 的，应当同时设置发件邮箱 MAIL_FROM')
  return { smtp: serverOf(smtp), from: senderOf(from) }
}
