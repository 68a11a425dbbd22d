import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readClockEvents } from './clock-reading.ts'

const received = { type: 'received', on: '2025-03-03' }
const read = (...events: unknown[]) => readClockEvents({ events })
const refusalOf = (...events: unknown[]): string => {
  const result = read(...events)
  assert.ok(!result.ok)
  return result.refusal.message
}

const letter = (type: string, on: string, id?: string) => ({ type, on, id })

describe('事件清单的读取', () => {
  test('各类事件连同其细节都读入，按日期排列，同日的保持原来的先后', () => {
    const events = [
      { type: 'replied', on: '2025-06-30' },
      { type: 'delayGranted', on: '2025-03-25', until: '2025-06-30' },
      { type: 'extended', on: '2025-03-20', days: 20 },
      { type: 'thirdPartyLetterSent', on: '2025-03-05', id: '甲' },
      { type: 'coMakerLetterSent', on: '2025-03-05' },
      { type: 'correctionNoticeServed', on: '2025-03-04', replyBy: '2025-03-14' },
      received,
    ]
    const result = read(...events)
    assert.deepEqual(result, {
      ok: true,
      value: [received, events[5], events[3], events[4], events[2], events[1], events[0]],
    })
  })

  test('官员习惯的日期写法也能读懂，多余的字段不读入', () => {
    assert.deepEqual(read({ type: 'received', on: '2025年3月3日', days: 3, id: '甲' }), {
      ok: true,
      value: [received],
    })
  })

  test('没有补正期限的补正告知可以读入', () => {
    const notice = { type: 'correctionNoticeServed', on: '2025-03-04' }
    assert.deepEqual(read(received, notice), { ok: true, value: [received, notice] })
  })

  for (const bad of [null, 3, '{}', [], {}, { events: 'x' }, { events: {} }])
    test(`内容不是事件清单的不读：${JSON.stringify(bad)}`, () => {
      const result = readClockEvents(bad)
      assert.deepEqual(!result.ok && result.refusal, {
        code: 'requests.events-unreadable',
        message: '文件内容应为 {"events":[…]}',
      })
    })

  test('事件不成形、类型不认识的不读，并列出可用的类型', () => {
    assert.equal(refusalOf(received, 'x'), '第2个事件应为 {"type":…,"on":…}')
    assert.match(
      refusalOf({ type: 'toString', on: '2025-03-03' }),
      /^第1个事件的类型不认识，可用的类型：received、correctionNoticeServed、/,
    )
    assert.match(refusalOf({ on: '2025-03-03' }), /^第1个事件的类型不认识/)
  })

  for (const on of ['2025-02-30', '', 3, undefined, '1949-12-31', '2201-01-01', '明天'])
    test(`日期不存在或者超出范围的不读：${on}`, () =>
      assert.equal(
        refusalOf({ type: 'received', on }),
        '第1个事件（收到申请）的日期应为1950年至2200年之间真实存在的日期，例如 2026-03-05',
      ))

  test('1950年和2200年在范围之内', () => {
    assert.equal(read({ type: 'received', on: '1950-01-01' }).ok, true)
    assert.equal(read({ type: 'received', on: '2200-12-31' }).ok, true)
  })

  for (const days of [0, 21, -1, 1.5, '20', null, undefined])
    test(`延长的天数不是1至20的整数的不读：${days}`, () => {
      const result = read(received, { type: 'extended', on: '2025-03-20', days })
      assert.deepEqual(!result.ok && result.refusal, {
        code: 'requests.extension-too-long',
        message:
          '第2个事件（延长答复期限）的 days（延长的工作日数）应为1至20的整数，延长的期限最长不得超过20个工作日',
        basis: '条例第三十三条第二款',
      })
    })

  test('延长1个和20个工作日都可以读入', () => {
    for (const days of [1, 20])
      assert.equal(read(received, { type: 'extended', on: '2025-03-20', days }).ok, true)
  })

  for (const id of ['', 3, null, '甲'.repeat(101)])
    test(`函件编号不是1至100个字的不读：${String(id).slice(0, 5)}`, () =>
      assert.equal(
        refusalOf(received, { type: 'coMakerLetterSent', on: '2025-03-20', id }),
        '第2个事件（发出共同制作机关征询函）的 id（函件编号）应为1至100个字的文字',
      ))

  test('告知所定的日期不能早于告知之日', () => {
    assert.equal(
      refusalOf(received, {
        type: 'correctionNoticeServed',
        on: '2025-03-05',
        replyBy: '2025-03-04',
      }),
      '第2个事件（送达补正告知）的 replyBy（补正期限）不能早于告知之日2025-03-05',
    )
    assert.match(
      refusalOf(received, { type: 'delayGranted', on: '2025-03-05' }),
      /^第2个事件（确定延迟答复期限）的 until应为1950年/,
    )
    const sameDay = { type: 'delayGranted', on: '2025-03-05', until: '2025-03-05' }
    assert.equal(read(received, sameDay).ok, true)
  })
})

describe('事件的先后', () => {
  test('有且只有一个收到申请，其他事件不早于它', () => {
    const message = '应当有且只有一个“收到申请”（received）'
    assert.equal(refusalOf(), message)
    assert.equal(refusalOf({ type: 'replied', on: '2025-03-03' }), message)
    assert.equal(refusalOf(received, { ...received, on: '2025-03-04' }), message)
    assert.equal(
      refusalOf(received, { type: 'replied', on: '2025-03-02' }),
      '“答复”的日期2025-03-02早于收到申请之日2025-03-03',
    )
    assert.equal(read(received, { type: 'replied', on: '2025-03-03' }).ok, true)
  })

  const pairs = [
    ['correctionNoticeServed', 'correctionReceived', '“收到补正”的日期早于“送达补正告知”'],
    ['feeNoticeReceived', 'feePaid', '“缴费”的日期早于“申请人收到收费通知”'],
    ['reasonsRequested', 'reasonsReceived', '“收到理由说明”的日期早于“要求说明理由”'],
  ] as const
  for (const [notice, answer, message] of pairs)
    test(message, () => {
      const early = { type: answer, on: '2025-03-05' }
      assert.equal(refusalOf(received, early, { type: notice, on: '2025-03-06' }), message)
      assert.equal(read(received, { type: notice, on: '2025-03-05' }, early).ok, true)
      assert.equal(read(received, early).ok, true)
    })

  test('函件的送达、答复之前应当有编号相同的发函', () => {
    assert.equal(
      refusalOf(received, letter('thirdPartyReceived', '2025-03-05')),
      '2025-03-05“第三方收到征询函”之前没有编号相同、尚未了结的函件，请核对日期和 id',
    )
    assert.match(
      refusalOf(
        received,
        letter('thirdPartyLetterSent', '2025-03-05', '甲'),
        letter('thirdPartyAnswered', '2025-03-06', '乙'),
      ),
      /^2025-03-06“第三方答复”之前没有/,
    )
    assert.match(
      refusalOf(
        received,
        letter('thirdPartyLetterSent', '2025-03-05', '甲'),
        letter('coMakerReceived', '2025-03-06', '甲'),
      ),
      /^2025-03-06“共同制作机关收到征询函”之前没有/,
    )
    assert.match(
      refusalOf(
        received,
        letter('referralSent', '2025-03-05'),
        letter('referralAnswered', '2025-03-06'),
        letter('referralAnswered', '2025-03-07'),
      ),
      /^2025-03-07“确定意见回复”之前没有/,
    )
  })

  test('同时进行的函件要用不同的编号，了结以后可以再用', () => {
    const first = [
      letter('thirdPartyLetterSent', '2025-03-05'),
      letter('thirdPartyReceived', '2025-03-06'),
    ]
    const second = letter('thirdPartyLetterSent', '2025-03-10')
    assert.equal(
      refusalOf(received, ...first, second),
      '2025-03-10“发出第三方意见征询函”与前一封尚未了结的函件编号相同，请用 id 区分',
    )
    assert.equal(read(received, ...first, { ...second, id: '乙' }).ok, true)
    const closed = letter('thirdPartyUndelivered', '2025-03-07')
    assert.equal(read(received, ...first, closed, second).ok, true)
  })

  test('同一天的函件先列送达、后列发函的，按自然的先后理解；日期颠倒的仍然拒绝', () => {
    const sent = { type: 'thirdPartyLetterSent', on: '2025-03-05' }
    const arrived = { type: 'thirdPartyReceived', on: '2025-03-05' }
    const answered = { type: 'thirdPartyAnswered', on: '2025-03-05' }
    const again = { type: 'thirdPartyLetterSent', on: '2025-03-05' }
    assert.deepEqual(read(answered, arrived, sent, received), {
      ok: true,
      value: [received, sent, arrived, answered],
    })
    const twice = [received, sent, arrived, answered, again]
    assert.deepEqual(read(...twice), { ok: true, value: twice })
    assert.match(
      refusalOf(received, { ...arrived, on: '2025-03-04' }, sent),
      /^2025-03-04“第三方收到征询函”之前没有/,
    )
  })
})
