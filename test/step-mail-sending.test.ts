import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'node:test'
import { allJobs } from '../src/app.ts'
import { stepMailQueue } from '../src/modules/requests/actions-step-mail.ts'
import { type Mailer, openMailer } from '../src/platform/mail.ts'
import { mailServer, speechlessServer } from './mail-server.ts'
import { mustHideThem, openHouse, begun, rowsOf } from './step-mails.ts'

test('进展邮件发往邮件服务器', async (t) => {
  const house = await openHouse(t)

  const { at } = house

  const from = { name: '', address: 'gk@example.cn' }

  const smtpTo = (port: number, log: string[] = []): Mailer =>
    openMailer({ from, smtp: { host: '127.0.0.1', port, secure: false } }, {
      warn: (...said: unknown[]) => void log.push(JSON.stringify(said)),
    } as never)

  await t.test('服务器说稍后的再排队，页面上看得到；好了以后补发，恰好一封', async () => {
    const server = await mailServer(t, { recipient: 451 })
    const written: string[] = []
    house.through(smtpTo(server.port, written))
    const { id, shown, run } = await begun(at)
    assert.deepEqual([await run(), await run()], [1, 1])
    assert.match(await shown(), /邮件通知未送达[^]*邮件服务器暂时不能发送，已试 2 次/)
    const [job] = await at.app.database.superuser`
      select retry_limit, retry_delay, retry_backoff from jobs.job where data->>'requestId' = ${id}`
    assert.deepEqual({ ...job }, { retry_limit: 10, retry_delay: 60, retry_backoff: true })
    Object.assign(server.answers, { recipient: undefined })
    assert.deepEqual([await run(), await run(), server.taken.length], [0, 0, 1])
    assert.match(await shown(), /邮件通知已发出（2026-03-02 10:00）/)
    mustHideThem(written.join('\n'))
  })

  await t.test('拒收的不再试，请经办人另行告知；后台任务的记录里没有地址', async () => {
    const server = await mailServer(t, { recipient: 550 })
    house.through(smtpTo(server.port))
    const { shown, run } = await begun(at)
    assert.deepEqual([await run(), await run()], [0, 0])
    assert.match(await shown(), /邮件通知未送达[^]*收件服务器拒收，邮箱可能写错/)
    assert.equal(server.taken.length, 0)
  })

  await t.test(
    '结果不明的不自动重发，请经办人另行告知：没有答复的、发到一半程序被杀的',
    async () => {
      const server = await speechlessServer(t)
      house.through(smtpTo(server.port))
      const unanswered = await begun(at)
      assert.deepEqual([await unanswered.run(), await unanswered.run(), server.taken()], [0, 0, 1])
      assert.match(await unanswered.shown(), /邮件通知结果不明[^]*不会自动重发/)

      const taking = await mailServer(t)
      house.through(smtpTo(taking.port))
      const killed = await begun(at)
      await at.app.database.superuser`
      update requests.step_mail set state = 'sending', tries = 1, tried_at = now()
      where request_id = ${killed.id}`
      assert.deepEqual([await killed.run(), taking.taken.length], [0, 0])
      assert.match(await killed.shown(), /邮件通知结果不明/)
    },
  )

  await t.test('任务真的在后台运行：发不出去的等着再试，不拖累同一批的别的任务', async () => {
    const server = await mailServer(t)
    const [bad, good] = [await begun(at), await begun(at)]
    const sending = smtpTo(server.port)
    const refused = smtpTo(1)
    let first = true
    house.through({
      words: '',
      send: (mail) => {
        const way = first ? refused : sending
        first = false
        return way.send(mail)
      },
    })
    await at.app.database.superuser`
      delete from jobs.job where name = ${stepMailQueue}
        and data->>'requestId' not in (${bad.id}, ${good.id})`
    const jobs = allJobs(at.app.needs).filter(({ queue }) => queue === stepMailQueue)
    await at.app.needs.jobs.work(jobs)
    const states = async (): Promise<string[]> =>
      (
        await at.app.database.superuser<{ state: string }[]>`
          select state::text from jobs.job where name = ${stepMailQueue} order by state`
      ).map(({ state }) => state)
    for (let tries = 0; tries < 600 && (await states()).join() !== 'completed,retry'; tries += 1)
      await wait(100)
    assert.deepEqual(await states(), ['completed', 'retry'])
    assert.equal(server.taken.length, 1)
    mustHideThem(await rowsOf(at, 'jobs.job'))
  })
})
