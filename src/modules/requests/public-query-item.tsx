import { randomUUID } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import type { OpenAsk, Page, Sent } from '../../platform/route.ts'
import type { QueryNeeds } from './actions-query.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import {
  citizenLines,
  isAnswered,
  isForApplicant,
  resultWords,
  standingAdvice,
  standingWords,
} from './citizen-words.ts'
import type { Clock } from './clocks.ts'
import { letterVersion } from './letters.ts'
import type { Move } from './moves.ts'
import { movesOpenTo } from './next-move.ts'
import { type CitizenLetter, type ItemView, QueryItemPage } from './pages/query-item.tsx'
import { type ItemVisit, itemVisit, over, shellFor, visitOf } from './public-query-visit.ts'
import { type CaseState, fold } from './request.ts'
import { eventsOf, requestById } from './store.ts'
import { attachmentsOf } from './store-attachment.ts'
import { downloadsOf, ratingOf } from './store-citizen.ts'
import { lettersOf } from './store-letters.ts'
import { mailConsentOf } from './store-step-mail.ts'
import { carrierNames, obtainNames } from './wanted-form.ts'

/** Files of the reply itself (提供的信息), once it was served. */
export const filesForApplicant = async (db: Db, { row, state }: ItemVisit): Promise<string[]> => {
  if (!isAnswered(state)) return []
  const { applicationId, id: requestId } = row
  const files = await attachmentsOf(db, { applicationId, requestId })
  return files.flatMap(({ fileId, purpose }) => (purpose === 'information' ? [fileId] : []))
}

/** The reply's term, and the applicant's own while something is asked of them. */
const clocksFor = (needs: QueryNeeds, { events, state }: ItemVisit): Clock[] => {
  const clocks = clocksOfCase(needs.calendar(), events)
  const reply = replyClockOf(clocks)
  const own = clocks.filter(({ id }) => id === 'C-CORR-APPL' || id === 'C-REASON' || id === 'C-FEE')
  return [...(reply ? [reply] : []), ...(state.stage.startsWith('awaiting') ? own : [])]
}

const lettersFor = async (db: Db, { row, state }: ItemVisit): Promise<CitizenLetter[]> => {
  const downloads = await downloadsOf(db, row.id)
  const letters = (await lettersOf(db, row.id)).filter((letter) => isForApplicant(letter, state))
  return letters.map(({ id, kind, number, issuedOn, pdfFileId }) => {
    const at = downloads.get(id)
    return {
      id,
      title: letterVersion(kind, issuedOn ?? row.arrivedOn).title,
      number,
      on: issuedOn,
      ready: pdfFileId !== null,
      ...(at !== undefined && { firstAt: at }),
    }
  })
}

const mayMake = (move: Move, state: CaseState): boolean => movesOpenTo(state).includes(move)

const viewOf = async (ask: OpenAsk, needs: QueryNeeds, visit: ItemVisit): Promise<ItemView> => {
  const { row, events, state, organ } = visit
  const rating = await ratingOf(ask.tx, row.id)
  const files = await Promise.all(
    (await filesForApplicant(ask.tx, visit)).map(async (id) => ({
      id,
      name: (await needs.files.nameOf(ask.tx, id)) ?? '（已删除）',
    })),
  )
  return {
    item: row.item,
    number: row.number,
    description: row.description,
    wanted: `${obtainNames[row.obtainBy]}；${carrierNames[row.carrier]}`,
    organName: organ.name,
    office: organ.office,
    arrivedOn: row.arrivedOn,
    state,
    standing: standingWords(state, events),
    advice: standingAdvice(state, events),
    result: resultWords(state, events),
    clocks: clocksFor(needs, visit),
    lines: citizenLines(events),
    letters: await lettersFor(ask.tx, visit),
    files,
    may: {
      correct: mayMake('receiveCorrection', state),
      explain: state.stage === 'awaitingReasons',
      withdraw: mayMake('withdraw', state),
      rate: isAnswered(state) && rating === undefined,
    },
    rated: rating?.score,
    mail: needs.mail && (await mailConsentOf(ask.tx, row.applicationId)),
  }
}

const itemsShown = async (
  db: Db,
  { items }: ItemVisit,
): Promise<{ item: number; number: string; standing: string }[]> => {
  if (items.length < 2) return []
  return Promise.all(
    items.map(async ({ id, item }) => {
      const events = await eventsOf(db, id)
      const { number } = await requestById(db, id)
      return { item, number, standing: standingWords(fold(events), events) }
    }),
  )
}

export const showItem =
  (needs: QueryNeeds) =>
  async (ask: OpenAsk): Promise<Page | Sent> => {
    if (!(await visitOf(ask, needs))) return { to: '/query', notice: over.refusal.message }
    const visit = await itemVisit(ask, needs)
    return {
      page: (
        <QueryItemPage
          shell={shellFor(ask, visit.organ.name)}
          notice={ask.notice}
          view={await viewOf(ask, needs, visit)}
          items={await itemsShown(ask.tx, visit)}
          calendar={needs.calendar()}
          today={needs.clock.today()}
          idempotencyKey={randomUUID()}
        />
      ),
    }
  }
