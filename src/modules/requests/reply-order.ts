import { parseDay } from '../../kernel/day.ts'
import type { Answers, ProposedDecision } from './checklist.ts'
import type { CaseFacts, ThirdPartyOutcome } from './checklist-facts.ts'
import type { DecisionCode, RefusalCode } from './decisions.ts'
import type { Withheld } from './letters/disclose.ts'
import type { LetterCase } from './letters/letter-case.ts'
import type { Ground, Opinion } from './letters/refuse.ts'
import type { LetterData, LetterOrder } from './letters.ts'

/** What the reply tells besides the answers of the checklist. */
export type ReplyRecord = {
  facts: CaseFacts
  /** Names of the papers given with the reply. */
  attachments?: readonly string[]
  /** 获取的方式、途径和时间, where nothing is attached. */
  way?: string
  /** The form the applicant asked for. */
  askedForm?: string
  /** 文号 of the 补正告知书 or 收费通知书. */
  noticeNumber?: string
  feeFen?: number
  /** 书面声明, 口头声明（已作笔录） */
  withdrawal?: string
}

type Told = { of: LetterCase; answers: Answers; record: ReplyRecord }

const told = (answers: Answers, id: string): string => answers[id] ?? ''

const dayTold = (answers: Answers, id: string, or: LetterCase['on']): LetterCase['on'] => {
  const at = parseDay(told(answers, id))
  return at.ok ? at.value : or
}

const opinionOf = ({ thirdParties }: CaseFacts, notConsultedReason: string): Opinion => {
  const weightiest = (['objected', 'silent', 'undelivered'] as const).find((outcome) =>
    thirdParties.includes(outcome satisfies ThirdPartyOutcome),
  )
  return weightiest ? { outcome: weightiest } : { outcome: 'notConsulted', why: notConsultedReason }
}

const grounds: {
  readonly [G in RefusalCode]: (told: Told) => Extract<Ground, { ground: G }>
} = {
  N1: ({ answers }) => ({ ground: 'N1', classifiedBy: told(answers, 'classifiedBy') }),
  N2: ({ answers }) => ({ ground: 'N2', banningLaw: told(answers, 'banningLaw') }),
  N3: ({ answers }) => ({ ground: 'N3', endangered: told(answers, 'endangered') }),
  N4: ({ answers, record }) => ({
    ground: 'N4',
    interest: told(answers, 'thirdPartyInterest'),
    opinion: opinionOf(record.facts, told(answers, 'notConsultedReason')),
    weighing: told(answers, 'weighing'),
  }),
  N5: ({ answers }) => ({ ground: 'N5', internalKind: told(answers, 'internalKind') }),
  N6: ({ answers }) => ({ ground: 'N6', processKind: told(answers, 'processKind') }),
  N7: ({ answers }) => ({ ground: 'N7', caseFile: told(answers, 'caseFile') }),
}

const givenForms: Readonly<Record<string, string>> = {
  other: '以电子数据等其他适当形式提供',
  viewing: '安排查阅、抄录相关政府信息',
}

const disclosure = ({ of, answers, record }: Told): LetterData['D12'] => {
  const given = givenForms[told(answers, 'form')]
  const otherForm = {
    asked: record.askedForm ?? '',
    given: given ?? '',
    why: told(answers, 'formWhy'),
  }
  return {
    ...of,
    attachments: record.attachments ?? [],
    ...(record.way === undefined ? {} : { way: record.way }),
    ...(given === undefined ? {} : { otherForm }),
  }
}

const partial = (all: Told, ground: ProposedDecision['ground']): LetterData['D14'] => {
  const { of, answers, record } = all
  const part = { part: told(answers, 'withheldPart'), reason: told(answers, 'reason') }
  const withheld: readonly Withheld[] =
    ground === undefined || ground === 'O3'
      ? [{ ...part, ground: 'O3' }]
      : [{ ...part, ...grounds[ground](all) }]
  return {
    ...of,
    disclosed: told(answers, 'disclosedPart'),
    withheld,
    attachments: record.attachments ?? [],
  }
}

const notResponsible = ({ of, answers }: Told): LetterData['D17'] => {
  const base = { ...of, reason: told(answers, 'reason') }
  return told(answers, 'responsibleKnown') === 'yes'
    ? {
        ...base,
        responsible: {
          organ: told(answers, 'responsibleOrgan'),
          contact: told(answers, 'responsibleContact'),
        },
      }
    : { ...base, unknownWhy: told(answers, 'responsibleUnknownWhy') }
}

const noSearch = (on: LetterCase['on']): LetterData['D18']['search'] => ({
  where: [''],
  keywords: [''],
  from: on,
  to: on,
  by: '',
  on,
})

/** 补正告知书 as the letter refers to it; a case that had none cannot come to U3 or O1. */
const noticeOf = ({ of, record }: Told): LetterData['D20']['notice'] => ({
  servedOn: record.facts.correction?.servedOn ?? of.on,
  ...(record.noticeNumber === undefined ? {} : { number: record.noticeNumber }),
})

const askedOf = ({ of, record: { facts } }: Told): LetterData['D24']['asked'] => ({
  on: facts.reasons?.servedOn ?? of.on,
  ...(facts.reasons?.receivedOn === undefined ? {} : { answeredOn: facts.reasons.receivedOn }),
})

const feeUnpaid = ({ of, record }: Told): LetterData['D29'] => ({
  ...of,
  notice: {
    receivedOn: record.facts.fee?.receivedOn ?? of.on,
    ...(record.noticeNumber === undefined ? {} : { number: record.noticeNumber }),
  },
  amountFen: record.feeFen ?? 0,
  payBy: record.facts.fee?.payBy ?? of.on,
})

type Writes = Readonly<
  Record<Exclude<DecisionCode, RefusalCode | 'PT'>, (told: Told) => LetterOrder>
>

const orders: Writes = {
  G1: (all) => ({ kind: 'D12', data: disclosure(all) }),
  G2: ({ of, answers }) => ({ kind: 'D13', data: { ...of, where: told(answers, 'publicWhere') } }),
  G3: ({ of, answers }) => ({
    kind: 'D13',
    data: {
      ...of,
      where: told(answers, 'publicWhere'),
      by: dayTold(answers, 'publicBy', of.on),
    },
  }),
  N8: ({ of, answers }) => ({
    kind: 'D16',
    data: {
      ...of,
      law: told(answers, 'registryLaw'),
      where: told(answers, 'registryWhere'),
      reason: told(answers, 'reason'),
    },
  }),
  U1a: (all) => ({ kind: 'D17', data: notResponsible(all) }),
  U1b: ({ of, answers, record: { facts } }) => ({
    kind: 'D18',
    data: { ...of, search: facts.search ?? noSearch(of.on), reason: told(answers, 'reason') },
  }),
  U2: ({ of, answers }) => ({
    kind: 'D19',
    data: { ...of, existing: told(answers, 'existingInfo'), reason: told(answers, 'reason') },
  }),
  U3: (all) => ({
    kind: 'D20',
    data: {
      ...all.of,
      notice: noticeOf(all),
      correctionReceivedOn: all.record.facts.correction?.receivedOn ?? all.of.on,
      unclear: told(all.answers, 'unclearPoint'),
      reason: told(all.answers, 'reason'),
    },
  }),
  X1: ({ of, answers }) => ({
    kind: 'D21',
    data: {
      ...of,
      nature: told(answers, 'petitionNature'),
      properChannel: told(answers, 'properChannel'),
      reason: told(answers, 'reason'),
    },
  }),
  X2: ({ of, answers }) => ({
    kind: 'D22',
    data: {
      ...of,
      earlier: {
        number: told(answers, 'earlierNumber'),
        on: dayTold(answers, 'earlierOn', of.on),
      },
      reason: told(answers, 'reason'),
    },
  }),
  X3: ({ of, answers }) => ({
    kind: 'D23',
    data: {
      ...of,
      publication: told(answers, 'publicationName'),
      where: told(answers, 'publicationWhere'),
    },
  }),
  X4: (all) => ({
    kind: 'D24',
    data: {
      ...all.of,
      count: told(all.answers, 'requestCount'),
      asked: askedOf(all),
      reason: told(all.answers, 'reason'),
    },
  }),
  X5: ({ of, answers }) => ({
    kind: 'D25',
    data: { ...of, obtained: told(answers, 'obtainedInfo'), reason: told(answers, 'reason') },
  }),
  O1: (all) => ({
    kind: 'D28',
    data: {
      ...all.of,
      notice: noticeOf(all),
      replyBy: all.record.facts.correction?.replyBy ?? all.of.on,
    },
  }),
  O2: (all) => ({ kind: 'D29', data: feeUnpaid(all) }),
  O3: ({ of, answers, record: { facts, withdrawal = '' } }) =>
    facts.withdrawnOn === undefined
      ? { kind: 'D35', data: { ...of, reason: told(answers, 'reason') } }
      : { kind: 'D30', data: { ...of, withdrawnOn: facts.withdrawnOn, statement: withdrawal } },
}

const isGround = (code: DecisionCode): code is RefusalCode => code in grounds

/**
 * The reply a proposed decision is answered with, drafted from the checklist's own answers. What nobody
 * told yet stays blank, and `blockersOf` then stops the signing.
 */
export const replyOrder = (
  of: LetterCase,
  proposal: ProposedDecision,
  record: ReplyRecord,
): LetterOrder => {
  const { code, answers } = proposal
  const all = { of, answers, record }
  if (code === 'PT') return { kind: 'D14', data: partial(all, proposal.ground) }
  if (!isGround(code)) return orders[code](all)
  return {
    kind: 'D15',
    data: {
      ...of,
      reason: told(answers, 'reason'),
      notSeverableWhy: told(answers, 'notSeverableWhy'),
      ...grounds[code](all),
    },
  }
}
