/**
 * 开局导入 of a ledger with 10,000 rows: reading, comparing and importing, with the most memory (resident)
 * that this process held, the one that reads the file, and both at one time. Run: npm run build && node dist/bench/intake.js
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allJobs } from '../src/app.ts'
import { addDays, day } from '../src/kernel/day.ts'
import { thrift } from '../src/platform/keep-running.ts'
import { writeTextSheet } from '../src/platform/sheet.ts'
import { freshApp } from '../test/app.ts'
import { fieldsOn, idIn, uploadFile } from '../test/imports.ts'
import { globalSetup, globalTeardown } from '../test/setup.ts'

const size = 10_000

const heads = ['编号', '收到日期', '姓名', '类别', '电话', '申请内容', '结果', '答复日期', '文号']

const results = ['予以公开', '部分公开', '不予公开-国家秘密', '信息不存在', '不属于本机关', '撤回']

/** Five years; one row in fifty is still open. */
const rowsOfLedger = (): string[][] =>
  Array.from({ length: size }, (_, index): string[] => {
    const on = addDays(day('2021-01-04'), index % 1780)
    const isOpen = index % 50 === 0
    return [
      `${on.slice(0, 4)}-${index}`,
      on.replaceAll('-', '.'),
      `申请人${index}`,
      '自然人',
      `138${String(index).padStart(8, '0')}`,
      `第${index}号地块征地补偿安置方案和补偿款发放情况`,
      isOpen ? '' : (results[index % results.length] ?? ''),
      isOpen ? '' : addDays(on, 18),
      isOpen ? '' : `某公开〔${on.slice(0, 4)}〕${index}号`,
    ]
  })

const [, script = '', target] = process.argv

/** Measured as the serving process is started. */
if (target === undefined && !process.execArgv.includes(thrift[0])) {
  const { status } = spawnSync(process.execPath, [...thrift, script], { stdio: 'inherit' })
  process.exit(status ?? 1)
}

/** The file is written by another process, so that its making is not counted. */
if (target !== undefined) {
  writeFileSync(target, await writeTextSheet('台账', [heads, ...rowsOfLedger()]))
  process.exit(0)
}

const ledgerFile = (): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const path = join(folder, 'ledger.xlsx')
  const { status } = spawnSync(process.execPath, [script, path], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the ledger could not be written')
  const bytes = readFileSync(path)
  rmSync(folder, { recursive: true })
  return bytes
}

/** MiB that a process holds; 0 where it is gone. */
const held = (pid: number | string): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

const told = new Map<string, boolean>()

/** The child that takes the file apart; each process is asked once what it is. */
const isReader = (pid: string): boolean => {
  const known = told.get(pid)
  if (known !== undefined) return known
  const is = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('untrusted/worker.js')
  told.set(pid, is)
  return is
}

const children = (): string[] =>
  readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)

const peak = { here: 0, reader: 0, together: 0 }
const look = setInterval(() => {
  const here = held(process.pid)
  const reader = Math.max(0, ...children().filter(isReader).map(held))
  peak.here = Math.max(peak.here, here)
  peak.reader = Math.max(peak.reader, reader)
  peak.together = Math.max(peak.together, here + reader)
}, 20)

const timed = async (name: string, work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  const seconds = (performance.now() - start) / 1000
  console.log(`${name}: ${seconds.toFixed(1)} s`)
  return seconds
}

const ends: (() => Promise<void>)[] = []
await globalSetup()
try {
  const bytes = ledgerFile()
  const app = await freshApp(
    { after: (end: () => Promise<void>) => void ends.push(end) },
    '2026-03-02',
  )
  const clerk = await app.hire('office', 'handler')
  const steps = new Map(allJobs(app.needs).map(({ queue, handle }) => [queue, handle]))
  console.log(
    `${size} rows, ${(bytes.length / 1024).toFixed(0)} KiB; before: ${held(process.pid).toFixed(0)} MiB`,
  )
  const id = idIn(await uploadFile(app, clerk, 'ledger', { name: '台账.xlsx', bytes }))
  const step = (queue: string) => () =>
    steps.get(queue)?.({ organId: 'office', id }) ?? Promise.reject(new Error(queue))
  const send = async (path: string): Promise<void> => {
    const action = `/console/intake/${id}/${path}`
    const html = await (await clerk.get(`/console/intake/${id}`)).text()
    const { status } = await clerk.post(action, fieldsOn(html, action))
    if (status !== 303) throw new Error(`${path} was answered ${status}`)
  }
  const spent = [await timed('reading', step('intake.read'))]
  await send('columns')
  spent.push(await timed('comparing', step('intake.check')))
  await timed('the comparison page', () => clerk.get(`/console/intake/${id}`))
  await send('run')
  spent.push(await timed('importing', step('intake.run')))
  const [row] = await app.database.superuser`select count(*)::int as n from requests.info_request`
  console.log(`cases: ${String(row?.['n'])}`)
  console.log(`in all: ${spent.reduce((sum, one) => sum + one, 0).toFixed(1)} s`)
  console.log(
    `most memory: ${peak.here.toFixed(0)} MiB here, ${peak.reader.toFixed(0)} MiB the reader, both at one time ${peak.together.toFixed(0)} MiB`,
  )
} finally {
  clearInterval(look)
  for (const end of ends.toReversed()) await end()
  await globalTeardown()
}
