import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { linesOfCase, linesWithMails } from './store-case.ts'

const asIs = (key: string): string => key
const names = { person: asIs, organ: asIs, party: asIs }

const timeOf = (on: string, at: string): string | undefined => {
  const event = { type: 'archived', on: day(on), seq: 1, by: 'p1', at } as const
  return linesOfCase({ events: [event], names })[0]?.at
}

test('办理过程写北京时间', () => {
  assert.equal(timeOf('2026-03-05', '2026-03-05T02:00:00.000Z'), '2026-03-05 10:00')
  assert.equal(timeOf('2026-03-05', '2026-03-04T17:30:00.000Z'), '2026-03-05 01:30')
})

test('补记的事项只写发生之日', () => {
  assert.equal(timeOf('2026-03-05', '2026-03-06T02:00:00.000Z'), '2026-03-05')
})

test('邮件通知的结果写在它所说的事项旁边，没有送达的醒目', () => {
  const at = '2026-03-05T02:00:00.000Z'
  const on = day('2026-03-05')
  const events = [
    { type: 'received', on, channel: 'counter', seq: 1, by: 'p1', at },
    { type: 'extended', on, days: 5, seq: 2, by: 'p1', at },
    { type: 'served', on, route: 'online', seq: 3, by: 'p1', at },
    { type: 'archived', on, seq: 4, by: 'p1', at },
  ] as const
  const lines = linesWithMails({ events, names }, [
    { seq: 1, state: 'sent', tries: 1, at: '2026-03-05 10:01' },
    { seq: 2, state: 'waiting', tries: 3, at: '2026-03-05 10:02' },
    { seq: 3, state: 'refused', tries: 1, at: '2026-03-05 10:03' },
  ])
  assert.deepEqual(
    lines.map(({ detail, tone }) => [detail, tone]),
    [
      [undefined, undefined],
      [
        '邮件通知未送达（2026-03-05 10:03）：收件服务器拒收，邮箱可能写错，请用别的方式告知申请人',
        'soon',
      ],
      ['邮件通知未送达（2026-03-05 10:02）：邮件服务器暂时不能发送，已试 3 次', 'soon'],
      ['邮件通知已发出（2026-03-05 10:01）', undefined],
    ],
  )
})
