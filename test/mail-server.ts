import { createServer } from 'node:net'
import type { TestContext } from 'node:test'
import { SMTPServer } from 'smtp-server'

/** What the server is to answer; 250 where nothing is said. */
export type Answers = { recipient?: number; data?: number; password?: string }

export type MailServer = {
  port: number
  /** Each mail that was taken, as it came over the wire. */
  taken: { from: string; to: readonly string[]; raw: string }[]
  answers: Answers
  /** How often somebody said a password. */
  asked: number
}

const saying = (code: number): Error =>
  Object.assign(new Error('the test wants it so'), { responseCode: code })

/** A real SMTP server on a free port of this machine. */
export const mailServer = async (
  t: Pick<TestContext, 'after'>,
  answers: Answers = {},
): Promise<MailServer> => {
  const taken: MailServer['taken'] = []
  const said: Answers = { ...answers }
  const made: Omit<MailServer, 'port'> = { taken, answers: said, asked: 0 }
  const server = new SMTPServer({
    disabledCommands: said.password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: said.password === undefined,
    onAuth: ({ password }, _session, done) => {
      made.asked += 1
      done(password === said.password ? null : saying(535), { user: 'gongkai' })
    },
    onRcptTo: (_address, _session, done) =>
      said.recipient === undefined ? done() : done(saying(said.recipient)),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (said.data !== undefined) return done(saying(said.data))
        taken.push({
          from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        })
        return done()
      })
    },
  })
  server.on('error', () => {})
  const { promise, resolve } = Promise.withResolvers<number>()
  const listening = server.listen(0, '127.0.0.1', () => {
    const address = listening.address()
    resolve(typeof address === 'object' && address !== null ? address.port : 0)
  })
  t.after(() => new Promise<void>((done) => server.close(() => done())))
  return Object.assign(made, { port: await promise })
}

/** Takes a whole mail and hangs up without a word. @returns its port, and how many mails it took */
export const speechlessServer = async (
  t: Pick<TestContext, 'after'>,
): Promise<{ port: number; taken: () => number }> => {
  let taken = 0
  const server = createServer((socket) => {
    let inMail = false
    let heard = ''
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (bytes) => {
      heard += bytes.toString()
      if (inMail && heard.endsWith('\r\n.\r\n')) {
        taken += 1
        socket.destroy()
      } else if (!inMail && heard.endsWith('\r\n')) {
        inMail = /^DATA/im.test(heard)
        heard = ''
        socket.write(inMail ? '354 go on\r\n' : '250 yes\r\n')
      }
    })
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  t.after(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { port, taken: () => taken }
}

/** Subject and text of a mail in words, its encoding undone. */
export const readMail = (
  raw: string,
): { subject: string; to: string; id: string; text: string } => {
  const [head = '', body = ''] = raw.split(/\r?\n\r?\n/, 2)
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ')
  const field = (name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  const words = field('subject')
    .replaceAll(/\?= =\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : quoted(text),
    )
  const rest = raw.slice(raw.search(/\r?\n\r?\n/)).trim()
  const coding = field('content-transfer-encoding').toLowerCase()
  const text = coding === 'base64' ? Buffer.from(rest, 'base64').toString() : quoted(rest, true)
  return { subject: words, to: field('to'), id: field('message-id'), text: body === '' ? '' : text }
}

const quoted = (text: string, soft = false): string => {
  const whole = soft ? text.replaceAll(/=\r?\n/g, '') : text.replaceAll('_', ' ')
  const bytes = whole.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString()
}
