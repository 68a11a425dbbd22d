import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, test } from 'node:test'
import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import { unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { allJobs } from '../src/app.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import { weighParts } from '../src/platform/binder.ts'
import { type Office, office, signed, step } from './signed-requests.ts'

const runJob = async ({ app }: Office): Promise<void> => {
  const job = allJobs(app.needs).find(({ queue }) => queue === 'requests.bind-case-file')
  assert.ok(job)
  const rows = await app.database.superuser<{ id: string; organId: string }[]>`
    select id, organ_id as "organId" from requests.case_file`
  for (const { id, organId } of rows) await job.handle({ id, organId })
}

const pdfOf = async (pages: number, words: string, turned = 0): Promise<Uint8Array> => {
  const made = await PDFDocument.create()
  for (let at = 1; at <= pages; at += 1) {
    const page = made.addPage([400, 600])
    page.drawText(`${words} ${at}`, { x: 60, y: 300 })
    page.setRotation(degrees(turned))
  }
  return made.save()
}

/** One black pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

const attach = async (
  { app, clerk }: Office,
  address: string,
  files: readonly [name: string, bytes: Uint8Array][],
): Promise<void> => {
  const body = new FormData()
  body.append('_csrf', csrfTokenOf(clerk.token))
  body.append('_key', crypto.randomUUID())
  const page = await (await clerk.get(`${address}/attach`)).text()
  body.append('_version', /name="_version" value="(\d+)"/.exec(page)?.[1] ?? '1')
  body.append('purpose', 'identity')
  for (const [name, bytes] of files) body.append('files', new File([Uint8Array.from(bytes)], name))
  const answer = await app.web.request(`http://gongkai.test${address}/attach`, {
    method: 'POST',
    headers: {
      host: 'gongkai.test',
      origin: 'http://gongkai.test',
      cookie: `gongkai=${clerk.token}`,
    },
    body,
  })
  assert.equal(answer.status, 303, await answer.clone().text())
}

const taken = async (at: Office, address: string, kind: 'pdf' | 'zip'): Promise<Uint8Array> => {
  const made = await at.clerk.post(`${address}/case-file`, { kind })
  assert.equal(made.status, 303)
  await runJob(at)
  const page = await (await at.clerk.get(`${address}/case-file`)).text()
  const href = /href="([^"]+\/case-file\/[\da-f-]{36})"/.exec(page)?.[1] ?? ''
  const file = await at.clerk.get(href)
  assert.equal(file.status, 200, page)
  return new Uint8Array(await file.arrayBuffer())
}

const pagesOf = async (bytes: Uint8Array): Promise<string[]> => {
  const file = await getDocumentProxy(Uint8Array.from(bytes))
  const { text } = await extractText(file, { mergePages: false })
  return text.map((page) => page.normalize('NFKC').replaceAll(/\s/g, ''))
}

const sm3 = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')

describe('案卷', () => {
  test('一份 PDF：目录列明每件材料的页号，页号连续，申请、材料、审批、答复、办理过程都在', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    await attach(at, address, [
      ['身份证.pdf', await pdfOf(3, 'ID')],
      ['横放.pdf', await pdfOf(1, 'turned', 90)],
      ['照片.png', png],
    ])
    const pages = await pagesOf(await taken(at, address, 'pdf'))
    const [index = '', ...rest] = pages
    assert.match(index, /案卷目录/)
    assert.match(index, /申请政府信息公开申请登记表2026-03-021/)
    assert.match(index, /身份证\.pdf\d+-\d+/)
    for (const [number, page] of rest.entries())
      assert.ok(page.includes(String(number + 1)), `page ${number + 1}: ${page}`)
    assert.match(rest[0] ?? '', /张三丰/)
    assert.match(rest.join('\n'), /撤回申请确认书/)
    assert.match(rest.at(-1) ?? '', /办理过程/)
  })

  test('归档以后制作的案卷只有一份目录，列明页号，也写明归档人、归档日期和保管期限', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    await step(at.clerk, `${address}/serve`, { route: 'direct', on: '2026-03-02' })
    await step(at.clerk, `${address}/do/proveService`, { on: '2026-03-02', proof: '本人签收' })
    await step(at.clerk, `${address}/do/archive`, { on: '2026-03-02', retention: 'thirty' })
    const all = (await pagesOf(await taken(at, address, 'pdf'))).join('\n')
    assert.equal([...all.matchAll(/政府信息公开申请案卷目录/g)].length, 1)
    assert.match(all, /归档王某2026年3月2日保管期限/)
  })

  test('设密码的、损坏的、不能按页并入的材料各有说明页，不影响其他材料；原件在压缩包里', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    const broken = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')
    await attach(at, address, [
      ['坏了.pdf', broken],
      ['说明.txt', Buffer.from('文字材料')],
      ['好的.pdf', await pdfOf(1, 'good')],
    ])
    const zip = unzipSync(await taken(at, address, 'zip'))
    const names = Object.keys(zip)
    const text = (await pagesOf(zip['案卷.pdf'] ?? new Uint8Array())).join('\n')
    assert.match(text, /坏了\.pdf.*文件不完整或者已经损坏/)
    assert.match(text, /说明\.txt.*这种格式的文件不能按页并入案卷/)
    assert.match(text, /good1/)
    const original = names.find((name) => name.endsWith('坏了.pdf')) ?? ''
    assert.deepEqual(Buffer.from(zip[original] ?? []), broken)
  })

  test('压缩包的清单列明每个文件的大小和 SM3 校验值，附办理事项和审计记录', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    const zip = unzipSync(await taken(at, address, 'zip'))
    const read = (name: string) => JSON.parse(Buffer.from(zip[name] ?? []).toString('utf8'))
    const { files } = read('manifest.json') as {
      files: { name: string; size: number; sm3: string }[]
    }
    assert.deepEqual(
      files.map(({ name }) => name).toSorted(),
      Object.keys(zip)
        .filter((name) => name !== 'manifest.json')
        .toSorted(),
    )
    for (const { name, size, sm3: hash } of files) {
      const bytes = zip[name] ?? new Uint8Array()
      assert.equal(bytes.length, size, name)
      assert.equal(sm3(bytes), hash, name)
    }
    const events = read('办理事项.json') as { type: string }[]
    assert.ok(events.some(({ type }) => type === 'signed'))
    const trail = read('审计记录.json') as { act: string; hash: string }[]
    assert.ok(trail.some(({ act, hash }) => act === 'requests.sign' && hash.length === 64))
  })

  test('制作两次任务只有一份结果；之后有新的办理，标明案卷是旧的；别的机关拿不到', async (t) => {
    const at = await office(t)
    const address = await signed(at)
    await taken(at, address, 'pdf')
    await runJob(at)
    const [row] = await at.app.database.superuser<{ n: number }[]>`
      select count(*)::int as n from requests.case_file where state = 'done'`
    assert.equal(row?.n, 1)
    const path = `/console/envelopes/new?with=${address.split('/').at(-1)}`
    const page = await (await at.clerk.get(path)).text()
    const tick = /name="with" type="checkbox" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await at.clerk.post(path, { with: tick, route: 'direct', on: '2026-03-02' })
    const now = await (await at.clerk.get(`${address}/case-file`)).text()
    assert.match(now, /之后有新的办理/)
    const stranger = await at.app.hire('other', 'handler')
    assert.equal((await stranger.get(`${address}/case-file`)).status, 404)
    const acts = await at.app.database
      .superuser`select 1 from audit.entry where act = 'requests.takeCaseFile'`
    assert.equal(acts.length, 1)
  })

  test('加密的 PDF、压缩炸弹一样的图片、截断的照片：说明为什么，其余照样数页', async () => {
    const encrypted = await PDFDocument.load(await pdfOf(1, 'secret'))
    encrypted.encrypt({ userPassword: '1234', ownerPassword: '5678' })
    const parts = [
      { kind: 'pdf' as const, bytes: await encrypted.save() },
      { kind: 'jpg' as const, bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]) },
      { kind: 'png' as const, bytes: png.subarray(0, 30) },
      { kind: 'pdf' as const, bytes: await pdfOf(2, 'fine') },
    ]
    assert.deepEqual(await weighParts(parts), [
      { fault: 'encrypted' },
      { fault: 'broken' },
      { fault: 'broken' },
      { pages: 2 },
    ])
  })
})
