import type { Calendar } from '../kernel/calendar.ts'
import { type Day, firstDayOf, yearOf } from '../kernel/day.ts'
import { closeDispute, fileDispute } from '../modules/remedies.ts'
import {
  answerAssist,
  answerChecklist,
  type Command,
  draftReply,
  isFormMove,
  issueReceipt,
  keepNote,
  makeMove,
  type Moved,
  type Officer,
  register,
  requestById,
  type RequestNeeds,
  signReply,
  split,
  submitReply,
  transition,
} from '../modules/requests.ts'
import { clockAt } from '../platform/clock.ts'
import { enter, type Tx } from '../platform/db.ts'
import { applicantOf } from './applicants.ts'
import { actorOfStep, isReviewed } from './cast.ts'
import { formOf, saidOf } from './forms.ts'
import { giveCode, toldByMail } from './queryable.ts'
import type { Search } from './replies.ts'
import { type Scheduled, workingDaysFrom } from './schedule.ts'
import type { Step, Story } from './story.ts'

/** A case as the play has it in hand. */
type Case = {
  id: string
  number: string
  version: number
  events: Moved['events']
  state: Moved['state']
  disputeId: string
}

type StepOf<D extends Step['does']> = Extract<Step, { does: D }>

/** Whose turn it is: in which case, on which day. */
type Place = {
  tx: Tx
  needs: RequestNeeds
  on: Day
  key: string
  story: Story
  officer: Officer
  known: Case
}

/** One step about to be played. */
type Turn<D extends Step['does']> = Place & { step: StepOf<D> }

/** Plays what happened, through the same actions as the console, on the day it happened. */
export type Player = (tx: Tx, scheduled: Scheduled) => Promise<void>

const obtained = {
  online: 'online',
  email: 'post',
  counter: 'counter',
  fax: 'post',
  letter: 'post',
  signedPost: 'post',
  oral: 'counter',
} as const

/** A fault in a story names the story: a refusal alone would not say whose. */
const told = async (story: Story, on: Day, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (cause) {
    throw new Error(`${story.organ} ${story.asks}: ${on}`, { cause })
  }
}

/** Who applied, to tell whose earlier reply a repeated request means. */
const applicantOfTurn = ({ story, key }: Place): string =>
  `${story.organ} ${story.applicant ?? key}`

/** 检索记录: what the clerk searched before saying that there is nothing. */
const searched = async (
  { tx, needs, on, officer, known }: Place,
  search: Search,
): Promise<void> => {
  const from = firstDayOf(yearOf(on) - 10)
  const note = { kind: 'search', ...search, from, to: on, by: officer.name, on } as const
  await keepNote(tx, needs, officer, { id: known.id, note })
}

/** The draft of the reply, written from the file, and handed in for review and signature. */
const handedIn = async (
  { tx, needs, officer, known }: Place,
  attachments: readonly string[],
): Promise<Moved> => {
  const { id, version: expected } = known
  await draftReply(tx, needs, officer, { id, enclosed: { attachments } })
  return submitReply(tx, needs, officer, { id, expected })
}

/** @param stories in the order of `Scheduled.story` */
export const openPlay = (
  needs: RequestNeeds,
  calendar: Calendar,
  stories: readonly Story[],
): Player => {
  const cases = new Map<string, Case>()
  const earlier = new Map<string, { number: string; on: Day }>()
  let mails = 0

  const mail = (): string => `XA${410_000_000 + (mails += 1)}41`
  const keep = (key: string, known: Pick<Case, 'id' | 'number'> & Partial<Case>, moved: Moved) =>
    cases.set(key, {
      disputeId: '',
      ...known,
      version: moved.state.version,
      events: moved.events,
      state: moved.state,
    })

  const arrive = async (tx: Tx, { on, story: index }: Scheduled, story: Story): Promise<void> => {
    const officer = actorOfStep(story, { by: 'clerk' })
    const { channel, kind, asks: description } = story
    await enter(tx, officer)
    const at = { ...needs, clock: clockAt(on) }
    const made = await register(tx, at, officer, {
      channel,
      arrivedOn: on,
      ...toldByMail(story, applicantOf(kind, story.applicant ?? index)),
      description,
      obtainBy: obtained[channel],
      carrier: channel === 'online' ? 'electronic' : 'paper',
      ...(channel === 'signedPost' && { postNumber: mail() }),
    })
    const row = await requestById(tx, made.id)
    await giveCode(tx, at, story, row.applicationId)
    if (made.state.receivedOn !== undefined)
      await issueReceipt(tx, at, officer, { row, on, moved: made })
    keep(`${index} 1`, made, made)
  }

  /** A move with a form is made from the form, so that its letters and tasks follow. */
  const go = async (turn: Place, command: Command, more: Record<string, string> = {}) => {
    const { tx, needs: at, on, known, officer, story } = turn
    const asked = { id: known.id, expected: known.version }
    const { move } = command
    const moved = isFormMove(move)
      ? await makeMove(tx, at, officer, {
          ...asked,
          move,
          said: saidOf({ ...formOf({ ...command, move } as never, story), ...more }),
          setting: {
            state: known.state,
            pending: known.state.pending,
            items: [],
            today: on,
            calendar,
            description: story.asks,
            handlers: [],
            organs: [],
            party: () => '',
            of: '',
          },
          files: [],
        })
      : await transition(tx, at, officer, { ...asked, command })
    keep(turn.key, known, moved)
  }

  const dispute = async (turn: Turn<'dispute'>): Promise<void> => {
    const { tx, on, officer, step, known } = turn
    const said = { kind: step.kind, number: step.number, requestNumber: known.number, filedOn: on }
    const disputeId = await fileDispute(tx, { actor: officer, clock: turn.needs.clock }, said)
    const kind = step.kind === 'review' ? 'reconsideration' : 'litigation'
    await go(
      { ...turn, known: { ...known, disputeId } },
      { move: 'fileDispute', on, disputeId, kind },
    )
  }

  const divide = async ({ tx, on, key, officer, known, step, ...turn }: Turn<'split'>) => {
    const { id, version: expected } = known
    const ids = await split(tx, turn.needs, officer, { id, expected, on, parts: step.parts })
    cases.set(key, { ...known, version: expected + 1 })
    const received = known.events.filter(({ type }) => type === 'received')
    // 收到、拆自、指定经办人
    for (const [index, item] of ids.entries())
      cases.set(key.replace(/ 1$/, ` ${index + 2}`), {
        ...known,
        id: item,
        version: 3,
        events: received,
      })
  }

  const plays: { readonly [D in Step['does']]: (turn: Turn<D>) => Promise<void> } = {
    move: async (turn) => {
      const { on, known } = turn
      const command = turn.step.command({
        on,
        later: (workingDays) => workingDaysFrom(calendar, on, workingDays),
        proposal: known.state.pending.at(-1)?.seq ?? 0,
        mail: mail(),
        channel: turn.story.channel,
      })
      await go(turn, command)
    },
    decide: async (turn) => {
      const { tx, officer, step, known } = turn
      const { answers, namesEarlier, search, attachments = [], code } = step.reply
      const reply = earlier.get(applicantOfTurn(turn))
      const former = { earlierNumber: reply?.number ?? '', earlierOn: reply?.on ?? '' }
      if (search) await searched(turn, search)
      await answerChecklist(tx, turn.needs, officer, {
        id: known.id,
        answers: namesEarlier ? { ...answers, ...former } : answers,
      })
      const moved = await handedIn(turn, attachments)
      if (moved.state.decision?.code !== code) throw new Error(`七步法 does not lead to ${code}`)
      keep(turn.key, known, moved)
    },
    letter: async (turn) => {
      keep(turn.key, turn.known, await handedIn(turn, []))
    },
    sign: async (turn) => {
      const { tx, on, officer, known, key } = turn
      const asked = { id: known.id, expected: known.version }
      const moved = await signReply(tx, turn.needs, officer, asked)
      earlier.set(applicantOfTurn(turn), { number: moved.state.signed?.number ?? '', on })
      keep(key, known, moved)
    },
    assist: (turn) => {
      const { on, step } = turn
      const { question, days, helper = '' } = step
      const dueOn = workingDaysFrom(calendar, on, days)
      const command = { move: 'requestAssist', on, id: '1', organId: helper, dueOn } as const
      return go(turn, command, { organ: helper, question })
    },
    helped: async (turn) => {
      const { tx, on, officer, step, known, key } = turn
      const asked = {
        id: known.id,
        expected: known.version,
        on,
        assistId: '1',
        answer: step.answer,
      }
      keep(key, known, await answerAssist(tx, turn.needs, officer, asked))
    },
    dispute,
    disputeEnds: ({ tx, on, officer, step, known, needs: { clock } }) =>
      closeDispute(
        tx,
        { actor: officer, clock },
        { id: known.disputeId, end: { outcome: step.outcome, closedOn: on } },
      ),
    replyAgain: (turn) =>
      go(turn, { move: 'replyAgain', on: turn.on, disputeId: turn.known.disputeId }),
    split: divide,
  }

  return async (tx, at) => {
    const story = stories[at.story]
    if (!story) throw new Error(`there is no story ${at.story}`)
    await told(story, at.on, async () => {
      if (at.act === 'register') return arrive(tx, at, story)
      const { step, on } = at
      if (step.by === 'reviewer' && !isReviewed(story.organ)) return
      const key = `${at.story} ${at.item}`
      const known = cases.get(key)
      if (!known) throw new Error(`the case ${key} has not begun`)
      const officer = actorOfStep(story, step)
      await enter(tx, officer)
      const play = plays[step.does] as (turn: Place & { step: Step }) => Promise<void>
      await play({
        tx,
        needs: { ...needs, clock: clockAt(on) },
        on,
        key,
        story,
        step,
        officer,
        known,
      })
    })
  }
}
