import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import law from '../../../law/clocks.json' with { type: 'json' }
import { calendarOf } from '../../kernel/calendar.ts'
import { day } from '../../kernel/day.ts'
import { shippedCalendar as calendar, shippedNotices } from '../../kernel/notices.ts'
import type { AnyEvent, ClockEvent } from './clock-events.ts'
import {
  allowedByClocks,
  type Clock,
  clocksOf,
  isOverdueOn,
  overdueBy,
  refusalsOf,
  remainingOn,
  standsStillOn,
  usedBy,
} from './clocks.ts'

const received = (on = '2025-03-03'): ClockEvent => ({ type: 'received', on: day(on) })
const at = (type: 'correctionReceived' | 'feeNoticeReceived' | 'feePaid' | 'replied', on: string) =>
  ({ type, on: day(on) }) satisfies ClockEvent
const noticed = (on: string, replyBy?: string): ClockEvent =>
  replyBy === undefined
    ? { type: 'correctionNoticeServed', on: day(on) }
    : { type: 'correctionNoticeServed', on: day(on), replyBy: day(replyBy) }
const extended = (on: string, days: number): ClockEvent => ({ type: 'extended', on: day(on), days })

type LetterType = Exclude<Extract<ClockEvent, { id?: string }>['type'], never>
const letter = (type: LetterType, on: string, id?: string): ClockEvent =>
  id === undefined ? { type, on: day(on) } : { type, on: day(on), id }

const clock = (events: readonly AnyEvent[], id: Clock['id'], of?: string): Clock => {
  const found = clocksOf(calendar, events).find((one) => one.id === id && one.letter === of)
  assert.ok(found, `没有${id}`)
  return found
}
const dueOf = (events: readonly AnyEvent[], id: Clock['id'] = 'C-REPLY', of?: string) =>
  clock(events, id, of).due
const ids = (events: readonly AnyEvent[]) => clocksOf(calendar, events).map(({ id }) => id)
const excludedDays = (events: readonly AnyEvent[]) =>
  clock(events, 'C-REPLY')
    .derivation.filter(({ kind }) => kind === 'excluded')
    .map((one) => one.day)
const refusals = (events: readonly AnyEvent[]) =>
  refusalsOf(calendar, events).map(({ code }) => code)

const said = (...events: readonly AnyEvent[]) =>
  refusalsOf(calendar, [received(), ...events]).map(({ message, basis }) => [message, basis])

const consulted = [
  received(),
  letter('thirdPartyLetterSent', '2025-03-06'),
  letter('thirdPartyReceived', '2025-03-10'),
]

describe('答复期限（条例第三十三条）', () => {
  const vectors = [
    ['2025-03-03', '2025-03-12', '2025-03-31'],
    ['2026-02-11', '2026-02-27', '2026-03-17'],
    ['2026-09-24', '2026-10-12', '2026-10-29'],
    ['2026-05-09', '2026-05-19', '2026-06-05'],
    ['2024-02-08', '2024-02-23', '2024-03-13'],
    ['2023-12-29', '2024-01-10', '2024-01-29'],
    ['2020-01-22', '2020-02-10', '2020-02-27'],
  ] as const
  for (const [on, notice, reply] of vectors)
    test(`${on}收到申请：${notice}前告知补正，${reply}前答复`, () => {
      assert.equal(dueOf([received(on)], 'C-CORRECT'), notice)
      assert.equal(dueOf([received(on)]), reply)
      assert.deepEqual(ids([received(on)]), ['C-REPLY', 'C-CORRECT'])
    })

  test('2024年2月9日除夕计入期限', () => {
    const found = clock([received('2024-02-08')], 'C-REPLY').derivation[0]
    assert.deepEqual(found, { day: '2024-02-09', kind: 'counted', reason: '工作日，第1个工作日' })
  })

  test('没有收到申请之日的，没有任何期限', () => {
    assert.deepEqual(clocksOf(calendar, []), [])
    assert.deepEqual(clocksOf(calendar, [extended('2025-03-04', 5)]), [])
    assert.deepEqual(refusalsOf(calendar, []), [])
    assert.deepEqual(clocksOf(calendar, [at('replied', '2025-03-03'), received('2025-03-04')]), [])
  })

  test('重复记录的收到申请以最早的一次为准', () => {
    const events = [received(), received('2025-03-10')]
    assert.deepEqual(clocksOf(calendar, events), clocksOf(calendar, [received()]))
  })

  test('每个期限写明名称、依据和期满的后果', () => {
    const { name, basis, onExpiry, startedOn, stopped, endedOn, provisional } = clock(
      [received()],
      'C-REPLY',
    )
    assert.deepEqual(
      { name, basis, onExpiry, startedOn, stopped, endedOn, provisional },
      {
        name: '答复期限',
        basis: '条例第三十条、第三十三条',
        onExpiry: '逾期未答复，申请人可以依法申请行政复议或者提起行政诉讼',
        startedOn: '2025-03-03',
        stopped: null,
        endedOn: null,
        provisional: false,
      },
    )
  })

  test('办件的其他事件不影响期限，事件先后以日期为准', () => {
    const other = { type: 'assigned', on: day('2025-03-05') }
    assert.deepEqual(
      clocksOf(calendar, [other, ...consulted.toReversed()]),
      clocksOf(calendar, consulted),
    )
  })

  test('超出放假通知的答复日期是暂定的，载入通知后随之改变', () => {
    const late = [received('2026-12-04')]
    assert.deepEqual(
      [clock(late, 'C-REPLY').due, clock(late, 'C-REPLY').provisional],
      ['2027-01-01', true],
    )
    assert.deepEqual(
      [clock(late, 'C-CORRECT').due, clock(late, 'C-CORRECT').provisional],
      ['2026-12-15', false],
    )
    assert.equal(clock([received('2026-12-03')], 'C-REPLY').provisional, false)
    const more = calendarOf([
      ...shippedNotices,
      { year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] },
    ])
    const [reply] = clocksOf(more, late)
    assert.deepEqual([reply?.due, reply?.provisional], ['2027-01-04', false])
  })

  test('答复使各项期限结束，以后的事件不再起作用', () => {
    const events = [...consulted, at('replied', '2025-03-14')]
    const later = [...events, letter('thirdPartyAnswered', '2025-03-20'), extended('2025-03-21', 9)]
    assert.deepEqual(clocksOf(calendar, later), clocksOf(calendar, events))
    assert.deepEqual(
      clocksOf(calendar, events).map(({ id, endedOn }) => [id, endedOn]),
      [
        ['C-REPLY', '2025-03-14'],
        ['C-CORRECT', '2025-03-14'],
        ['C-THIRD', '2025-03-14'],
      ],
    )
  })
})

describe('延长答复期限（条例第三十三条第二款）', () => {
  test('延长20个工作日，至2025年4月28日', () => {
    assert.equal(dueOf([received(), extended('2025-03-20', 20)]), '2025-04-28')
  })

  test('可以分次延长，累计不超过20个工作日；超过的一次不生效', () => {
    const twice = [received(), extended('2025-03-20', 5), extended('2025-04-02', 15)]
    assert.equal(dueOf(twice), '2025-04-28')
    assert.deepEqual(refusals(twice), [])
    const over = [received(), extended('2025-03-20', 5), extended('2025-04-02', 16)]
    assert.equal(dueOf(over), '2025-04-08')
    assert.deepEqual(refusals(over), ['requests.extension-too-long'])
  })

  test('延长的天数应当是1至20的整数', () => {
    for (const days of [0, -1, 21, 1.5, Number.NaN])
      assert.deepEqual(refusals([received(), extended('2025-03-20', days)]), [
        'requests.extension-too-long',
      ])
    assert.deepEqual(refusals([received(), extended('2025-03-20', 1)]), [])
  })

  test('期满当日仍可延长，期满次日不能', () => {
    assert.equal(dueOf([received(), extended('2025-03-31', 20)]), '2025-04-28')
    const late = [received(), extended('2025-04-01', 20)]
    assert.equal(dueOf(late), '2025-03-31')
    assert.deepEqual(refusalsOf(calendar, late), [
      {
        code: 'requests.extension-late',
        message: '延长答复期限应当在期满前告知申请人，2025-04-01已超过答复期限，不发生延长的效力',
        basis: '条例第三十三条第二款',
      },
    ])
  })

  test('等待补正期间不能延长', () => {
    assert.deepEqual(refusals([received(), noticed('2025-03-05'), extended('2025-03-06', 5)]), [
      'requests.extension-stopped',
    ])
  })

  test('重新起算的期限不带入以前的延长', () => {
    const events = [received(), extended('2025-03-04', 10), at('correctionReceived', '2025-03-17')]
    assert.equal(dueOf(events), '2025-04-15')
    assert.equal(dueOf([...events, extended('2025-04-01', 20)]), '2025-05-15')
  })
})

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

describe('征求意见期间不计入（条例第三十三条第三款）', () => {
  test('第三方收到之日起15个工作日；尚未答复的，按期满不答复推算并说明', () => {
    assert.equal(dueOf(consulted, 'C-THIRD'), '2025-03-31')
    assert.equal(dueOf(consulted), '2025-04-24')
    assert.deepEqual(clock(consulted, 'C-REPLY').assumptions, [
      '征求第三方意见尚未答复，按2025-03-31期满不答复推算',
    ])
    assert.equal(usedBy(clock(consulted, 'C-REPLY'), day('2025-03-31')), 3)
    assert.deepEqual(clock(consulted, 'C-THIRD').assumptions, [])
    assert.equal(Object.hasOwn(clock(consulted, 'C-THIRD'), 'letter'), false)
  })

  test('2025年3月20日答复的，次一工作日恢复，至2025年4月15日', () => {
    const events = [...consulted, letter('thirdPartyAnswered', '2025-03-20')]
    assert.equal(dueOf(events), '2025-04-15')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
    assert.equal(clock(events, 'C-THIRD').endedOn, '2025-03-20')
    const days = excludedDays(events)
    assert.deepEqual([days[0], days.at(-1), days.length], ['2025-03-07', '2025-03-20', 14])
    assert.equal(
      clock(events, 'C-REPLY').derivation[3]?.reason,
      '征求第三方意见期间，不计入答复期限（条例第三十三条第三款）',
    )
  })

  test('逾期才答复的，扣除到15个工作日期满为止', () => {
    const events = [...consulted, letter('thirdPartyAnswered', '2025-04-10')]
    assert.equal(dueOf(events), '2025-04-24')
    assert.equal(dueOf([...consulted, letter('thirdPartyAnswered', '2025-03-31')]), '2025-04-24')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
  })

  test('退回无法送达的按不答复处理，次一工作日恢复', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06'),
      letter('thirdPartyUndelivered', '2025-03-20'),
    ]
    assert.equal(dueOf(events), '2025-04-15')
    assert.deepEqual(ids(events), ['C-REPLY', 'C-CORRECT'])
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
  })

  test('共同制作机关同样扣除', () => {
    const events = [
      received(),
      letter('coMakerLetterSent', '2025-03-06'),
      letter('coMakerReceived', '2025-03-10'),
    ]
    assert.equal(dueOf(events), '2025-04-24')
    assert.equal(dueOf(events, 'C-ORGAN'), '2025-03-31')
    const answered = [...events, letter('coMakerAnswered', '2025-03-20')]
    assert.equal(dueOf(answered), '2025-04-15')
    assert.match(
      clock(answered, 'C-REPLY').derivation[3]?.reason ?? '',
      /^征求共同制作机关意见期间/,
    )
  })

  test('提请确定是否可以公开的，扣除到回复之日，没有期限', () => {
    const events = [received(), letter('referralSent', '2025-03-06')]
    assert.equal(dueOf(events), '2025-04-22')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [
      '提请确定是否可以公开尚无送达或者答复记录，暂按发出当日收到、15个工作日不答复推算',
    ])
    const long = [...events, letter('referralAnswered', '2025-05-30')]
    assert.equal(dueOf(long), '2025-06-25')
    assert.deepEqual(ids(long), ['C-REPLY', 'C-CORRECT'])
    assert.match(clock(long, 'C-REPLY').derivation[3]?.reason ?? '', /^提请确定是否可以公开期间/)
  })

  test('已发函、尚无送达记录的，暂按发出当日收到推算', () => {
    const sent = [received(), letter('thirdPartyLetterSent', '2025-03-06', '甲')]
    assert.equal(dueOf(sent), '2025-04-22')
    assert.deepEqual(clock(sent, 'C-REPLY').assumptions, [
      '征求第三方意见（第甲号函）尚无送达或者答复记录，暂按发出当日收到、15个工作日不答复推算',
    ])
  })

  test('同时征求几方意见的，重叠的日子只扣除一次，最后一方答复后才恢复', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06', '甲'),
      letter('thirdPartyReceived', '2025-03-10', '甲'),
      letter('coMakerLetterSent', '2025-03-11', '甲'),
      letter('coMakerReceived', '2025-03-12', '甲'),
      letter('thirdPartyLetterSent', '2025-03-12', '乙'),
      letter('thirdPartyAnswered', '2025-03-14', '甲'),
      letter('thirdPartyUndelivered', '2025-03-20', '乙'),
      letter('coMakerAnswered', '2025-03-18', '甲'),
    ]
    assert.equal(dueOf(events), '2025-04-15')
    assert.equal(excludedDays(events).length, 14)
    assert.equal(dueOf(events, 'C-THIRD', '甲'), '2025-03-31')
    assert.equal(dueOf(events, 'C-ORGAN', '甲'), '2025-04-02')
    assert.deepEqual(ids(events), ['C-REPLY', 'C-CORRECT', 'C-THIRD', 'C-ORGAN'])
    const reason = clock(events, 'C-REPLY').derivation.find((one) => one.day === '2025-03-13')
    assert.equal(
      reason?.reason,
      [
        '征求第三方意见（第甲号函）',
        '征求共同制作机关意见（第甲号函）',
        '征求第三方意见（第乙号函）',
      ]
        .map((who) => `${who}期间，不计入答复期限（条例第三十三条第三款）`)
        .join('；'),
    )
  })

  test('前后两次征求意见各自扣除，中间的工作日照常计入', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-04'),
      letter('thirdPartyReceived', '2025-03-04'),
      letter('thirdPartyAnswered', '2025-03-05'),
      letter('thirdPartyLetterSent', '2025-03-10'),
      letter('thirdPartyReceived', '2025-03-10'),
      letter('thirdPartyAnswered', '2025-03-11'),
    ]
    assert.deepEqual(excludedDays(events), ['2025-03-05', '2025-03-11'])
    assert.equal(dueOf(events), '2025-04-02')
    assert.equal(clocksOf(calendar, events).filter(({ id }) => id === 'C-THIRD').length, 2)
  })

  test('只有送达记录的，按送达当日发函计算；没有函件的答复不起作用', () => {
    const events = [received(), letter('thirdPartyReceived', '2025-03-10')]
    assert.equal(excludedDays(events)[0], '2025-03-11')
    assert.deepEqual(
      clocksOf(calendar, [received(), letter('thirdPartyAnswered', '2025-03-10')]),
      clocksOf(calendar, [received()]),
    )
    assert.deepEqual(
      clocksOf(calendar, [...consulted, letter('thirdPartyReceived', '2025-03-12')]),
      clocksOf(calendar, consulted),
    )
  })

  test('当日发函当日答复的，期限不变', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-06'),
      letter('thirdPartyReceived', '2025-03-06'),
      letter('thirdPartyAnswered', '2025-03-06'),
    ]
    assert.deepEqual(clock(events, 'C-REPLY'), clock([received()], 'C-REPLY'))
  })

  test('期满当日或者逾期后才发函的，什么也挽回不了', () => {
    for (const on of ['2025-03-31', '2025-04-01']) {
      const events = [received(), letter('thirdPartyLetterSent', on)]
      assert.deepEqual(clock(events, 'C-REPLY'), clock([received()], 'C-REPLY'))
    }
    const onEve = [received(), letter('thirdPartyLetterSent', '2025-03-28')]
    assert.equal(dueOf(onEve), '2025-04-22')
  })

  test('重新起算之前已了结的征求意见不再影响', () => {
    const events = [
      received(),
      letter('thirdPartyLetterSent', '2025-03-04'),
      noticed('2025-03-05'),
      at('correctionReceived', '2025-04-21'),
    ]
    assert.equal(dueOf(events), '2025-05-21')
    assert.deepEqual(clock(events, 'C-REPLY').assumptions, [])
    const sameDay = events.with(3, at('correctionReceived', '2025-03-25'))
    assert.deepEqual(clock(sameDay, 'C-REPLY').assumptions, [])
    const dayBefore = events.with(3, at('correctionReceived', '2025-03-24'))
    assert.equal(clock(dayBefore, 'C-REPLY').assumptions.length, 1)
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

describe('期限用了多少，还剩多少', () => {
  const reply = clock([received()], 'C-REPLY')

  test('已用和剩余相加等于全长', () => {
    const expected = [
      ['2025-03-03', 0, 20],
      ['2025-03-04', 1, 19],
      ['2025-03-09', 4, 16],
      ['2025-03-28', 19, 1],
      ['2025-03-31', 20, 0],
      ['2025-04-01', 20, 0],
    ] as const
    for (const [on, used, left] of expected)
      assert.deepEqual([usedBy(reply, day(on)), remainingOn(reply, day(on))], [used, left], on)
  })

  test('停止计算的期限没有剩余天数，也不逾期', () => {
    const waiting = clock([received(), noticed('2025-03-10')], 'C-REPLY')
    assert.equal(remainingOn(waiting, day('2025-03-11')), null)
    assert.equal(isOverdueOn(waiting, day('2026-03-11')), false)
    assert.equal(overdueBy(calendar, waiting, day('2026-03-11')), 0)
  })

  test('期满当日不逾期，次日逾期；按期答复的永不逾期，逾期答复的仍是逾期', () => {
    assert.equal(isOverdueOn(reply, day('2025-03-31')), false)
    assert.equal(isOverdueOn(reply, day('2025-04-01')), true)
    const inTime = clock([received(), at('replied', '2025-03-31')], 'C-REPLY')
    assert.equal(isOverdueOn(inTime, day('2025-04-30')), false)
    const tooLate = clock([received(), at('replied', '2025-04-01')], 'C-REPLY')
    assert.equal(isOverdueOn(tooLate, day('2025-04-30')), true)
    assert.equal(isOverdueOn(tooLate, day('2025-03-31')), false)
  })

  test('逾期的天数按工作日计算，答复后不再增加', () => {
    const counts = ['2025-03-31', '2025-04-01', '2025-04-03', '2025-04-06', '2025-04-07'].map(
      (on) => overdueBy(calendar, reply, day(on)),
    )
    assert.deepEqual(counts, [0, 1, 3, 3, 4])
    const tooLate = clock([received(), at('replied', '2025-04-02')], 'C-REPLY')
    assert.equal(overdueBy(calendar, tooLate, day('2025-04-30')), 2)
    assert.equal(overdueBy(calendar, tooLate, day('2025-04-01')), 1)
    const unknown = clock([received('2026-12-03')], 'C-REPLY')
    assert.equal(overdueBy(calendar, unknown, day('2027-01-05')), 3)
  })

  test('征求意见期间期限静止', () => {
    const paused = clock(consulted, 'C-REPLY')
    const still = ['2025-03-06', '2025-03-07', '2025-03-31', '2025-04-01'].map((on) =>
      standsStillOn(paused, day(on)),
    )
    assert.deepEqual(still, [false, true, true, false])
  })
})

describe('期限表（law/clocks.json）', () => {
  test('每个期限的长度和单位', () => {
    const lengths = Object.entries(law.clocks).map(
      ([id, { unit, length, extension }]) => `${id} ${length ?? '-'} ${unit} ${extension}`,
    )
    assert.deepEqual(lengths, [
      'C-CONFIRM 1 WD 0',
      'C-CORRECT 7 WD 0',
      'C-CORR-APPL 15 WD 0',
      'C-REPLY 20 WD 20',
      'C-THIRD 15 WD 0',
      'C-ORGAN 15 WD 0',
      'C-SECRECY - WD 0',
      'C-REASON 10 WD 0',
      'C-DELAY35 - date 0',
      'C-FEE 20 WD 0',
      'C-PROACTIVE 20 WD 0',
      'C-RECON 60 CD 0',
      'C-LIT-DIRECT 6 CM 0',
      'C-LIT-AFTER 15 CD 0',
      'C-RECON-ANSWER 10 WD 0',
      'C-RECON-DECIDE 60 CD 30',
      'C-LIT-ANSWER 15 CD 0',
      'C-ANNUAL-DEPT - date 0',
      'C-ANNUAL-GOV - date 0',
    ])
  })
})
