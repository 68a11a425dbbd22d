import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { workingDayTerm } from '../../kernel/term.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { OldCase } from '../requests.ts'
import type { LedgerColumn } from './columns.ts'
import { readDate } from './dates.ts'
import type { RowReader } from './ledger-cells.ts'

/** 补正期限 where the ledger names none: 15 working days (law/clocks.json, C-CORR-APPL). */
const usualCorrection = 15

/** 办理状态, as ledgers name it. */
export type OldState =
  | 'open'
  | 'toConfirm'
  | 'awaitingCorrection'
  | 'consulting'
  | 'extended'
  | 'toServe'
  | 'done'

/** A later step cannot lie before an earlier one. */
export const inOrder = (
  cells: RowReader,
  [before, earlier]: readonly [string, Day | undefined],
  [column, later]: readonly [LedgerColumn, Day | undefined],
): boolean => {
  if (earlier === undefined || later === undefined || later >= earlier) return true
  cells.fault(column, `${later}早于${before}${earlier}`)
  return false
}

/** 补正期限, which lies ahead and may be later than today: a date, or so many working days. */
const replyByOf = (cells: RowReader, calendar: Calendar, askedOn: Day): Day => {
  const written = foldWidth(cells.text('correctionReplyBy'))
  const days = /^(\d{1,2})(?:个?工作日|日|天)?$/.exec(written)?.[1]
  const read = written === '' || days !== undefined ? undefined : readDate(written)
  if (read && 'on' in read && read.on >= askedOn) return read.on
  if (read) cells.heed('correctionReplyBy', `“${written.slice(0, 20)}”不是期限，按 15 个工作日计`)
  return workingDayTerm(calendar, askedOn, Number(days ?? usualCorrection)).due
}

const correctionOf = (
  cells: RowReader,
  calendar: Calendar,
  arrivedOn: Day | undefined,
): OldCase['correction'] => {
  const askedOn = cells.day('correctionAskedOn')
  const receivedOn = cells.day('correctionReceivedOn')
  if (askedOn === undefined) {
    if (receivedOn !== undefined)
      cells.fault('correctionAskedOn', '写了收到补正，没有写补正告知日期')
    return undefined
  }
  inOrder(cells, ['收到日期', arrivedOn], ['correctionAskedOn', askedOn])
  inOrder(cells, ['补正告知日期', askedOn], ['correctionReceivedOn', receivedOn])
  const replyBy = replyByOf(cells, calendar, askedOn)
  return { askedOn, replyBy, ...(receivedOn && { receivedOn }) }
}

const consultationOf = (cells: RowReader, arrivedOn: Day | undefined): OldCase['consultation'] => {
  const sentOn = cells.day('consultedOn')
  const receivedOn = cells.day('consultReceivedOn')
  const answeredOn = cells.day('consultAnsweredOn')
  if (sentOn === undefined) {
    if (receivedOn ?? answeredOn)
      cells.fault('consultedOn', '写了第三方的日期，没有写征求意见的日期')
    return undefined
  }
  inOrder(cells, ['收到日期', arrivedOn], ['consultedOn', sentOn])
  inOrder(cells, ['征求意见日期', sentOn], ['consultReceivedOn', receivedOn])
  inOrder(cells, ['征求意见日期', sentOn], ['consultAnsweredOn', answeredOn])
  return { sentOn, ...(receivedOn && { receivedOn }), ...(answeredOn && { answeredOn }) }
}

const extensionOf = (cells: RowReader, arrivedOn: Day | undefined): OldCase['extension'] => {
  const on = cells.day('extendedOn')
  const written = foldWidth(cells.text('extendedDays'))
  const days = Number(/^(\d{1,2})(?:个?工作日|日|天)?$/.exec(written)?.[1])
  if (on === undefined) {
    if (written !== '') cells.fault('extendedOn', '写了延长的天数，没有写延期告知日期')
    return undefined
  }
  inOrder(cells, ['收到日期', arrivedOn], ['extendedOn', on])
  if (days >= 1 && days <= 20) return { on, days }
  cells.fault(
    'extendedDays',
    written === ''
      ? '写了延期告知日期，没有写延长多少个工作日'
      : `“${written.slice(0, 20)}”不是 1 至 20 个工作日`,
  )
  return undefined
}

/** What a stage of work must show in the row, or must not. */
const shouldHave: Readonly<
  Partial<Record<OldState, readonly (readonly [LedgerColumn, boolean, string])[]>>
> = {
  awaitingCorrection: [
    ['correctionAskedOn', true, '状态是待补正，没有写补正告知日期'],
    ['correctionReceivedOn', false, '状态是待补正，却写了收到补正日期'],
  ],
  consulting: [
    ['consultedOn', true, '状态是征求第三方意见，没有写征求意见日期'],
    ['consultAnsweredOn', false, '状态是征求第三方意见，却写了第三方答复日期'],
  ],
  extended: [['extendedOn', true, '状态是已延期，没有写延期告知日期']],
}

export type Course = Pick<OldCase, 'correction' | 'consultation' | 'extension'>

/** 补正、征求第三方意见、延期, as far as the row tells. */
export const readCourse = (
  cells: RowReader,
  calendar: Calendar,
  { arrivedOn, state }: { arrivedOn: Day | undefined; state: OldState | undefined },
): Course => {
  for (const [column, must, message] of (state && shouldHave[state]) ?? [])
    if ((cells.text(column) !== '') !== must) cells.fault(column, message)
  const correction = correctionOf(cells, calendar, arrivedOn)
  const consultation = consultationOf(cells, arrivedOn)
  const extension = extensionOf(cells, arrivedOn)
  return {
    ...(correction && { correction }),
    ...(consultation && { consultation }),
    ...(extension && { extension }),
  }
}
