import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { linesOfCase } from './store-case.ts'

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
