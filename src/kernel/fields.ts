import { type Day, parseDay } from './day.ts'
import { no, type Result } from './result.ts'
import { foldWidth } from './text.ts'

/** What a form said, field by field. */
export type Fields = Readonly<Record<string, string>>

/** Reads a form field by field and keeps one sentence for each that needs mending. */
export type FieldReader = {
  /** 1 to `most` signs; full-width figures and letters become half-width, 标点 stay as they are. */
  text: (name: string, most: number, missing: string) => string
  /** As `text`, but may be left empty. */
  optional: (name: string, most: number) => string
  /** A real day, not after `latest`; where it is none, `latest`. */
  day: (name: string, latest: Day) => Day
  /** One of the keys. */
  choice: <K extends string>(name: string, of: Readonly<Record<K, unknown>>, missing: string) => K
  fault: (name: string, sentence: string) => void
  /** What was read, or all faults at once, each beside its field. */
  read: <T>(value: T) => Result<T>
}

/** @param fields as posted; cleaned, not yet understood */
export const fieldReader = (fields: Fields): FieldReader => {
  const faults: Record<string, string> = {}
  const fault: FieldReader['fault'] = (name, sentence) => {
    faults[name] ??= sentence
  }
  const optional: FieldReader['optional'] = (name, most) => {
    const text = (fields[name] ?? '').replaceAll(/[０-９Ａ-Ｚａ-ｚ]/g, foldWidth).trim()
    const size = Array.from(text).length
    if (size > most) fault(name, `最多 ${most} 个字，现在是 ${size} 个字`)
    return text
  }
  return {
    fault,
    optional,
    text: (name, most, missing) => {
      const text = optional(name, most)
      if (text === '') fault(name, missing)
      return text
    },
    day: (name, latest) => {
      const typed = parseDay(fields[name])
      if (!typed.ok) fault(name, typed.refusal.message)
      else if (typed.value > latest) fault(name, `不能晚于 ${latest}`)
      return typed.ok ? typed.value : latest
    },
    choice: <K extends string>(name: string, of: Readonly<Record<K, unknown>>, missing: string) => {
      const text = fields[name] ?? ''
      if (!Object.hasOwn(of, text)) fault(name, missing)
      return text as K
    },
    read: (value) => {
      const count = Object.keys(faults).length
      if (count === 0) return { ok: true, value }
      const refused = no('form.invalid', `有 ${count} 处需要改正，已填写的内容都还在`)
      return { ok: false, refusal: { ...refused.refusal, fields: faults } }
    },
  }
}
