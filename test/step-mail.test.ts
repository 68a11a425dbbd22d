import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestNeeds } from '../src/app-needs.ts'
import { day } from '../src/kernel/day.ts'
import { pages } from '../src/modules/apply/draft.ts'
import { wantsStepMail } from '../src/modules/apply/steps.ts'
import type { Command } from '../src/modules/requests.ts'
import { transition } from '../src/modules/requests/actions.ts'
import { split } from '../src/modules/requests/actions-registration.ts'
import { requestById } from '../src/modules/requests/store.ts'
import { inOrgan, type Tx } from '../src/platform/db.ts'
import { appliedOnline } from './citizen.ts'
import { type MailFolder, runStepMails } from './mail-folder.ts'
import { leadsTo, pass } from './public-door.ts'
import { goTo, type Office, step } from './signed-requests.ts'
import { photoFile } from './photo.ts'
import { natural, publicVisitor } from './visitor.ts'
import { on, secrets, mustHideThem, openHouse, begun, rowsOf } from './step-mails.ts'

/** Number, organ and where to look; nothing of the applicant but the one line that says to whom. */
const mustBeImpersonal = (
  { raw, subject, text, to }: { raw: string; subject: string; text: string; to: string },
  secret: readonly string[],
): void => {
  assert.equal(to, 'canary@example.cn')
  assert.match(text, /own局[^]*依申请〔2026〕[^]*https:\/\/gk\.example\.cn\/query/)
  mustHideThem(`${subject}${text}${raw.replace(/^To: .*$/m, '')}`, secret)
}

const confirm = ({ clerk }: Office, page: string): Promise<string> =>
  step(clerk, `${page}/do/confirmReceipt`, { on, who: '申请人本人', how: '电话' })

/** What the console would do, without its forms. */
const asClerk = <T>(
  { app, clerk }: Office,
  work: (
    tx: Tx,
    needs: ReturnType<typeof requestNeeds>,
    officer: Parameters<typeof transition>[2],
  ) => Promise<T>,
): Promise<T> => {
  const actor = { personId: clerk.personId, organId: 'own' }
  const officer = { ...actor, name: '', organName: '', roles: ['handler'], sessionId: '' }
  return inOrgan(app.database.app, actor, (tx) => work(tx, requestNeeds(app.needs), officer))
}

const move = (at: Office, id: string, command: Command): Promise<unknown> =>
  asClerk(at, async (tx, needs, officer) => {
    const { version } = await requestById(tx, id)
    return transition(tx, needs, officer, { id, expected: version, command })
  })

/** The mails about an application, by what follows the number in their subject. */
const mailsAbout = async (folder: MailFolder, number: string) =>
  (await folder.read()).filter(({ subject }) =>
    subject.startsWith(`政府信息公开申请（${number}）：`),
  )

const titles = (mails: readonly { subject: string }[]): string[] =>
  mails.map(({ subject }) => subject.slice(subject.indexOf('：') + 1))

test('进展邮件', async (t) => {
  const house = await openHouse(t)

  const { at, folder } = house

  await t.test('同意的人每一步收到恰好一封，重复运行也是一封，没有个人信息', async () => {
    const { applicant, id, number, code, page, shown, run } = await begun(at)
    await confirm(at, page)
    await step(at.clerk, `${page}/do/askCorrection`, {
      on,
      items: '请写明农村公路养护的路段',
      guidance: '例如县道的名称',
      replyBy: '2026-03-20',
    })
    await applicant.step('/query/mine/1/correction', { description: '县道008农村公路养护资金' })
    await step(at.clerk, `${page}/do/consult`, {
      on,
      kind: 'thirdParty',
      party: '欧阳金丝雀养殖公司',
      person: 'no',
      address: '演示路1号',
      information: '合同',
    })
    await step(at.clerk, `${page}/do/consultationReceived`, { id: '1', on })
    await step(at.clerk, `${page}/do/consultationAnswered`, { id: '1', on, agrees: 'yes' })
    const reason = '农村公路养护的档案分散'
    await step(at.clerk, `${page}/do/proposeExtension`, { on, days: '10', reason })
    const [proposed] = await at.app.database.superuser<{ seq: string }[]>`
      select seq::text from requests.event where type = 'proposed' and request_id = ${id}`
    assert.ok(proposed)
    await step(at.head, `${page}/do/approve?of=${proposed.seq}`, { of: proposed.seq })
    await applicant.step('/query/mine/1/withdrawal', { sure: 'yes', reason: '找到了' })
    await step(at.clerk, `${page}/reply`)
    await step(at.leader, `${page}/sign`)
    assert.match(
      await (await at.clerk.get(`${page}/serve`)).text(),
      /申请人接收邮件通知，系统会发出/,
    )
    await move(at, id, { move: 'serve', on: day(on), route: 'online' })
    assert.deepEqual([await run(), await run()], [0, 0])
    const mails = await mailsAbout(folder, number)
    assert.deepEqual(titles(mails), [
      '已经收到，等待确认',
      '已经确认收到',
      '请您补正申请内容',
      '收到您的补正',
      '正在征求意见',
      '征求意见结束',
      '答复期限延长',
      '申请已经撤回',
      '撤回申请确认书已经作出',
    ])
    const [, confirmed = '', correction = '', , , , extended = ''] = mails.map(({ text }) => text)
    assert.match(confirmed, /收到申请之日为2026年3月2日，答复期限至2026年3月30日。/)
    assert.match(correction, /请在2026年3月20日以前在网上提交补正/)
    assert.match(extended, /答复期限延长 10 个工作日，答复期限至2026年4月/)
    for (const mail of mails) mustBeImpersonal(mail, [...secrets, code, '王某'])
    for (const table of ['jobs.job', 'requests.step_mail', 'requests.mail_consent', 'audit.entry'])
      mustHideThem(await rowsOf(at, table))
    assert.equal((await shown()).match(/邮件通知已发出/g)?.length, 9)
  })

  await t.test('没有同意的、没有写邮箱的，一封也不发；没有同意的事后也打不开', async () => {
    const silent = await begun(at, { stepMail: false })
    const nowhere = await begun(at, { applicant: { email: '' } })
    for (const { id, page, run, number } of [silent, nowhere]) {
      await confirm(at, page)
      assert.ok(!(await rowsOf(at, 'requests.step_mail')).includes(id))
      assert.equal(await run(), 0)
      assert.deepEqual(await mailsAbout(folder, number), [])
    }
    assert.doesNotMatch(await silent.applicant.text('/query/mine/1'), /邮件通知/)
    const asked = await silent.applicant.post('/query/mine/1/mail', {
      _version: '1',
      wanted: 'yes',
    })
    assert.equal(asked.status, 409)
    assert.match(await asked.text(), /申请时没有选择邮件通知/)
  })

  await t.test('没有配置邮件的，同意记下，什么也不排', async () => {
    const { mail: _, ...needs } = at.app.needs
    const { id, applicationId } = await appliedOnline({ ...at.app, needs }, { stepMail: true })
    const [row] = await at.app.database.superuser`
      select (select count(*)::int from requests.step_mail where request_id = ${id}) as mails,
        (select count(*)::int from requests.mail_consent where application_id = ${applicationId})
          as consents`
    assert.deepEqual({ ...row }, { mails: 0, consents: 1 })
  })

  await t.test('拆分只发一封；每件以后各发各的', async () => {
    const { id, number, page, run } = await begun(at)
    await confirm(at, page)
    const parts = ['养护资金使用情况', '养护工程招标文件']
    const [second = ''] = await asClerk(at, async (tx, needs, officer) =>
      split(tx, needs, officer, {
        id,
        expected: (await requestById(tx, id)).version,
        on: day(on),
        parts,
      }),
    )
    await step(at.clerk, `/console/requests/${second}/do/askCorrection`, {
      on,
      items: '请写明标段',
      guidance: '例如一标段',
      replyBy: '2026-03-20',
    })
    await run()
    assert.deepEqual(titles(await mailsAbout(folder, number)), [
      '已经收到，等待确认',
      '已经确认收到',
      '申请分成几件答复',
    ])
    const other = number.replace('号', '-2号')
    assert.deepEqual(titles(await mailsAbout(folder, other)), ['请您补正申请内容'])
  })

  await t.test('停止接收以后、个人信息删除以后，连已经排上的也不发', async () => {
    const { applicant, id, number, page, shown, run } = await begun(at)
    assert.match(await applicant.text('/query/mine/1'), /邮件通知<\/a>[^]*?有进展时发到/)
    assert.equal((await applicant.post('/query/mine/1/mail', { _version: '1' })).status, 422)
    await applicant.step('/query/mine/1/mail', { wanted: 'no' })
    assert.match(await applicant.text('/query/mine/1'), /邮件通知<\/a>[^]*?已停止/)
    await confirm(at, page)
    assert.equal(await run(), 0)
    assert.match(await shown(), /邮件通知没有发出/)
    await applicant.step('/query/mine/1/mail', { wanted: 'yes' })
    await step(at.clerk, `${page}/do/askReasons`, {
      on,
      count: '2026年1月以来先后提出申请126件',
      answerBy: '2026-03-20',
    })
    await at.app.database.superuser`
      update platform.case_key set wrapped = null, destroyed_at = now()
      where id = (select case_key_id from requests.application a
        join requests.info_request r on r.application_id = a.id where r.id = ${id})`
    assert.equal(await run(), 0)
    assert.deepEqual(await mailsAbout(folder, number), [])
    const [acts] = await at.app.database.superuser`
      select count(*)::int as n from audit.entry
      where act = 'requests.chooseMail' and subject = ${id}`
    assert.deepEqual({ ...acts }, { n: 2 })
  })

  await t.test('网上申请：不勾选就不发；勾选了没写邮箱、邮箱写错的，一句话指出来', async () => {
    const visitor = publicVisitor(at.app)
    await leadsTo(await visitor.post(pages.organ, { organ: 'own' }), pages.who)
    await leadsTo(await visitor.post(pages.who, natural.who), pages.details)
    const form = await (await visitor.get(pages.details)).text()
    assert.match(form, /<input[^>]*name="stepMail"[^>]*type="checkbox"(?![^>]*checked)/)
    assert.equal(wantsStepMail({ ...natural.details, email: 'canary@example.cn' }), false)
    const refused = async (fields: Record<string, string>, words: RegExp): Promise<void> => {
      const answer = await visitor.post(pages.details, { ...natural.details, ...fields })
      assert.equal(answer.status, 422)
      assert.match(await answer.text(), words)
    }
    await refused({ stepMail: 'yes' }, /要接收邮件通知的，请填写电子邮箱/)
    for (const email of ['a@b', 'a@b.cn, c@d.cn', 'a@b.cn\r\nBcc: c@d.cn', '张三 <a@b.cn>'])
      await refused({ stepMail: 'yes', email }, /电子邮箱的格式不对，只填一个邮箱/)
    const good = { ...natural.details, email: 'Canary@example.cn', stepMail: 'yes' }
    await leadsTo(await visitor.post(pages.details, good), pages.proof)
    await leadsTo(await visitor.post(pages.proof, { identity: photoFile() }), pages.information)
    await leadsTo(await visitor.post(pages.information, natural.information), pages.obtain)
    await leadsTo(await visitor.post(pages.obtain, natural.obtain), pages.check)
    assert.match(await (await visitor.get(pages.check)).text(), /邮件通知[^]*?接收/)
    pass(at.app, 60)
    await leadsTo(await visitor.post(pages.check, { declared: 'yes' }), pages.done)
    const [sent] = await at.app.database.superuser<{ id: string; number: string }[]>`
      select application_id as id, number from requests.info_request order by seq desc limit 1`
    assert.ok(sent)
    await runStepMails(at.app, sent.id)
    const mails = await mailsAbout(folder, sent.number)
    assert.deepEqual(
      mails.map(({ to }) => to),
      ['Canary@example.cn'],
    )
    mustHideThem(mails[0]?.raw.replace(/^To: .*$/m, '') ?? '')
  })

  await t.test('窗口登记勾选了的，邮件写明收到日期和期限；邮箱写错的退回', async () => {
    const form = {
      channel: 'counter',
      arrivedOn: on,
      kind: 'natural',
      name: '欧阳金丝雀',
      phone: '13912345678',
      description: '农村公路养护资金',
      obtainBy: 'counter',
      carrier: 'paper',
    }
    const wrong = await at.clerk.post('/console/requests/new', { ...form, email: 'a@b.cn;c@d.cn' })
    assert.equal(wrong.status, 422)
    assert.match(await wrong.text(), /电子邮箱的格式不对/)
    const told = { ...form, email: 'canary@example.cn', stepMail: 'yes' }
    const page = await step(at.clerk, '/console/requests/new', told)
    const { applicationId, number } = await asClerk(at, (tx) =>
      requestById(tx, page.split('/').at(-1) ?? ''),
    )
    await goTo(at.app, '2026-03-05')
    await runStepMails(at.app, applicationId)
    const [mail, ...more] = await mailsAbout(folder, number)
    assert.deepEqual(more, [])
    assert.match(mail?.text ?? '', /收到申请之日为2026年3月2日，答复期限至2026年3月30日/)
    await goTo(at.app, on)
  })
})
