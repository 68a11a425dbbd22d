import type { Day } from '../../../kernel/day.ts'
import type { Tone } from '../../../ui/tag.tsx'
import type { EditionEvent, RecordedEdition } from '../edition.ts'
import { passageKeys, passages } from '../passages.ts'
import type { CourseLine } from './report-columns.ts'

type Said = { title: string; detail?: string; tone?: Tone }

type Words<T extends EditionEvent['type']> = (event: Extract<RecordedEdition, { type: T }>) => Said

const words: { [T in EditionEvent['type']]: Words<T> } = {
  started: ({ reason }) =>
    reason === undefined ? { title: '开始编制' } : { title: '开始更正', detail: reason },
  saved: ({ texts }) => {
    const labels = passageKeys
      .filter((key) => texts[key] !== undefined)
      .map((key) => passages[key].label)
    return { title: '保存文字', detail: labels.join('、') || '没有改动', tone: 'quiet' }
  },
  answered: ({ rule, message, text }) => ({ title: `答复 ${rule}`, detail: `${message} ${text}` }),
  overridden: ({ rule, message, text }) => ({
    title: `说明理由 ${rule}`,
    detail: `${message} ${text}`,
  }),
  submitted: ({ to }) => ({ title: to === 'review' ? '送审' : '送签' }),
  returned: ({ reason }) => ({ title: '退回', detail: reason, tone: 'soon' }),
  approved: () => ({ title: '审核通过' }),
  sealed: () => ({ title: '签发封存', tone: 'done' }),
  published: () => ({ title: '公布', tone: 'done' }),
}

/** The same as a line of an exported list. */
export const courseLineOf = (
  event: RecordedEdition,
  nameOf: (personId: string) => string,
): CourseLine => {
  const { at, title, by, detail } = happeningOf(event, nameOf)
  return { at, title, by, detail: detail ?? '' }
}

/** An event of the course in words. */
export const happeningOf = (
  event: RecordedEdition,
  nameOf: (personId: string) => string,
): Said & { at: Day; by: string } => {
  const said = words[event.type] as Words<EditionEvent['type']>
  const name = nameOf(event.by)
  const by = event.actingFor === undefined ? name : `${name}（代${nameOf(event.actingFor)}）`
  return { at: event.on, by, ...said(event) }
}
