import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Edition, EditionEvent, EditionRow, EditionStage, RecordedEdition } from './edition.ts'

const columns = (db: Db): PendingQuery<Row[]> => db`
  id, organ_id as "organId", year, number, stage, version, reason, started_on as "startedOn",
  sealed_on as "sealedOn", published_on as "publishedOn"`

/** Every edition of a year, the latest first. */
export const editionsOf = async (
  db: Db,
  { organId, year }: { organId: string; year: number },
): Promise<EditionRow[]> => db<EditionRow[]>`
  select ${columns(db)} from reports.edition
  where organ_id = ${organId} and year = ${year} order by number desc`

/** The latest edition of each year of an organ. */
export const latestEditions = async (db: Db, organId: string): Promise<EditionRow[]> => db<
  EditionRow[]
>`
  select distinct on (year) ${columns(db)} from reports.edition
  where organ_id = ${organId} order by year desc, number desc`

/** The latest edition of one year of every organ the reader may see. */
export const editionsOfYear = async (db: Db, year: number): Promise<EditionRow[]> => db<
  EditionRow[]
>`
  select distinct on (organ_id) ${columns(db)} from reports.edition
  where year = ${year} order by organ_id, number desc`

/** The latest editions that wait at these stages, of one's own organ and of those that entrusted it. */
export const waitingEditions = async (
  db: Db,
  organId: string,
  stages: readonly EditionStage[],
): Promise<EditionRow[]> => db<EditionRow[]>`
  select ${columns(db)} from reports.edition
  where stage = any(${stages as string[]}) and (organ_id = ${organId}
    or (organ_id in (select platform.granting('entrusted')) and stage in ('review', 'signing')))
  order by year, organ_id`

type EventRow = {
  seq: number
  type: string
  on: Day
  data: object
  by: string
  actingFor: string | null
  at: Date
}

/** What happened to an edition, in order. */
export const eventsOf = async (db: Db, editionId: string): Promise<RecordedEdition[]> => {
  const rows = await db<EventRow[]>`
    select seq, type, on_day as on, data, by_person as by, acting_for as "actingFor", at
    from reports.edition_event where edition_id = ${editionId} order by seq`
  return rows.map(
    ({ data, actingFor, ...event }) =>
      ({ ...data, ...event, ...(actingFor !== null && { actingFor }) }) as RecordedEdition,
  )
}

/** Keeps writers of one organ and year apart; the row of an edition may not be there yet. */
export const lockEdition = async (
  tx: Tx,
  { organId, year }: { organId: string; year: number },
): Promise<void> => {
  await tx`select pg_advisory_xact_lock(hashtextextended(${`reports ${organId} ${year}`}, 0))`
}

type By = { personId: string; actingFor?: string | undefined; on: Day; at: Date }

/** Appends events and saves what follows from them for the lists. */
export const appendEvents = async (
  tx: Tx,
  at: { id: string; organId: string; year: number; number: number },
  { events, edition, by }: { events: readonly EditionEvent[]; edition: Edition; by: By },
): Promise<void> => {
  const { stage, version, reason, startedOn, sealedOn, publishedOn } = edition
  await tx`
    insert into reports.edition (id, organ_id, year, number, stage, version, reason, started_on,
      sealed_on, published_on)
    values (${at.id}, ${at.organId}, ${at.year}, ${at.number}, ${stage}, ${version}, ${reason},
      ${startedOn}, ${sealedOn}, ${publishedOn})
    on conflict (id) do update set stage = excluded.stage, version = excluded.version,
      sealed_on = excluded.sealed_on, published_on = excluded.published_on`
  const first = version - events.length
  for (const [index, { type, ...data }] of events.entries())
    await tx`
      insert into reports.edition_event (organ_id, edition_id, seq, type, on_day, data, by_person,
        acting_for, at)
      values (${at.organId}, ${at.id}, ${first + index + 1}, ${type}, ${by.on},
        ${tx.json(data)}, ${by.personId}, ${by.actingFor ?? null}, ${by.at})`
}
