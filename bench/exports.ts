/**
 * 导出 of 100,000 rows as xlsx and csv: time, size and the most memory that was held. The rows come one by
 * one, as the database hands them out. Run: npm run build && node dist/bench/exports.js
 */
import { day } from '../src/kernel/day.ts'
import { inboxSheet } from '../src/modules/requests/pages/inbox-columns.ts'
import type { Line } from '../src/modules/requests/pages/lines.tsx'
import { writeCsv } from '../src/platform/sheet-csv.ts'
import { writeXlsx } from '../src/platform/sheet-xlsx.ts'

const count = 100_000
let most = 0

const rows = async function* (): AsyncGenerator<Line> {
  for (let at = 1; at <= count; at += 1) {
    if (at % 1000 === 0) most = Math.max(most, process.memoryUsage().rss)
    yield {
      id: String(at),
      number: `依申请〔2026〕${at}号`,
      description: `2025年农村公路养护资金使用情况及第${at}号项目的明细`,
      stage: 'open',
      desk: 'handle',
      receivedOn: day('2026-03-02'),
      arrivedOn: day('2026-03-02'),
      dueOn: day('2026-03-30'),
      dueProvisional: false,
      paused: false,
      heldUntil: null,
      confirm: null,
      applicantAct: null,
      holdProvisional: false,
      returned: false,
      code: null,
      handler: '陈立言',
      maskedName: '张**',
      applicantKind: 'natural',
      left: at % 20,
    }
  }
}

for (const [name, write] of [
  ['csv', writeCsv<Line>],
  ['xlsx', writeXlsx<Line>],
] as const) {
  most = 0
  const start = performance.now()
  const { bytes } = await write({
    name: '清单',
    columns: inboxSheet,
    rows: rows(),
    notes: [],
    today: day('2026-03-02'),
  })
  const took = ((performance.now() - start) / 1000).toFixed(1)
  const [size, held] = [bytes.length, most].map((one) => (one / 1024 / 1024).toFixed(0))
  console.log(`${name}: ${count} rows, ${took} s, ${size} MiB, ${held} MiB held at most`)
}
