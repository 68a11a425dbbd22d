import type { Calendar } from '../../kernel/calendar.ts'
import type { Day } from '../../kernel/day.ts'
import { workingDaysLeft } from './due.ts'
import type { Recorded } from './events.ts'
import type { LetterCase } from './letters/letter-case.ts'
import type { LetterOrder } from './letters.ts'
import type { Said } from './move-fields.ts'
import type { Move } from './moves.ts'

/** What the letters of a move are written from: the case before it, and what its form says. */
export type MoveLetterFrom = {
  of: LetterCase
  said: Said
  on: Day
  events: readonly Recorded[]
  calendar: Calendar
  /** 机关名称 by id */
  organ: (id: string) => string
}

const correction = ({ of, said, on, calendar }: MoveLetterFrom): LetterOrder[] => [
  {
    kind: 'D04',
    data: {
      ...of,
      items: said.lines('items'),
      guidance: said.text('guidance'),
      workingDays: Math.max(workingDaysLeft(calendar, on, said.day('replyBy')), 1),
      until: said.day('replyBy'),
    },
  },
]

const reasons = ({ of, said }: MoveLetterFrom): LetterOrder[] => [
  { kind: 'D05', data: { ...of, count: said.text('count'), answerBy: said.day('answerBy') } },
]

/** Reasons that are found bad are answered by the reply itself (D24). */
const delay = ({ of, said, on, events }: MoveLetterFrom): LetterOrder[] => {
  const asked = events.findLast(({ type }) => type === 'reasonsRequested')
  if (said.text('accepted') !== 'yes' || said.text('delayedTo') === '') return []
  return [
    {
      kind: 'D26',
      data: {
        ...of,
        askedOn: asked?.on ?? on,
        reasonsReceivedOn: on,
        why: said.text('why'),
        delayedTo: said.day('delayedTo'),
      },
    },
  ]
}

const assist = ({ of, said, organ }: MoveLetterFrom): LetterOrder[] => [
  {
    kind: 'D10',
    data: {
      ...of,
      addressee: { name: organ(said.text('organ')), kind: 'organisation' },
      information: of.description,
      question: said.text('question'),
      dueOn: said.day('dueOn'),
    },
  },
]

const opinion = ({ of, said }: MoveLetterFrom): LetterOrder[] => {
  const kind = said.text('person') === 'yes' ? 'person' : 'organisation'
  const addressee = { name: said.text('party'), kind } as const
  const data = { ...of, addressee, information: said.text('information') }
  switch (said.text('kind')) {
    case 'thirdParty':
      return [{ kind: 'D07', data: { ...data, interest: said.text('interest') || '其他合法权益' } }]
    case 'coMaker':
      return [{ kind: 'D09', data }]
    default:
      return []
  }
}

const consultedOf = (said: Said): 'thirdParty' | 'coMaker' | 'secrecy' => {
  const kind = said.text('kind')
  return kind === 'thirdParty' || kind === 'coMaker' ? kind : 'secrecy'
}

const consultation = (from: MoveLetterFrom): LetterOrder[] => {
  const { of, said, on } = from
  return [
    ...opinion(from),
    { kind: 'D08', data: { ...of, consulted: consultedOf(said), sentOn: on } },
  ]
}

/** Letters that go out with a move, written from its form: shown before, issued with it. */
export const moveLetters: Partial<
  Readonly<Record<Move, (from: MoveLetterFrom) => readonly LetterOrder[]>>
> = {
  askCorrection: correction,
  askReasons: reasons,
  receiveReasons: delay,
  requestAssist: assist,
  consult: consultation,
}
