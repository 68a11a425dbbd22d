import type { Day } from '../../kernel/day.ts'
import type { CheckId } from './checks/rules.ts'
import { noTexts, type Texts } from './passages.ts'

/** Where an edition of a report stands: 编制中、待审核、待签发、已封存、已公布. */
export type EditionStage = 'drafting' | 'review' | 'signing' | 'sealed' | 'published'

export const editionStageNames: Readonly<Record<EditionStage, string>> = {
  drafting: '编制中',
  review: '待审核',
  signing: '待签发',
  sealed: '已封存，待公布',
  published: '已公布',
}

/** 答复 of a finding, or the second person's 理由 to let it stand; it holds for this very sentence. */
export type Settled = {
  rule: CheckId
  message: string
  text: string
  by: string
  on: Day
}

/** What happened to an edition (版本) of a report. */
export type EditionEvent =
  | { type: 'started'; reason?: string; texts?: Texts }
  | { type: 'saved'; texts: Partial<Texts> }
  | { type: 'answered'; rule: CheckId; message: string; text: string }
  | { type: 'overridden'; rule: CheckId; message: string; text: string }
  | { type: 'submitted'; to: 'review' | 'signing' }
  | { type: 'returned'; reason: string }
  | { type: 'approved' }
  | { type: 'sealed' }
  | { type: 'published' }

/** An event as it was recorded. */
export type RecordedEdition = EditionEvent & {
  seq: number
  on: Day
  by: string
  actingFor?: string
  at: Date
}

/** An edition as its events make it. */
export type Edition = {
  stage: EditionStage
  /** How many events there are: what a form saw when it was opened. */
  version: number
  texts: Texts
  /** Who wrote in it; none of them reviews or signs it. */
  writers: readonly string[]
  reviewer: string | null
  answers: readonly Settled[]
  overrides: readonly Settled[]
  /** 退回 and not sent again since. */
  returned: { reason: string; by: string; on: Day } | null
  /** 更正理由; null in the first edition. */
  reason: string | null
  startedOn: Day | null
  sealedOn: Day | null
  sealedAt: Date | null
  publishedOn: Day | null
}

/** An edition as the lists know it; what it says stands in its events. */
export type EditionRow = {
  id: string
  organId: string
  year: number
  /** 1, then one more for each correction. */
  number: number
  stage: EditionStage
  version: number
  reason: string | null
  startedOn: Day
  sealedOn: Day | null
  publishedOn: Day | null
}

const nothing: Edition = {
  stage: 'drafting',
  version: 0,
  texts: noTexts,
  writers: [],
  reviewer: null,
  answers: [],
  overrides: [],
  returned: null,
  reason: null,
  startedOn: null,
  sealedOn: null,
  sealedAt: null,
  publishedOn: null,
}

const withWriter = ({ writers }: Edition, by: string): readonly string[] =>
  writers.includes(by) ? writers : [...writers, by]

const settled = (
  kept: readonly Settled[],
  { rule, message, text, by, on }: Settled,
): readonly Settled[] => [
  ...kept.filter((one) => one.rule !== rule || one.message !== message),
  { rule, message, text, by, on },
]

type Folded = { [T in EditionEvent['type']]: Extract<RecordedEdition, { type: T }> }
type Effect<E> = (edition: Edition, event: E) => Partial<Edition>

const effects: { [T in keyof Folded]: Effect<Folded[T]> } = {
  started: (_edition, { reason, texts, on, by }) => ({
    startedOn: on,
    reason: reason ?? null,
    writers: reason === undefined ? [] : [by],
    ...(texts && { texts }),
  }),
  saved: (edition, { texts, by }) => ({
    texts: { ...edition.texts, ...texts },
    writers: withWriter(edition, by),
  }),
  answered: (edition, event) => ({ answers: settled(edition.answers, event) }),
  overridden: (edition, event) => ({ overrides: settled(edition.overrides, event) }),
  submitted: (edition, { to, by }) => ({
    stage: to,
    writers: withWriter(edition, by),
    reviewer: null,
    returned: null,
  }),
  returned: (_edition, { reason, by, on }) => ({
    stage: 'drafting',
    reviewer: null,
    returned: { reason, by, on },
  }),
  approved: (_edition, { by }) => ({ stage: 'signing', reviewer: by }),
  sealed: (_edition, { on, at }) => ({ stage: 'sealed', sealedOn: on, sealedAt: at }),
  published: (_edition, { on }) => ({ stage: 'published', publishedOn: on }),
}

/** The edition after its events, in their order. */
export const editionOf = (events: readonly RecordedEdition[]): Edition => {
  const edition: Edition = { ...nothing }
  for (const event of events) {
    const effect = effects[event.type] as Effect<RecordedEdition>
    Object.assign(edition, effect(edition, event), { version: edition.version + 1 })
  }
  return edition
}
