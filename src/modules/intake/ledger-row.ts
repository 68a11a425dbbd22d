import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { foldForComparison, foldWidth } from '../../kernel/text.ts'
import type { Applicant, OldCase } from '../requests.ts'
import { readDate } from './dates.ts'
import { readApplicant } from './ledger-applicant.ts'
import {
  type AskedWord,
  type Finding,
  type Reading,
  type RowReader,
  rowReader,
} from './ledger-cells.ts'
import { readCourse } from './ledger-course.ts'
import { readReply, readState } from './ledger-reply.ts'

export type LedgerReading = Reading & {
  calendar: Calendar
  /** For rows that do not say how the application came. */
  channel: OldCase['channel']
  /** 经办人 of the organ, by folded name. */
  handlers: ReadonlyMap<string, string>
}

/** A row of the ledger as it was understood; without a case where something in it is wrong. */
export type LedgerLine = {
  /** Number of the row in the sheet, from 1. */
  row: number
  old?: OldCase
  faults: readonly Finding[]
  heeds: readonly Finding[]
  asked: readonly AskedWord[]
}

const longest = { description: 20_000, number: 80 } as const

const several =
  /(?:^|[\s;；。:：])(?:1|一|①|\(1\)|\(一\))[.、．)].+(?:^|[\s;；。,，])(?:2|二|②|\(2\)|\(二\))[.、．)]/s

const descriptionOf = (cells: RowReader): string => {
  const text = cells.text('description')
  if (text === '') cells.fault('description', '没有填写申请内容')
  if (text.length > longest.description)
    cells.fault('description', `申请内容超过 ${longest.description} 个字`)
  if (several.test(foldWidth(text)))
    cells.heed('description', '一格写了不止一件事，导入为一件；在办的可以导入后拆分（一事一申请）')
  return text
}

const ways: readonly (readonly [RegExp, OldCase['obtainBy']])[] = [
  [/电子|邮箱|e-?mail/i, 'email'],
  [/网/, 'online'],
  [/当面|自取|自行|领取|现场/, 'counter'],
  [/查阅|抄录|阅览/, 'inspect'],
]

const obtainByOf = (cells: RowReader): OldCase['obtainBy'] =>
  ways.find(([pattern]) => pattern.test(cells.text('obtainBy')))?.[1] ?? 'post'

const numberOf = (cells: RowReader): string => {
  const number = cells.text('formerNumber')
  if (number.length > longest.number) cells.fault('formerNumber', '编号超过 80 个字')
  return number
}

const arrivedOf = (cells: RowReader): Day | undefined => {
  if (cells.text('arrivedOn') === '') cells.fault('arrivedOn', '没有填写收到日期')
  return cells.day('arrivedOn')
}

const channelOf = (cells: RowReader, usual: OldCase['channel']): OldCase['channel'] =>
  (cells.code('channel', 'channels') as OldCase['channel'] | undefined) ?? usual

/** 答复期限 that the ledger states for an open case beside the one that follows from its events. */
const compareDue = (cells: RowReader, old: OldCase): void => {
  const written = cells.text('dueOn')
  if (written === '' || old.decision) return
  const said = readDate(written, cells.year)
  const due = cells.rules.dueOf(old)
  if (!('on' in said)) cells.heed('dueOn', `${said.fault}，以推算的期限为准`)
  else if (due === null)
    cells.heed('dueOn', `台账写的是 ${said.on}，按办理事项现在没有在计算答复期限`)
  else if (due !== said.on)
    cells.heed('dueOn', `台账写的是 ${said.on}，按办理事项推算是 ${due}，以推算的为准`)
}

/** An open case goes on with whom the ledger names, where the organ employs them. */
const handlerOf = (
  cells: RowReader,
  { handlers }: LedgerReading,
  decision: OldCase['decision'],
): Pick<OldCase, 'handlerId'> => {
  const id = decision ? undefined : handlers.get(foldForComparison(cells.text('handler')))
  return id === undefined ? {} : { handlerId: id }
}

/** 条例第二十九条: who applied, for what, how it came and how it is to be had. */
const applicationOf = (cells: RowReader, reading: LedgerReading) => {
  const arrivedOn = arrivedOf(cells)
  const applicant = readApplicant(cells)
  const description = descriptionOf(cells)
  const channel = channelOf(cells, reading.channel)
  const obtainBy = obtainByOf(cells)
  const carrier = obtainBy === 'email' || obtainBy === 'online' ? 'electronic' : 'paper'
  const formerNumber = numberOf(cells)
  const number = formerNumber === '' ? {} : { formerNumber }
  return {
    arrivedOn,
    applicant,
    said: { description, channel, obtainBy, carrier, ...number } as const,
  }
}

const caseOf = (cells: RowReader, reading: LedgerReading): OldCase | undefined => {
  const { arrivedOn, applicant, said } = applicationOf(cells, reading)
  const state = readState(cells, reading.learnt)
  const course = readCourse(cells, reading.calendar, { arrivedOn, state })
  const { obtainBy } = said
  const decision = readReply(cells, reading.learnt, { arrivedOn, state, obtainBy })
  return whole(cells, arrivedOn, applicant, (known) => ({
    ...said,
    ...known,
    ...course,
    confirmed: state !== 'toConfirm',
    archived: decision?.served !== undefined,
    ...(decision && { decision }),
    ...handlerOf(cells, reading, decision),
  }))
}

/** A case only where nothing in the row is wrong. */
const whole = (
  { faults }: RowReader,
  arrivedOn: Day | undefined,
  applicant: Applicant | undefined,
  make: (known: { arrivedOn: Day; applicant: Applicant }) => OldCase,
): OldCase | undefined =>
  arrivedOn === undefined || applicant === undefined || faults.length > 0
    ? undefined
    : make({ arrivedOn, applicant })

/** Reads one row; every fault of it is told at once. */
export const readLedgerRow = (
  row: number,
  cells: readonly string[],
  reading: LedgerReading,
): LedgerLine => {
  const reader = rowReader(cells, reading)
  const old = caseOf(reader, reading)
  if (old) {
    compareDue(reader, old)
    for (const message of reading.rules.remarksOn(old))
      reader.heeds.push({ column: '办理过程', message })
  }
  const { faults, heeds, asked } = reader
  return { row, ...(old && { old }), faults, heeds, asked }
}
