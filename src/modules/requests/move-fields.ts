import { type Calendar, isWorkingDay } from '../../kernel/calendar.ts'
import { addDays, day, type Day, parseDay } from '../../kernel/day.ts'
import { ok, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { CommandOf } from './command.ts'
import type { Move } from './moves.ts'
import type { CaseState } from './request.ts'

export type Choice = { value: string; label: string; hint?: string }

/** One question of a form of a move. */
export type MoveField = {
  name: string
  label: string
  kind: 'text' | 'long' | 'day' | 'number' | 'radio' | 'select' | 'files'
  hint?: string
  required?: boolean
  options?: readonly Choice[]
  initial?: string
  /** Longest text, in signs. */
  most?: number
}

/** What the forms of a case are drawn up from. */
export type Setting = {
  state: CaseState
  /** 待同意事项 that are offered. */
  pending: CaseState['pending']
  today: Day
  calendar: Calendar
  description: string
  /** Every item of the application with its 申请内容; only the forms of an erasure ask for them. */
  items: readonly { id: string; number: string; description: string }[]
  handlers: readonly Choice[]
  organs: readonly Choice[]
  /** Names of the parties consulted, by letter. */
  party: (id: string) => string
  /** The letter, task or proposal that the address names. */
  of: string
}

type Typed = Readonly<Record<string, string>>

/** Answers of a form that was checked against its fields. */
export type Said = {
  text: (name: string) => string
  day: (name: string) => Day
  number: (name: string) => number
  /** One entry a line; empty lines are passed over. */
  lines: (name: string) => readonly string[]
}

const usualMost: Readonly<Record<MoveField['kind'], number>> = {
  text: 200,
  long: 5000,
  day: 20,
  number: 6,
  radio: 100,
  select: 100,
  files: 0,
}

const faultOfChoice = ({ options = [] }: MoveField, text: string): string | undefined =>
  options.some(({ value }) => value === text) ? undefined : '请从所列各项中选择'

const faultOfText = (field: MoveField, text: string): string | undefined => {
  const most = field.most ?? usualMost[field.kind]
  return text.length > most ? `最多 ${most} 个字，现在是 ${text.length} 个字` : undefined
}

const faultOfDay = (_: MoveField, text: string): string | undefined => {
  const read = parseDay(text)
  return read.ok ? undefined : read.refusal.message
}

const faultOfNumber = (_: MoveField, text: string): string | undefined =>
  /^\d{1,6}$/.test(foldWidth(text)) ? undefined : '请填写整数'

const faults: Readonly<Record<MoveField['kind'], typeof faultOfText>> = {
  text: faultOfText,
  long: faultOfText,
  files: faultOfText,
  day: faultOfDay,
  number: faultOfNumber,
  radio: faultOfChoice,
  select: faultOfChoice,
}

const isChoice = ({ kind }: MoveField): boolean => kind === 'radio' || kind === 'select'

const faultOf = (field: MoveField, text: string): string | undefined => {
  if (text === '')
    return field.required ? `${isChoice(field) ? '请选择' : '请填写'}：${field.label}` : undefined
  return faults[field.kind](field, text)
}

/** Checks what was typed against the fields. A refusal has one sentence beside each field to mend. */
export const readFields = (fields: readonly MoveField[], typed: Typed): Result<Said> => {
  const found = Object.fromEntries(
    fields.flatMap((field) => {
      const fault = field.kind === 'files' ? undefined : faultOf(field, typed[field.name] ?? '')
      return fault === undefined ? [] : [[field.name, fault]]
    }),
  )
  const count = Object.keys(found).length
  if (count > 0)
    return {
      ok: false,
      refusal: {
        code: 'form.invalid',
        message: `有 ${count} 处需要改正，已填写的内容都还在`,
        fields: found,
      },
    }
  return ok(saidIn(typed))
}

const saidIn = (typed: Typed): Said => {
  const text = (name: string): string => typed[name] ?? ''
  return {
    text,
    day: (name) => {
      const read = parseDay(text(name))
      return read.ok ? read.value : day('1900-01-01')
    },
    number: (name) => Number(foldWidth(text(name))),
    lines: (name) =>
      text(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
  }
}

/** 办理表单: what a move asks, and what follows from it. */
export type MoveForm<M extends Move> = {
  /** What happens when the form is sent, and what the law says of it. */
  explain: string
  fields: (setting: Setting) => readonly MoveField[]
  command: (said: Said, setting: Setting) => Omit<CommandOf<M>, 'move' | 'on'>
}

export type MoveForms<M extends Move> = { readonly [K in M]: MoveForm<K> }

export const reasonField: MoveField = {
  name: 'reason',
  label: '理由',
  kind: 'long',
  required: true,
  most: 1000,
}

/** The legal day of the move; today where nobody says otherwise. */
export const onField = (label: string, { today }: Setting): MoveField => ({
  name: 'on',
  label,
  kind: 'day',
  required: true,
  initial: today,
})

export const filesField = (label: string): MoveField => ({
  name: 'files',
  label,
  kind: 'files',
  hint: '可以选择多个，每个不超过 20 MB',
})

export const yesNo = (yes: string, no: string): readonly Choice[] => [
  { value: 'yes', label: yes },
  { value: 'no', label: no },
]

/** The last of so many working days after today. */
export const workingDaysAfter = ({ calendar, today }: Setting, count: number): Day => {
  let at = today
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}
