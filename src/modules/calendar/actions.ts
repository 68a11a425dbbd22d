import { randomUUID } from 'node:crypto'
import { type Calendar, firstDifference, type HolidayNotice } from '../../kernel/calendar.ts'
import { type Refusal, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { enter, type Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { keepsAll, organById, organsAll } from '../organs.ts'
import { type DueMove, dueMovesIn, recomputeDues, type RequestNeeds } from '../requests.ts'
import type { Effect, StoredNotice } from './loaded.ts'
import { saysSame } from './notice.ts'
import { approvedNotices, decideNotice, insertNotice, lockNotice } from './store.ts'
import { calendarWith } from './store-book.ts'

const refused = (code: string, message: string, fields?: Refusal['fields']): Refused =>
  new Refused({ code, message, ...(fields && { fields }) })

/** 县人民政府 and its office keep the calendar of the whole installation. */
export const mayLoadHere = async (tx: Tx, { organId }: Actor): Promise<boolean> => {
  const organ = await organById(tx, organId)
  return organ !== undefined && keepsAll(organ)
}

const mustLoadHere = async (tx: Tx, actor: Actor): Promise<void> => {
  if (await mayLoadHere(tx, actor)) return
  throw refused(
    'calendar.county-only',
    '放假安排由县人民政府或者县人民政府办公室载入，各机关共用，本单位不能载入',
  )
}

type Proposal = { notice: HolidayNotice; number: string; reason: string }

/** What holds for the year of a notice before it is loaded; undefined where the year is new. */
const heldFor = (calendar: Calendar, { year }: HolidayNotice): HolidayNotice | undefined =>
  calendar.years.has(year)
    ? {
        year,
        days: [...calendar.named]
          .filter(([, { noticeYear }]) => noticeYear === year)
          .map(([date, { name, isOffDay }]) => ({ date, name, isOffDay })),
      }
    : undefined

/** 提交放假安排: nothing changes until another person approves it. @returns its id */
export const proposeNotice = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  actor: Actor,
  { notice, number, reason }: Proposal,
): Promise<string> => {
  await mustLoadHere(tx, actor)
  const held = heldFor(calendarWith(await approvedNotices(tx)), notice)
  if (held && saysSame(held, notice))
    throw refused('form.invalid', '没有变化，不需要载入', {
      notice: `与已经载入的 ${notice.year} 年放假安排完全相同`,
    })
  if (held && reason === '')
    throw refused('form.invalid', '有 1 处需要改正，已填写的内容都还在', {
      reason: `${notice.year} 年的放假安排已经载入，更正时请写明理由`,
    })
  const id = randomUUID()
  const at = clock.now()
  const { year, days } = notice
  const waits = !(await insertNotice(tx, {
    id,
    year,
    days,
    number,
    reason: held ? reason : '',
    organId: actor.organId,
    proposedBy: actor.personId,
    at,
  }))
  if (waits)
    throw refused('calendar.pending', '已有一份放假安排等待批准，请先批准或者退回，再提交新的')
  await audit(tx, actor, { act: 'calendar.propose', subject: id, at, detail: { year, number } })
  return id
}

const openProposal = async (tx: Tx, id: string): Promise<StoredNotice> => {
  const notice = await lockNotice(tx, id)
  if (!notice) throw refused('calendar.absent', '没有这份放假安排')
  if (notice.status !== 'proposed')
    throw refused(
      'calendar.decided',
      `这份放假安排已经${notice.status === 'approved' ? '批准载入' : '退回'}，没有再次办理`,
    )
  return notice
}

/** The calendar before a notice and after it. */
export const withAndWithout = async (
  tx: Tx,
  notice: HolidayNotice,
): Promise<{ before: Calendar; after: Calendar }> => {
  const loaded = await approvedNotices(tx)
  return { before: calendarWith(loaded), after: calendarWith([...loaded, notice]) }
}

/** Runs `work` with the sight of each organ in turn, and then of the actor's own again. */
const inEachOrgan = async <T>(
  tx: Tx,
  { organId, personId }: Actor,
  work: (organId: string) => Promise<T>,
): Promise<T[]> => {
  const results: T[] = []
  const organs = (await organsAll(tx)).map(({ id }) => id).toSorted()
  for (const id of organs) {
    await enter(tx, { organId: id, personId })
    results.push(await work(id))
  }
  await enter(tx, { organId, personId })
  return results
}

const isMoved = ({ from, to, hold }: DueMove): boolean => from !== to || hold !== undefined

const byFormerDay = (one: DueMove, other: DueMove): number =>
  `${one.from}${one.number}` < `${other.from}${other.number}` ? -1 : 1

const effectOf = (organId: string, moves: readonly DueMove[]): Effect => ({
  organId,
  moved: moves.filter(isMoved).length,
  confirmed: moves.filter((move) => !isMoved(move)).length,
})

/**
 * What a notice will do: for each organ how many cases move or become certain, and the cases themselves
 * for the organs named; other organs' cases are counted and no more.
 */
export const previewOf = async (
  tx: Tx,
  actor: Actor,
  notice: HolidayNotice,
  shown: ReadonlySet<string>,
): Promise<{ effects: Effect[]; moves: (DueMove & { organId: string })[] }> => {
  const { before, after } = await withAndWithout(tx, notice)
  const since = firstDifference(before, after)
  if (since === undefined) return { effects: [], moves: [] }
  const moves: (DueMove & { organId: string })[] = []
  const effects = await inEachOrgan(tx, actor, async (organId) => {
    const found: DueMove[] = []
    for await (const { move } of dueMovesIn(tx, after, { organId, since })) found.push(move)
    if (shown.has(organId))
      moves.push(...found.toSorted(byFormerDay).map((move) => ({ ...move, organId })))
    return effectOf(organId, found)
  })
  return { effects: effects.filter(({ moved, confirmed }) => moved + confirmed > 0), moves }
}

/**
 * 批准载入: stores the notice and recomputes the dates of every case it touches, with history, in one
 * transaction: all of it or nothing.
 */
export const approveNotice = async (
  tx: Tx,
  needs: RequestNeeds,
  actor: Actor,
  id: string,
): Promise<StoredNotice> => {
  const notice = await openProposal(tx, id)
  await mustLoadHere(tx, actor)
  if ([actor.personId, actor.actingFor].includes(notice.proposedBy))
    throw refused('calendar.own', '放假安排须由提交人以外的人批准')
  const { before, after } = await withAndWithout(tx, notice)
  const since = firstDifference(before, after)
  const at = needs.clock.now()
  const { year, version } = notice
  const effects =
    since === undefined
      ? []
      : await inEachOrgan(tx, actor, async (organId) =>
          effectOf(
            organId,
            await recomputeDues(tx, { ...needs, calendar: () => after }, actor, {
              organId,
              since,
              noticeYear: year,
            }),
          ),
        )
  const felt = effects.filter(({ moved, confirmed }) => moved + confirmed > 0)
  await decideNotice(tx, { id, status: 'approved', by: actor.personId, at, effects: felt })
  for (const { organId, moved, confirmed } of felt)
    await audit(
      tx,
      { ...actor, organId },
      { act: 'calendar.recompute', subject: id, at, detail: { year, version, moved, confirmed } },
    )
  await audit(tx, actor, { act: 'calendar.approve', subject: id, at, detail: { year, version } })
  return notice
}

/** 退回: with a reason; also how the one who proposed it takes it back. */
export const rejectNotice = async (
  tx: Tx,
  { clock }: Pick<RequestNeeds, 'clock'>,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<void> => {
  const { year } = await openProposal(tx, id)
  await mustLoadHere(tx, actor)
  const at = clock.now()
  const by = actor.personId
  await decideNotice(tx, { id, status: 'rejected', by, at, refusal: reason })
  await audit(tx, actor, { act: 'calendar.reject', subject: id, at, detail: { year } })
}
