import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { shippedCalendar as calendar } from '../../kernel/notices.ts'
import type { AnyEvent, ClockEvent } from './clock-events.ts'
import { allowedByClocks, clocksOf, refusalsOf, usedBy } from './clocks.ts'
import {
  received,
  at,
  noticed,
  extended,
  clock,
  dueOf,
  ids,
  refusals,
} from '../../../test/clock-events.ts'

const said = (...events: readonly AnyEvent[]) =>
  refusalsOf(calendar, [received(), ...events]).map(({ message, basis }) => [message, basis])

describe('补正（条例第三十条）', () => {
  test('收到补正之日起重新计算20个工作日', () => {
    const events = [
      received(),
      noticed('2025-03-10', '2025-03-24'),
      at('correctionReceived', '2025-03-17'),
    ]
    assert.equal(dueOf(events), '2025-04-15')
    assert.equal(clock(events, 'C-REPLY').startedOn, '2025-03-17')
    assert.equal(clock(events, 'C-CORRECT').endedOn, '2025-03-10')
    assert.equal(clock(events, 'C-CORR-APPL').endedOn, '2025-03-17')
  })

  test('等待补正时没有答复日期，只列已用的日子', () => {
    const waiting = clock([received(), noticed('2025-03-10', '2025-03-24')], 'C-REPLY')
    assert.deepEqual(
      [waiting.due, waiting.provisional, usedBy(waiting, day('2025-06-30'))],
      [null, false, 5],
    )
    assert.equal(
      waiting.stopped,
      '已告知补正，答复期限自收到补正的申请之日起重新计算（条例第三十条）',
    )
    assert.equal(waiting.derivation.at(-1)?.day, '2025-03-10')
  })

  test('补正期限以告知书所定日期为准，未定的为15个工作日', () => {
    assert.equal(
      dueOf([received(), noticed('2025-03-10', '2025-03-22')], 'C-CORR-APPL'),
      '2025-03-22',
    )
    assert.equal(dueOf([received(), noticed('2025-03-10')], 'C-CORR-APPL'), '2025-03-31')
    assert.equal(clock([received(), noticed('2025-03-10')], 'C-CORR-APPL').endedOn, null)
  })

  const working = [
    ['2025-03-11', '第6个工作日', true],
    ['2025-03-12', '第7个工作日', true],
    ['2025-03-13', '第8个工作日', false],
  ] as const
  for (const [on, ordinal, allowed] of working)
    test(`${ordinal}告知补正，${allowed ? '可以' : '不可以'}`, () => {
      const result = allowedByClocks(calendar, [received()], noticed(on))
      assert.equal(result.ok, allowed)
      if (!result.ok)
        assert.deepEqual(result.refusal, {
          code: 'requests.correction-late',
          message:
            '补正告知应当在收到申请之日起7个工作日内（2025-03-12前，含当日）作出，2025-03-13已超过期限，应当按现有申请内容办理',
          basis: '条例第三十条',
        })
      else assert.deepEqual(result.value, noticed(on))
    })

  test('超过7个工作日的告知不停止答复期限，其后的补正不重新起算', () => {
    const late = [received(), noticed('2025-03-13')]
    assert.equal(dueOf(late), '2025-03-31')
    assert.deepEqual(ids(late), ['C-REPLY', 'C-CORRECT'])
    const corrected = [...late, at('correctionReceived', '2025-03-20')]
    assert.equal(dueOf(corrected), '2025-03-31')
    assert.deepEqual(refusals(corrected), [
      'requests.correction-late',
      'requests.correction-unasked',
    ])
  })

  test('补正只能一次性告知，再次补正不重新起算', () => {
    const once = [received(), noticed('2025-03-05'), at('correctionReceived', '2025-03-06')]
    const twice = [...once, noticed('2025-03-07'), at('correctionReceived', '2025-03-10')]
    assert.equal(dueOf(twice), dueOf(once))
    assert.deepEqual(refusals(twice), ['requests.correction-again', 'requests.correction-unasked'])
    assert.deepEqual(ids(twice), ['C-REPLY', 'C-CORRECT', 'C-CORR-APPL'])
    assert.equal(clock(twice, 'C-CORR-APPL').startedOn, '2025-03-05')
    const again = allowedByClocks(calendar, once, noticed('2025-03-07'))
    assert.equal(!again.ok && again.refusal.message, '补正只能一次性告知，不能再次要求补正')
  })

  test('没有补正就答复的，补正期限到答复之日为止', () => {
    const events = [received(), noticed('2025-03-05'), at('replied', '2025-03-20')]
    assert.equal(clock(events, 'C-CORR-APPL').endedOn, '2025-03-20')
  })

  test('每一种不予计算都说明理由和条款', () => {
    const corrected = at('correctionReceived', '2025-03-06')
    assert.deepEqual(said(noticed('2025-03-05'), corrected, noticed('2025-03-07')), [
      ['补正只能一次性告知，不能再次要求补正', '条例第三十条'],
    ])
    assert.deepEqual(
      said(noticed('2025-03-05'), corrected, at('correctionReceived', '2025-03-10')),
      [['2025-03-10收到的材料没有对应的有效补正告知，不重新计算答复期限', '条例第三十条']],
    )
    assert.deepEqual(said(noticed('2025-03-05'), extended('2025-03-06', 5)), [
      ['答复期限没有在计算，不能延长', '条例第三十三条第二款'],
    ])
    assert.deepEqual(said(extended('2025-03-20', 21)), [
      ['延长的期限应当为1至20个工作日，累计最长不得超过20个工作日', '条例第三十三条第二款'],
    ])
  })

  test('以前已被拒绝的事件不妨碍新的事件', () => {
    const late = [received(), noticed('2025-03-13')]
    assert.equal(allowedByClocks(calendar, late, extended('2025-03-14', 5)).ok, true)
    assert.equal(allowedByClocks(calendar, late, extended('2025-04-01', 5)).ok, false)
  })
})

describe('信息处理费（国办函〔2020〕109号第六条）', () => {
  const notice = [received(), at('feeNoticeReceived', '2025-03-14')]

  test('2025年3月14日收到收费通知，4月14日前缴费，等待缴费时没有答复日期', () => {
    assert.equal(dueOf(notice, 'C-FEE'), '2025-04-14')
    assert.equal(dueOf(notice), null)
    assert.equal(
      clock(notice, 'C-REPLY').stopped,
      '等待申请人缴费，缴费后重新计算答复期限（国办函〔2020〕109号第六条）',
    )
  })

  test('4月10日缴费的，重新计算至2025年5月12日', () => {
    const paid = [...notice, at('feePaid', '2025-04-10')]
    assert.equal(dueOf(paid), '2025-05-12')
    assert.equal(clock(paid, 'C-FEE').endedOn, '2025-04-10')
    assert.equal(clock(paid, 'C-REPLY').startedOn, '2025-04-10')
    const again = clocksOf(calendar, [...paid, at('feeNoticeReceived', '2025-04-14')])
    assert.deepEqual(
      again.filter(({ id }) => id === 'C-FEE').map(({ endedOn }) => endedOn),
      ['2025-04-10', null],
    )
  })

  test('期满当日收到通知的停止计算，逾期后收到的不停止', () => {
    assert.equal(dueOf([received(), at('feeNoticeReceived', '2025-03-31')]), null)
    assert.equal(dueOf([received(), at('feeNoticeReceived', '2025-04-01')]), '2025-03-31')
  })

  test('等待补正时收到收费通知的，停止的理由不变', () => {
    const events = [received(), noticed('2025-03-05'), at('feeNoticeReceived', '2025-03-06')]
    assert.match(clock(events, 'C-REPLY').stopped ?? '', /^已告知补正/)
    assert.equal(clock(events, 'C-REPLY').derivation.at(-1)?.day, '2025-03-05')
  })

  test('等待缴费时又告知补正的，期限停在较早的一天，等待的是补正', () => {
    const events = [received(), at('feeNoticeReceived', '2025-03-05'), noticed('2025-03-07')]
    assert.match(clock(events, 'C-REPLY').stopped ?? '', /^已告知补正/)
    assert.equal(clock(events, 'C-REPLY').derivation.at(-1)?.day, '2025-03-05')
  })
})

const delay = (on: string): ClockEvent => ({
  type: 'delayGranted',
  on: day(on),
  until: day('2025-06-05'),
})

describe('申请数量、频次明显超过合理范围（条例第三十五条）', () => {
  test('要求说明理由的，10个工作日内说明', () => {
    const asked = [received(), { type: 'reasonsRequested', on: day('2025-03-05') }]
    assert.equal(dueOf(asked, 'C-REASON'), '2025-03-19')
    assert.equal(dueOf(asked), '2025-03-31')
    const given = [...asked, { type: 'reasonsReceived', on: day('2025-03-07') }]
    assert.equal(clock(given, 'C-REASON').endedOn, '2025-03-07')
  })

  test('确定延迟答复期限的，以所定之日代替答复期限', () => {
    const events = [received(), delay('2025-03-20')]
    assert.equal(dueOf(events, 'C-DELAY35'), '2025-06-05')
    assert.equal(dueOf(events), null)
    assert.equal(clock(events, 'C-REPLY').stopped, '已确定延迟至2025-06-05答复（条例第三十五条）')
    assert.equal(clock(events, 'C-DELAY35').startedOn, '2025-03-20')
    const replied = [...events, at('replied', '2025-05-20')]
    assert.equal(clock(replied, 'C-DELAY35').endedOn, '2025-05-20')
  })

  test('答复期限届满之后不能再确定延迟', () => {
    assert.deepEqual(refusals([received(), delay('2025-03-31')]), [])
    const late = [received(), delay('2025-04-01')]
    assert.deepEqual(refusalsOf(calendar, late), [
      {
        code: 'requests.delay-late',
        message: '2025-04-01已超过答复期限，不能再确定延迟答复的期限',
        basis: '条例第三十五条',
      },
    ])
    assert.deepEqual(ids(late), ['C-REPLY', 'C-CORRECT'])
  })
})
