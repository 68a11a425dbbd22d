import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const script = fileURLToPath(new URL('across-years.js', import.meta.url))

type Said = {
  case: object[]
  events: { type: string; on_day: string; at: string }[]
  signedOn: object[]
  cells: { tallies: { count: number }[] }[]
}

const saidIn = async (zone: string): Promise<Said> => {
  const { stdout } = await promisify(execFile)(process.execPath, [script], {
    env: { ...process.env, TZ: zone },
  })
  return JSON.parse(stdout) as Said
}

test('十二月三十一日签发、一月二日付邮：无论服务器在哪个时区，法定日期和年报数字都一样', async () => {
  const beijing = await saidIn('Asia/Shanghai')
  assert.deepEqual(beijing.case, [
    { received_on: '2025-12-04', due_on: '2026-01-04', stage: 'served', year: 2025 },
  ])
  assert.deepEqual(
    beijing.events.map(({ type, on_day: on, at }) => `${type} ${on} ${at}`),
    [
      'received 2025-12-04 2025-12-04 00:30',
      'assigned 2025-12-04 2025-12-04 00:30',
      'decided 2025-12-31 2025-12-31 23:59',
      'signed 2025-12-31 2025-12-31 23:59',
      'served 2026-01-02 2026-01-02 00:01',
    ],
  )
  assert.deepEqual(beijing.signedOn, [{ signed_on: '2025-12-31' }])
  const counts = beijing.cells.map(({ tallies }) => tallies.map(({ count }) => count))
  assert.deepEqual(counts, [[1, 1], []])
  for (const zone of ['UTC', 'America/New_York', 'Pacific/Kiritimati'])
    assert.deepEqual(await saidIn(zone), beijing, zone)
})
