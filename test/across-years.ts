import { day } from '../src/kernel/day.ts'
import { figuresFor, register, transition } from '../src/modules/requests.ts'
import { beijingDay } from '../src/platform/clock.ts'
import { inOrgan } from '../src/platform/db.ts'
import { freshDatabase } from './database.ts'
import { needsOn, officer } from './officers.ts'

/**
 * Signed a minute before midnight of 31 December, posted on 2 January, in whatever time zone this
 * process runs; prints the legal days and the cells of both years. A test runs it in several zones.
 */
const run = async (after: (done: () => Promise<void>) => void): Promise<object> => {
  const { app } = await freshDatabase({ after })
  const clerk = officer('clerk', 'office', 'handler')
  const leader = officer('leader', 'office', 'leader')
  let now = new Date('2025-12-03T16:30:00Z')
  const clock = { today: () => beijingDay(now), now: () => now }
  const needs = { ...needsOn('2025-12-04'), clock }
  const said = {
    channel: 'counter',
    arrivedOn: clock.today(),
    applicant: { kind: 'natural', name: '张三' },
    description: '2024年高标准农田建设项目资金使用情况',
    obtainBy: 'post',
    carrier: 'paper',
  } as const
  const { id } = await inOrgan(app, clerk, (tx) => register(tx, needs, clerk, said))
  const go = (
    who: typeof clerk,
    expected: number,
    command: Parameters<typeof transition>[3]['command'],
  ) => inOrgan(app, who, (tx) => transition(tx, needs, who, { id, expected, command }))
  now = new Date('2025-12-31T15:59:00Z')
  await go(clerk, 2, { move: 'decide', on: clock.today(), code: 'G1' })
  await go(leader, 3, { move: 'sign', on: clock.today(), number: '宝公开〔2025〕1号' })
  now = new Date('2026-01-01T16:01:00Z')
  await go(clerk, 4, {
    move: 'serve',
    on: clock.today(),
    route: 'post',
    postNumber: 'XA12345678941',
  })
  return inOrgan(app, clerk, async (tx) => ({
    case: await tx`
      select received_on, due_on, stage, year from requests.info_request where id = ${id}`,
    events: await tx`
      select type, on_day, to_char(at, 'YYYY-MM-DD HH24:MI') as at from requests.event
      where request_id = ${id} order by seq`,
    signedOn: await tx`select signed_on from requests.outcome where request_id = ${id}`,
    cells: [
      await figuresFor(tx, { organId: 'office', year: 2025, asOf: day('2025-12-31') }),
      await figuresFor(tx, { organId: 'office', year: 2026, asOf: day('2026-12-31') }),
    ],
  }))
}

const closing: (() => Promise<void>)[] = []
try {
  process.stdout.write(`${JSON.stringify(await run((done) => closing.push(done)))}\n`)
} finally {
  for (const done of closing) await done()
}
