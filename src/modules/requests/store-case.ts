import type { Day } from '../../kernel/day.ts'
import { beijingMinute } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { organsAll, personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { isApplicant } from './citizen.ts'
import { type EventNames, wordsOfEvent } from './event-words.ts'
import type { Recorded } from './events.ts'
import { type CaseState, fold } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { partiesOf } from './store-parties.ts'
import type { StepMailRow } from './store-step-mail.ts'

/** A case with its events and the names that its events hold only as ids. */
export type CaseFile = {
  row: RequestRow
  events: readonly Recorded[]
  state: CaseState
  names: EventNames
}

const peopleIn = (events: readonly Recorded[]): string[] =>
  events.flatMap((event) => [
    event.by,
    ...(event.actingFor === undefined ? [] : [event.actingFor]),
    ...(event.type === 'assigned' ? [event.to] : []),
    ...(event.type === 'personalDataErased' ? [event.proposedBy] : []),
  ])

/** Who acts without being a person of the register. */
const knownActors: Readonly<Record<string, string>> = { system: '系统' }

/** @throws Refused `requests.absent` */
export const caseFile = async (db: Db, needs: RequestNeeds, id: string): Promise<CaseFile> => {
  const row = await requestById(db, id)
  const events = await eventsOf(db, id)
  const people = await personNames(db, peopleIn(events))
  const organs = new Map((await organsAll(db)).map((organ) => [organ.id, organ.name]))
  const parties = await partiesOf(db, needs.vault, { requestId: id, caseKeyId: row.caseKeyId })
  return {
    row,
    events,
    state: fold(events),
    names: {
      person: (key) => knownActors[key] ?? (isApplicant(key) ? '申请人' : (people.get(key) ?? key)),
      organ: (key) => organs.get(key) ?? key,
      party: (key) => parties.get(key)?.name ?? '',
    },
  }
}

/** One line of 办理过程. */
export type CaseLine = {
  at: string
  title: string
  by: string
  detail?: string
  /** Somebody has to see to it. */
  tone?: 'soon'
}

/** What became of the notice of an event, as the office reads it. */
const mailWords = ({ state, tries, at }: StepMailRow): string => {
  if (state === 'sent') return `邮件通知已发出（${at}）`
  if (state === 'refused')
    return `邮件通知未送达（${at}）：收件服务器拒收，邮箱可能写错，请用别的方式告知申请人`
  if (state === 'unknown')
    return `邮件通知结果不明（${at}）：已经交给邮件服务器，没有得到答复，可能已经送到；不会自动重发，请用别的方式告知申请人`
  if (state === 'sending') return `邮件通知正在发出（${at}）`
  if (state === 'withheld') return '邮件通知没有发出：申请人停止接收，或者没有可用的邮箱'
  return tries === 0
    ? '邮件通知等待发出'
    : `邮件通知未送达（${at}）：邮件服务器暂时不能发送，已试 ${tries} 次`
}

const failed = ({ state, tries }: StepMailRow): boolean =>
  state === 'refused' || state === 'unknown' || (state === 'waiting' && tries > 0)

/** 办理过程 with what became of the 进展邮件 of each event: that the applicant was told is on record. */
export const linesWithMails = (
  file: Parameters<typeof linesOfCase>[0],
  mails: readonly StepMailRow[],
): CaseLine[] => {
  const seqs = file.events.toReversed().map(({ seq }) => seq)
  return linesOfCase(file).map((line, index) => {
    const mail = mails.find(({ seq }) => seq === seqs[index])
    if (!mail) return line
    const detail = [line.detail ?? '', mailWords(mail)].filter((text) => text !== '').join('；')
    return { ...line, detail, ...(failed(mail) && { tone: 'soon' }) }
  })
}

/** The legal day, and the time of day where it was recorded on that very day. */
const atOf = ({ on, at }: { on: Day; at: string }): string => {
  const recorded = beijingMinute(at)
  return recorded.startsWith(on) ? recorded : on
}

/** 办理过程: what happened, on which legal day, by whom and in whose place; newest first. */
export const linesOfCase = ({
  events,
  names,
}: Pick<CaseFile, 'names'> & { events: readonly Recorded[] }): CaseLine[] =>
  events.toReversed().map((event) => ({
    at: atOf(event),
    by: isOfLedger(event, events) ? '旧台账所载' : recorderOf(event, names),
    ...wordsOfEvent(event, names),
  }))

/** What an old ledger says was recorded by nobody here; the import itself was. */
const isOfLedger = (event: Recorded, events: readonly Recorded[]): boolean =>
  event.type !== 'assigned' &&
  events.some(({ type, seq }) => type === 'takenOver' && event.seq < seq)

const recorderOf = ({ by, actingFor }: Recorded, names: EventNames): string =>
  actingFor === undefined ? names.person(by) : `${names.person(by)}（代${names.person(actingFor)}）`
