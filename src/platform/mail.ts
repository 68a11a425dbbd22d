import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { PassThrough } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { isMailAddress } from '../kernel/mail-address.ts'
import type { Logger } from './log.ts'

/** A notice in plain text to one address. */
export type Mail = {
  /** Letters and figures; the same mail, sent again, has the same. */
  id: string
  to: string
  subject: string
  text: string
}

/**
 * `refused`: this mail will never be taken. `later`: nobody took it now, another time perhaps.
 * `unknown` (结果不明): it was handed over whole and no answer came.
 */
export type MailOutcome = 'sent' | 'refused' | 'later' | 'unknown'

/** The way mail leaves the house. What it is given appears in no log. */
export type Mailer = {
  /** Where mail goes, for the operator; no password. */
  words: string
  send: (mail: Mail) => Promise<MailOutcome>
}

/** `from`: one address, perhaps with a name: 政府信息公开 <gk@example.cn>. */
export type MailSettings = { from: MailSender } & ({ smtp: SmtpServer } | { folder: string })

export type MailSender = { name: string; address: string }

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS, which a password insists on. */
  secure: boolean
  login?: { user: string; pass: string }
}

/** How long each answer of a mail server may take, and the whole of it, in milliseconds. */
const patience = { answer: 10_000, whole: 40_000 }

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/

/** Line ends and control signs have no place in a header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')

const contentOf = (from: MailSender, mail: Mail): SendMailOptions => ({
  from: { name: oneLine(from.name), address: from.address },
  to: { name: '', address: mail.to },
  subject: oneLine(mail.subject),
  text: mail.text,
  messageId: `<${mail.id}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** What the library says of a failure; its message and the rest repeat the address. */
type Fault = { code?: unknown; command?: unknown; responseCode?: unknown }

/** Refused for good is what the server said of the recipient or the text, not of us. */
const outcomeOf = ({ command, responseCode }: Fault, handedOver: boolean): MailOutcome => {
  if (handedOver && typeof responseCode !== 'number') return 'unknown'
  const forGood = typeof responseCode === 'number' && responseCode >= 500
  return forGood && (command === 'RCPT TO' || command === 'DATA') ? 'refused' : 'later'
}

const openSmtp = (
  { from, smtp }: MailSettings & { smtp: SmtpServer },
  log: Pick<Logger, 'warn'>,
  waits: typeof patience,
): Mailer => {
  const { host, port, secure, login } = smtp
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: login !== undefined && !loopback.test(host),
    ...(login && { auth: login }),
    connectionTimeout: waits.answer,
    greetingTimeout: waits.answer,
    socketTimeout: waits.answer,
  })
  const handedOver = new Set<string>()
  // The last byte of a mail has passed on to the server.
  transport.use('stream', ({ message, data }, done) => {
    const id = String(data.messageId)
    message.transform(() => new PassThrough().on('end', () => handedOver.add(id)))
    done()
  })
  return {
    words: `${host}:${port}，发件人 ${from.address}`,
    send: async (mail) => {
      const content = contentOf(from, mail)
      const id = String(content.messageId)
      handedOver.delete(id)
      try {
        const signal = AbortSignal.timeout(waits.whole)
        await transport.sendMail({ ...content, signal })
        return 'sent'
      } catch (fault) {
        const { code, command, responseCode } = fault as Fault
        const outcome = outcomeOf({ command, responseCode }, handedOver.has(id))
        log.warn({ code, command, responseCode, outcome }, 'mail')
        return outcome
      } finally {
        handedOver.delete(id)
      }
    },
  }
}

/** For demonstrations and tests: each mail becomes a file, and goes nowhere. */
const openFolder = ({ from, folder }: MailSettings & { folder: string }): Mailer => {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    words: `不外发，写入 ${folder}`,
    send: async (mail) => {
      const { message } = await transport.sendMail(contentOf(from, mail))
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(
        folder,
        `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID()}`,
      )
      await writeFile(path, message as Buffer, { mode: 0o600 })
      await rename(path, `${path}.eml`)
      return 'sent'
    },
  }
}

/** Opens the way out. A mail to what is no plain address is refused before anybody is asked. */
export const openMailer = (
  settings: MailSettings,
  log: Pick<Logger, 'warn'>,
  waits = patience,
): Mailer => {
  const { words, send } = 'smtp' in settings ? openSmtp(settings, log, waits) : openFolder(settings)
  return { words, send: async (mail) => (isMailAddress(mail.to) ? send(mail) : 'refused') }
}
