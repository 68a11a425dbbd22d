import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import type { ClockEvent } from './clock-events.ts'
import { lettersOf } from './clock-windows.ts'

type LetterType = Extract<ClockEvent, { id?: string }>['type']

const on = (at: string, type: LetterType, id?: string): ClockEvent =>
  id === undefined ? { type, on: day(at) } : { type, on: day(at), id }

describe('征求意见函的往来', () => {
  test('送达和答复归于收件方和编号都相同的那一封', () => {
    const letters = lettersOf([
      on('2025-03-03', 'thirdPartyLetterSent', '甲'),
      on('2025-03-04', 'coMakerLetterSent', '甲'),
      on('2025-03-05', 'thirdPartyLetterSent', '乙'),
      on('2025-03-06', 'thirdPartyReceived', '甲'),
      on('2025-03-07', 'coMakerReceived', '甲'),
      on('2025-03-10', 'thirdPartyAnswered', '甲'),
      on('2025-03-11', 'thirdPartyUndelivered', '乙'),
    ])
    assert.deepEqual(letters, [
      {
        party: 'thirdParty',
        id: '甲',
        sentOn: '2025-03-03',
        receivedOn: '2025-03-06',
        closedOn: '2025-03-10',
      },
      {
        party: 'coMaker',
        id: '甲',
        sentOn: '2025-03-04',
        receivedOn: '2025-03-07',
        closedOn: null,
      },
      {
        party: 'thirdParty',
        id: '乙',
        sentOn: '2025-03-05',
        receivedOn: null,
        closedOn: '2025-03-11',
      },
    ])
  })

  test('已了结的函件不再变动，重复送达以第一次为准', () => {
    const letters = lettersOf([
      on('2025-03-03', 'referralSent'),
      on('2025-03-04', 'referralAnswered'),
      on('2025-03-05', 'referralAnswered'),
      on('2025-03-06', 'coMakerLetterSent'),
      on('2025-03-07', 'coMakerReceived'),
      on('2025-03-08', 'coMakerReceived'),
    ])
    assert.deepEqual(letters, [
      { party: 'referral', sentOn: '2025-03-03', receivedOn: null, closedOn: '2025-03-04' },
      { party: 'coMaker', sentOn: '2025-03-06', receivedOn: '2025-03-07', closedOn: null },
    ])
  })

  test('编号相同的第二封另起一函，以后的送达归于后一封', () => {
    const letters = lettersOf([
      on('2025-03-03', 'thirdPartyLetterSent'),
      on('2025-03-05', 'thirdPartyLetterSent'),
      on('2025-03-06', 'thirdPartyReceived'),
    ])
    assert.deepEqual(letters, [
      { party: 'thirdParty', sentOn: '2025-03-03', receivedOn: null, closedOn: null },
      { party: 'thirdParty', sentOn: '2025-03-05', receivedOn: '2025-03-06', closedOn: null },
    ])
  })

  test('没有发函记录的送达，按送达当日发函；没有函件的答复不成一函', () => {
    assert.deepEqual(
      lettersOf([
        on('2025-03-05', 'thirdPartyAnswered'),
        on('2025-03-06', 'coMakerReceived', '甲'),
      ]),
      [
        {
          party: 'coMaker',
          id: '甲',
          sentOn: '2025-03-06',
          receivedOn: '2025-03-06',
          closedOn: null,
        },
      ],
    )
  })
})
