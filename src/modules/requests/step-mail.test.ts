import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import { shippedCalendar } from '../../kernel/notices.ts'
import type { CaseEvent, Recorded } from './events.ts'
import { isTold, noticeOf, stepMailText } from './step-mail.ts'

const on = day('2026-03-03')

/** Whatever people write, in every field that takes a text. */
const typed = '张三丰13912345678要的合同'

const recorded = (events: readonly CaseEvent[]): Recorded[] =>
  events.map((event, index) => ({ ...event, seq: index + 1, by: 'clerk', at: '' }))

const receipt: CaseEvent = { type: 'received', on: day('2026-03-02'), channel: 'counter' }

/** The notice of the last event, after a receipt on the second of March or the one that comes first. */
const told = (...events: readonly CaseEvent[]): string => {
  const first = events[0]?.type === 'received' || events[0]?.type === 'submitted' ? [] : [receipt]
  const notice = noticeOf(shippedCalendar, recorded([...first, ...events]))
  return notice === null ? '' : `${notice.title}|${notice.happened}|${notice.todo}`
}

const nothing = '目前不需要您做什么。'
const consult = (id: string): CaseEvent => ({ type: 'thirdPartyLetterSent', on, id })
const answer = (id: string): CaseEvent => ({ type: 'thirdPartyAnswered', on, id, agrees: true })
const signed: CaseEvent = { type: 'signed', on, number: '宝政〔2026〕1号', code: 'G1' }
const withdrawn: readonly CaseEvent[] = [
  { type: 'withdrawn', on, statement: typed },
  { type: 'signed', on, number: '宝政〔2026〕1号', code: 'O3' },
]

const spoken: readonly (readonly [CaseEvent, string])[] = [
  [
    { type: 'submitted', on, channel: 'online' },
    '已经收到，等待确认|申请已经登记。双方确认之日为收到申请之日，答复期限从次日起计算（条例第三十一条、第三十三条）。|工作人员会按您留下的联系方式与您确认，请留意电话。',
  ],
  [
    { type: 'received', on, channel: 'online', confirmedWith: typed },
    `已经确认收到|本机关收到申请之日为2026年3月3日，答复期限至2026年3月31日。|${nothing}`,
  ],
  [
    { type: 'receiptDateCorrected', on, receivedOn: day('2026-03-04') },
    `收到日期已更正|收到申请之日更正为2026年3月4日，答复期限至2026年4月1日。|${nothing}`,
  ],
  [
    { type: 'voided', on, reason: typed },
    '登记已经作废|本件登记已经作废，不再办理。|如有疑问，请与政府信息公开工作机构联系。',
  ],
  [
    { type: 'split', on, into: [typed, typed] },
    `申请分成几件答复|您的申请包含几件事，另外分出 2 件分别答复。|${nothing}`,
  ],
  [
    { type: 'correctionNoticeServed', on, replyBy: day('2026-03-20'), items: [typed] },
    '请您补正申请内容|申请内容不明确，本机关已经作出补正告知书，其中写明需要补正的事项。|请在2026年3月20日以前在网上提交补正，或者把补正材料交给本机关。无正当理由逾期不补正的，视为放弃申请（条例第三十条）。',
  ],
  [
    { type: 'correctionNoticeServed', on, replyBy: day('2026-03-20'), items: [typed], late: true },
    '请您补正申请内容|申请内容不明确，本机关已经作出补正告知书，其中写明需要补正的事项。|请在2026年3月20日以前在网上提交补正，或者把补正材料交给本机关。',
  ],
  [
    { type: 'reasonsRequested', on, answerBy: day('2026-03-20') },
    '请您说明理由|本机关已经作出告知书，要求您说明理由（条例第三十五条）。|请在2026年3月20日以前在网上说明理由，或者把说明交给本机关。',
  ],
  [
    { type: 'reasonsReceived', on, accepted: true, delayedTo: day('2026-05-08') },
    `收到您说明的理由|本机关已经收到您说明的理由，将在2026年5月8日以前答复（条例第三十五条）。|${nothing}`,
  ],
  [
    consult(typed),
    `正在征求意见|本机关正在征求第三方的意见，所需时间不计算在答复期限内（条例第三十三条第三款）。|${nothing}`,
  ],
  [
    { type: 'extended', on, days: 10 },
    `答复期限延长|答复期限延长 10 个工作日，答复期限至2026年4月14日（条例第三十三条第二款）。|${nothing}`,
  ],
  [
    { type: 'feeNoticeIssued', on, amountFen: 230_000 },
    '请您缴纳信息处理费|本机关已经作出收费通知，其中写明金额、缴费办法和期限。|请按收费通知缴费；缴费以后答复期限重新计算。',
  ],
  [
    { type: 'withdrawn', on, statement: typed },
    '申请已经撤回|申请已经撤回，本机关将出具撤回申请确认书。|如果不是您本人撤回，请立即与政府信息公开工作机构联系。',
  ],
  [
    { type: 'serviceFailed', on, reason: typed },
    '邮件被退回|寄给您的文书被退回，本机关将再次送达。|请与政府信息公开工作机构联系，核对收件地址。',
  ],
  [
    { type: 'replyReopened', on, how: 'correct', reason: typed },
    `重新办理|本机关更正原答复，重新办理。|${nothing}`,
  ],
]

describe('进展邮件的话', () => {
  test('每种事项说什么，一字不差；填写的内容一个字也不在里面', () => {
    for (const [event, words] of spoken) {
      assert.equal(told(event), words)
      assert.ok(!told(event).includes('张三丰'), event.type)
    }
  })

  test('内部事项、第三方的事、对申请人没有变化的，不发', () => {
    const silent: readonly CaseEvent[] = [
      { type: 'assigned', on, to: typed },
      { type: 'reviewed', on },
      { type: 'decided', on, code: 'G1' },
      signed,
      { type: 'assistRequested', on, id: '1', organId: 'helper', dueOn: on },
      { type: 'noticeServed', on, id: '1', route: 'direct' },
      { type: 'thirdPartyReceived', on, id: '1' },
      { type: 'archived', on },
      { type: 'disputeFiled', on, disputeId: '1', kind: 'litigation' },
    ]
    for (const event of silent) {
      assert.equal(told(event), '', event.type)
      assert.equal(isTold(event.type), false, event.type)
    }
  })

  test('同时征求几方意见，对申请人是一次暂停：开始说一次，全部结束说一次', () => {
    assert.match(told(consult('1')), /^正在征求意见/)
    assert.equal(told(consult('1'), consult('2')), '')
    assert.equal(told(consult('1'), consult('2'), answer('1')), '')
    assert.match(told(consult('1'), consult('2'), answer('1'), answer('2')), /^征求意见结束\|/)
  })

  test('答复送达：网上的请下载，别的请查收；撤回的说是撤回申请确认书', () => {
    assert.match(
      told(signed, { type: 'served', on, route: 'online' }),
      /^答复已经作出\|本机关的答复已经作出，可以在网上查看和下载。\|请打开申请查询下载/,
    )
    assert.match(
      told(signed, { type: 'served', on, route: 'post', postNumber: typed }),
      /^答复已经送出\|本机关的答复已经作出并送出，网上也可以查看。\|请注意查收。$/,
    )
    assert.match(told(...withdrawn, { type: 'served', on, route: 'online' }), /^撤回申请确认书已经/)
  })

  test('暂定的期限不写进邮件；放假安排使期限确定了才说', () => {
    const late = { type: 'received', on: day('2026-12-20'), channel: 'online' } as const
    assert.match(told(late), /\|本机关收到申请之日为2026年12月20日。\|/)
    const moved = { type: 'dueRecomputed', on, from: on, wasProvisional: true, to: on } as const
    assert.equal(told(late, { ...moved, provisional: true }), '')
    assert.equal(
      told({ ...moved, provisional: false, noticeYear: 2026 }),
      `答复期限有变化|因放假安排公布，答复期限至2026年3月30日。|${nothing}`,
    )
  })

  test('邮件只有编号、机关、进展、怎么办和在哪里看；没有配置网址的用话说', () => {
    const notice = { title: '题', happened: '事。', todo: '办。' }
    const head = { number: '依申请〔2026〕7号', organName: '宝丰县某局', phone: '0375-0000000' }
    const { subject, text } = stepMailText(notice, { ...head, publicUrl: 'https://gk.example.cn' })
    assert.equal(subject, '政府信息公开申请（依申请〔2026〕7号）：题')
    assert.equal(
      text,
      `您好：

您向宝丰县某局提出的政府信息公开申请（编号：依申请〔2026〕7号）有新的进展。

事。
办。

查看详情：打开 https://gk.example.cn/query ，输入申请编号和查询码。

本邮件由系统自动发出，请不要回复。邮件只作提醒，不代替文书的送达，期限以查询页面和文书为准。如有疑问，请致电宝丰县某局政府信息公开工作机构：0375-0000000。

不想再收到这样的邮件，请在“申请查询”中选择“邮件通知”。`,
    )
    assert.match(
      stepMailText(notice, head).text,
      /打开宝丰县某局公布的政府信息公开平台网站，进入“申请查询”/,
    )
  })
})
