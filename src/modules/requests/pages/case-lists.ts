import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { consultationNames, routeNames } from '../event-words.ts'
import { proposalNames } from '../guard-proposals.ts'
import type { CaseProps } from './case.tsx'
import {
  type AssistView,
  assistInWords,
  type ConsultationView,
  opinionOf,
  pendingInWords,
} from './case-beside.tsx'
import type { NoticeView } from './case-notices.tsx'
import { stageInWords } from './lines.tsx'

/** One row of one of the lists that the page of a case shows. */
export type CaseListLine = {
  list: string
  at: string
  what: string
  detail: string
  who: string
  state: string
}

/** 办理过程、文书、材料 and the other lists of one case as one spreadsheet. */
export const caseListSheet: readonly SheetColumn<CaseListLine>[] = [
  { label: '清单', width: 22, value: ({ list }) => list },
  { label: '日期', width: 18, value: ({ at }) => at },
  { label: '事项', width: 36, value: ({ what }) => what },
  { label: '内容', width: 60, value: ({ detail }) => detail },
  { label: '单位、人员', width: 24, value: ({ who }) => who },
  { label: '情况', width: 30, value: ({ state }) => state },
]

const line = (
  list: string,
  { at, what, detail, who, state }: Partial<Readonly<Record<keyof CaseListLine, string | null>>>,
): CaseListLine => ({
  list,
  at: at ?? '',
  what: what ?? '',
  detail: detail ?? '',
  who: who ?? '',
  state: state ?? '',
})

const courseOf = ({ happenings }: CaseProps): CaseListLine[] =>
  happenings.map(({ at, title, by, detail }) =>
    line('办理过程', { at, what: title, detail: detail ?? '', who: by }),
  )

const consultation = (one: ConsultationView): CaseListLine =>
  line('征求意见', {
    at: one.sentOn,
    what: `第${one.id}号函（${consultationNames[one.kind]}）`,
    detail: one.receivedOn === undefined ? '' : `对方 ${one.receivedOn} 收到`,
    who: one.party,
    state: one.closed ? `${opinionOf(one)} ${one.closed.on}` : '待答复',
  })

const noticeState = ({ served, receivedOn }: NoticeView): string => {
  if (receivedOn !== undefined) return `第三方 ${receivedOn} 收到`
  return served ? '待登记收到' : '待送达'
}

const notice = (one: NoticeView): CaseListLine =>
  line('告知第三方', {
    at: one.served?.on ?? '',
    what: `第${one.id}号函 ${one.number}`,
    detail: one.served
      ? `${routeNames[one.served.route]} ${one.served.postNumber ?? ''}`.trim()
      : '',
    who: one.party,
    state: noticeState(one),
  })

const assist = (one: AssistView, { today }: CaseProps): CaseListLine =>
  line('协办', {
    at: one.answeredOn,
    what: one.question,
    detail: one.answer,
    who: one.organ,
    state: `${assistInWords(one, today)}，期限 ${one.dueOn}`,
  })

const besideOf = (props: CaseProps): CaseListLine[] => [
  ...props.pending.map((one) =>
    line('等待同意', {
      at: one.on,
      what: proposalNames[one.act],
      detail: pendingInWords(one),
      who: one.by,
    }),
  ),
  ...props.consultations.map(consultation),
  ...props.notices.map(notice),
  ...props.assists.map((one) => assist(one, props)),
]

/** A file's name may name somebody: once the content is gone, only what it was for is left. */
const papersOf = ({ letters, envelopes, files, state }: CaseProps): CaseListLine[] => [
  ...letters.map(({ title, number, on, firstAt }) =>
    line('文书', {
      at: on,
      what: title,
      detail: number,
      state: [on === null ? '草稿' : '', firstAt && `申请人首次下载 ${firstAt}`]
        .filter(Boolean)
        .join('，'),
    }),
  ),
  ...(state.erased ? [] : envelopes).map(({ postNumber, on }) =>
    line('送达', { at: on, what: '发出', detail: postNumber && `邮件 ${postNumber}` }),
  ),
  ...files.map(({ name, purpose }) =>
    line('材料', {
      what: state.erased ? '' : name,
      detail: purpose,
      state: state.erased ? '已删除' : '',
    }),
  ),
]

const relatedOf = ({ siblings, earlier }: CaseProps): CaseListLine[] => [
  ...siblings.map((one) =>
    line('同一申请的其他事项', {
      what: one.number,
      detail: one.description,
      state: stageInWords(one),
    }),
  ),
  ...earlier.earlier.map((one) =>
    line('同一申请人的其他申请', {
      what: one.number,
      detail: one.description,
      state: [stageInWords(one), one.likeness ?? ''].filter(Boolean).join('，'),
    }),
  ),
]

const clocksOf = ({ clocks }: CaseProps): CaseListLine[] =>
  clocks.map(({ name, letter, basis, startedOn, due, provisional, endedOn, stopped }) =>
    line('期限推算', {
      at: due ?? '',
      what: letter === undefined ? name : `${name}（第${letter}号函）`,
      detail: `${startedOn} 起算；${basis}`,
      state: [provisional ? '暂定' : '', stopped ?? '', endedOn && `${endedOn} 结束`]
        .filter(Boolean)
        .join('，'),
    }),
  )

/** Every list of the page, in its order. */
export const caseLists = (props: CaseProps): CaseListLine[] => [
  ...besideOf(props),
  ...courseOf(props),
  ...props.notes.map(({ label, text, by, on }) =>
    line('联系、检索和备注', { at: on, what: label, detail: text, who: by }),
  ),
  ...papersOf(props),
  ...clocksOf(props),
  ...relatedOf(props),
]
