import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { mailServer, readMail, speechlessServer } from '../../test/mail-server.ts'
import { isMailAddress } from '../kernel/mail-address.ts'
import { Refused } from '../kernel/result.ts'
import { openMailer, type SmtpServer } from './mail.ts'
import { mailSettingsOf } from './mail-settings.ts'

const from = { name: '政府信息公开', address: 'gk@example.cn' }
const mail = {
  id: 'abc123',
  to: 'reader@example.org',
  subject: '政府信息公开申请依申请〔2026〕7号：请您补正申请内容',
  text: '您好：\n\n第一行\n第二行',
}

/** A mailer to the port, and everything it logs. It waits as long as the product does, unless told otherwise. */
const mailerTo = (
  smtp: Partial<SmtpServer> & { port: number },
  waits?: Parameters<typeof openMailer>[2],
) => {
  const logged: unknown[] = []
  const log = { warn: (...said: unknown[]) => void logged.push(said) }
  const server = { host: '127.0.0.1', secure: false, ...smtp }
  const mailer = openMailer({ from, smtp: server }, log as never, waits)
  return { mailer, logged: () => JSON.stringify(logged) }
}

describe('发送邮件', () => {
  test('真的 SMTP：一个收件人，主题和正文原样到达，同一封信的编号总是一个', async (t) => {
    const server = await mailServer(t)
    const { mailer, logged } = mailerTo(server)
    assert.deepEqual([await mailer.send(mail), await mailer.send(mail)], ['sent', 'sent'])
    const [first, second] = server.taken
    assert.deepEqual([first?.from, first?.to], ['gk@example.cn', ['reader@example.org']])
    const read = readMail(first?.raw ?? '')
    assert.deepEqual([read.subject, read.to], [mail.subject, 'reader@example.org'])
    assert.equal(read.text.replaceAll('\r\n', '\n').trim(), mail.text)
    assert.equal(read.id, '<abc123@example.cn>')
    assert.equal(readMail(second?.raw ?? '').id, read.id)
    assert.match(first?.raw ?? '', /^Auto-Submitted: auto-generated\r?$/m)
    assert.equal(logged(), '[]')
  })

  const answers = [
    [{ recipient: 550 }, 'refused'],
    [{ recipient: 451 }, 'later'],
    [{ data: 554 }, 'refused'],
    [{ data: 452 }, 'later'],
  ] as const
  test('收件服务器说“没有这个邮箱”的不再试，说“稍后”的再试；日志里没有地址', async (t) => {
    const server = await mailServer(t)
    for (const [answer, outcome] of answers) {
      Object.assign(server.answers, { recipient: undefined, data: undefined, ...answer })
      const { mailer, logged } = mailerTo(server)
      assert.equal(await mailer.send(mail), outcome, JSON.stringify(answer))
      assert.match(logged(), /responseCode/)
      assert.ok(!logged().includes('reader'), logged())
    }
  })

  test('口令不对的再试，等人改好设置；口令对的发得出去；口令不进日志', async (t) => {
    const server = await mailServer(t, { password: '对的@口令' })
    const wrong = mailerTo({ ...server, login: { user: 'gk', pass: '错的口令' } })
    assert.equal(await wrong.mailer.send(mail), 'later')
    assert.match(wrong.logged(), /EAUTH/)
    assert.ok(!wrong.logged().includes('口令'))
    const right = mailerTo({ ...server, login: { user: 'gk', pass: '对的@口令' } })
    assert.equal(await right.mailer.send(mail), 'sent')
    assert.equal(right.mailer.words, `127.0.0.1:${server.port}，发件人 gk@example.cn`)
  })

  test('别的机器上的服务器不肯加密的，口令不给它', async (t) => {
    const server = await mailServer(t, { password: '口令' })
    const elsewhere = mailerTo({ ...server, host: '0.0.0.0', login: { user: 'gk', pass: '口令' } })
    assert.equal(await elsewhere.mailer.send(mail), 'later')
    assert.match(elsewhere.logged(), /ETLS/)
    assert.equal(server.asked, 0)
    const open = mailerTo({ ...(await mailServer(t)), host: '0.0.0.0' })
    assert.equal(await open.mailer.send(mail), 'sent')
  })

  test('不回话的、乱回话的、没有开的服务器，到时间就算没有发出', async (t) => {
    const quiet = createServer((socket) => socket.on('error', () => {}))
    const mad = createServer((socket) => {
      socket.on('error', () => {})
      socket.end('HTTP/1.1 200 OK\r\n\r\n')
    })
    for (const server of [quiet, mad]) {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.listen(0, '127.0.0.1', resolve)
      await promise
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      assert.equal(await mailerTo({ port }, { answer: 300, whole: 900 }).mailer.send(mail), 'later')
      server.close()
    }
    assert.equal(await mailerTo({ port: 1 }).mailer.send(mail), 'later')
    t.diagnostic('none of them hung')
  })

  test('整封信已经交出、服务器没有答复的，结果不明', async (t) => {
    const server = await speechlessServer(t)
    const { mailer, logged } = mailerTo(server)
    assert.equal(await mailer.send(mail), 'unknown')
    assert.equal(server.taken(), 1)
    assert.match(logged(), /unknown/)
  })

  test('不是一个普通邮箱的，谁也不问就拒绝；主题里塞不进别的报头', async (t) => {
    const server = await mailServer(t)
    const { mailer } = mailerTo(server)
    const hostile = [
      'a@example.cn, b@example.cn',
      'a@example.cn\r\nBcc: b@example.cn',
      'a@example.cn\nBcc: b@example.cn',
      '张三 <a@example.cn>',
      '"a\r\nRCPT TO:<b@example.cn>"@example.cn',
      'a@example.cn>\r\nRCPT TO:<b@example.cn',
      'a@localhost',
      'a@-example.cn',
      'a..b@example.cn',
      '@example.cn',
      'a@',
      'а@example.cn',
      `${'长'.repeat(9)}@example.cn`,
      `${'a'.repeat(65)}@example.cn`,
      '',
    ]
    for (const to of hostile) {
      assert.equal(isMailAddress(to), false, to)
      assert.equal(await mailer.send({ ...mail, to }), 'refused', to)
    }
    for (const to of ['a@b.cn', "o'neil+tag@mail.example.com.cn", '10086@qq.com', 'a@x.xn--p1ai'])
      assert.equal(isMailAddress(to), true, to)
    assert.equal(server.taken.length, 0)
    const subject = '补正\r\nBcc: thief@example.org\r\n\r\n正文\u2028x'
    assert.equal(await mailer.send({ ...mail, subject }), 'sent')
    const [{ raw, to } = { raw: '', to: [] }] = server.taken
    assert.deepEqual(to, ['reader@example.org'])
    assert.equal(/^Bcc:/im.test(raw), false)
    assert.equal(readMail(raw).subject, '补正 Bcc: thief@example.org 正文 x')
  })

  test('演示用的文件夹：一封信一个文件，只有本人能读，哪里也不去', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'gongkai-mail-'))
    t.after(() => rm(folder, { recursive: true }))
    const mailer = openMailer({ from, folder: join(folder, 'mail') }, { warn: () => {} })
    assert.equal(await mailer.send(mail), 'sent')
    const [name = '', ...more] = await readdir(join(folder, 'mail'))
    assert.deepEqual(more, [])
    assert.match(name, /\.eml$/)
    const path = join(folder, 'mail', name)
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    assert.equal(readMail(await readFile(path, 'utf8')).subject, mail.subject)
  })
})

const read = (env: Readonly<Record<string, string>>) => mailSettingsOf((name) => env[name] ?? '')

describe('邮件的设置', () => {
  test('什么都不写就不发邮件；写了的读得出来', () => {
    assert.equal(read({}), undefined)
    assert.deepEqual(
      read({
        SMTP_URL: 'smtps://gk:a%40b%25@mail.example.cn',
        MAIL_FROM: '公开办 <gk@example.cn>',
      }),
      {
        from: { name: '公开办', address: 'gk@example.cn' },
        smtp: {
          host: 'mail.example.cn',
          port: 465,
          secure: true,
          login: { user: 'gk', pass: 'a@b%' },
        },
      },
    )
    assert.deepEqual(read({ SMTP_URL: 'smtp://[::1]:2525', MAIL_FROM: 'gk@example.cn' }), {
      from: { name: '', address: 'gk@example.cn' },
      smtp: { host: '::1', port: 2525, secure: false },
    })
    assert.deepEqual(read({ MAIL_SINK: '/somewhere' }), {
      from: { name: '', address: 'gongkai@demo.example' },
      folder: '/somewhere',
    })
  })

  const wrong: readonly [Record<string, string>, RegExp][] = [
    [{ SMTP_URL: 'smtp://a:secret@b' }, /同时设置发件邮箱 MAIL_FROM/],
    [{ SMTP_URL: 'http://a:secret@b', MAIL_FROM: 'a@b.cn' }, /^SMTP_URL 应写作/],
    [{ SMTP_URL: 'smtp://a:se%cret@b', MAIL_FROM: 'a@b.cn' }, /单独的百分号/],
    [{ SMTP_URL: 'smtp://a:secret@b?x=1', MAIL_FROM: 'a@b.cn' }, /^SMTP_URL 应写作/],
    [{ SMTP_URL: 'smtp://b', MAIL_FROM: 'a@b.cn, secret@d.cn' }, /^MAIL_FROM 应为/],
    [{ SMTP_URL: 'smtp://b', MAIL_FROM: 'x\r\nBcc: c@d.cn <a@b.cn>' }, /^MAIL_FROM 应为/],
    [{ SMTP_URL: 'smtp://b', MAIL_SINK: '/x', MAIL_FROM: 'a@b.cn' }, /只能设置一个/],
  ]
  test('看不懂的设置用一句话拒绝，不复述口令', () => {
    for (const [env, words] of wrong)
      assert.throws(
        () => read(env),
        (error: unknown) =>
          error instanceof Refused &&
          words.test(error.refusal.message) &&
          !error.refusal.message.includes('secret'),
        JSON.stringify(env),
      )
  })
})
