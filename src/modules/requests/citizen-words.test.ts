import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { resultWords, standingAdvice, standingWords } from './citizen-words.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { fold } from './request.ts'

const on = day('2026-03-02')

const told = (...events: readonly CaseEvent[]) => {
  const recorded = events.map((event, seq): Recorded => ({ ...event, seq, by: 'clerk', at: '' }))
  const state = fold(recorded)
  return [
    standingWords(state, recorded),
    resultWords(state, recorded) ?? '',
    standingAdvice(state, recorded),
  ].join('|')
}

const received = { type: 'received', on, channel: 'online' } as const
const withdrawn = { type: 'withdrawn', on, statement: '本人撤回' } as const
const decided = { type: 'decided', on, code: 'O3', letterId: '1' } as const
const signed = { type: 'signed', on, code: 'O3', number: '1号' } as const
const served = (route: 'online' | 'post') => ({ type: 'served', on, route }) as const

describe('申请人看到的进展', () => {
  test('撤回了的才说撤回；不属于政府信息的同样是“其他处理”，说明救济途径', () => {
    assert.match(told(received, withdrawn), /您已撤回，正在办理确认\|\|.*不再答复/)
    assert.match(
      told(received, withdrawn, decided, signed, served('online')),
      /已经答复\|您撤回了申请\|.*已经办结/,
    )
    assert.match(told(received, decided), /^正在办理\|/)
    assert.match(
      told(received, decided, signed, served('post')),
      /已经答复\|不属于政府信息\|.*（邮寄送达）.*行政复议或者提起行政诉讼/,
    )
  })

  test('说清现在要做什么：等着、补正、说明理由、缴费，或者下载答复', () => {
    assert.match(told(received), /现在不用您做什么/)
    const asked = {
      type: 'correctionNoticeServed',
      on,
      items: ['年份'],
      replyBy: day('2026-03-20'),
    }
    assert.match(told(received, asked as CaseEvent), /等您补正\|\|.*按“提交补正”在网上补正/)
    assert.match(told({ type: 'submitted', on, channel: 'online' }), /没有接到电话的，请打/)
    assert.match(
      told(received, decided, signed, served('online')),
      /请在下面的“文书”里下载，首次下载即为签收/,
    )
  })
})
