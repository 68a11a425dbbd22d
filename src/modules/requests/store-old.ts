import { type Day, yearOf } from '../../kernel/day.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { CaseEvent } from './events.ts'
import type { CaseState } from './request.ts'
import { wordsOf } from './search-words.ts'
import type { Standing } from './store.ts'
import type { NewApplication, NewRequest } from './store-registration.ts'

/** A case of an old ledger, ready to be written: application, item, events and what follows from them. */
export type OldRow = {
  application: NewApplication
  request: Omit<NewRequest, 'number' | 'seq' | 'item'> & { number: string; seq: number }
  formerNumber: string | null
  events: readonly CaseEvent[]
  state: CaseState
  standing: Standing
}

type By = { importId: string; personId: string; actingFor: string | null; at: Date }

const applicationOf = ({ application: row }: OldRow) => ({
  id: row.id,
  organ_id: row.organId,
  channel: row.channel,
  arrived_on: row.arrivedOn,
  applicant_kind: row.applicantKind,
  masked_name: row.maskedName,
  name_hash: row.nameHash,
  proof_hash: row.proofHash,
  phone_hash: row.phoneHash,
  case_key_id: row.caseKeyId,
  sealed_applicant: row.sealedApplicant,
  post_number: row.postNumber,
  at: row.at,
})

const requestOf = ({ request: row, formerNumber, state, standing }: OldRow, by: By) => ({
  id: row.id,
  organ_id: row.organId,
  application_id: row.applicationId,
  number: row.number,
  year: yearOf(row.on),
  seq: row.seq,
  item: 1,
  description: row.description,
  words: wordsOf(row.description),
  obtain_by: row.obtainBy,
  carrier: row.carrier,
  stage: state.stage,
  desk: standing.desk,
  version: state.version,
  handler_id: state.handlerId ?? null,
  received_on: state.receivedOn ?? null,
  due_on: standing.dueOn,
  due_provisional: standing.dueProvisional,
  paused: standing.paused,
  code: state.outcomes.at(-1)?.code ?? state.decision?.code ?? null,
  at: row.at,
  former_number: formerNumber,
  taken_by: by.importId,
  taken_version: state.version,
})

/**
 * Writes many cases at once, a statement for each table. How the row behind a foreign key is found is
 * planned once for a connection and kept; a plan made while the tables were small would read every case of
 * the organ for each event, so it is made anew.
 */
export const insertOldCases = async (tx: Tx, rows: readonly OldRow[], by: By): Promise<void> => {
  const events = rows.flatMap(({ request: { id, organId }, events: made }) =>
    made.map(({ type, on, ...data }, index) => ({
      organ_id: organId,
      request_id: id,
      seq: index + 1,
      type,
      on_day: on,
      data: tx.json(data),
      by_person: by.personId,
      acting_for: by.actingFor,
      at: by.at,
    })),
  )
  const outcomes = rows.flatMap(({ request: { id, organId }, state }) =>
    state.outcomes.map(({ round, code, signedOn }) => ({
      organ_id: organId,
      request_id: id,
      round,
      code,
      signed_on: signedOn,
    })),
  )
  await tx`discard plans`
  await tx`insert into requests.application ${tx(rows.map(applicationOf))}`
  await tx`insert into requests.info_request ${tx(rows.map((row) => requestOf(row, by)))}`
  await tx`insert into requests.event ${tx(events)}`
  if (outcomes.length > 0) await tx`insert into requests.outcome ${tx(outcomes)}`
}

/** Gives cases just written their numbers, in one statement; until then each has one that nobody is given. */
export const giveNumbers = async (
  tx: Tx,
  given: readonly { id: string; seq: number; number: string }[],
): Promise<void> => {
  await tx`
    update requests.info_request r set seq = g.seq, number = g.number
    from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ seq }) => seq)}::int[],
      ${given.map(({ number }) => number)}::text[]) as g (id, seq, number)
    where r.id = g.id`
}

/** Takes `count` numbers of a year at once. @returns the last number before them */
export const takeNumbers = async (
  tx: Tx,
  of: { organId: string; series: 'request' | 'letter'; year: number },
  count: number,
): Promise<number> => {
  const [row] = await tx<{ last: number }[]>`
    insert into requests.counter as c (organ_id, series, year, last)
    values (${of.organId}, ${of.series}, ${of.year}, ${count})
    on conflict (organ_id, series, year) do update set last = c.last + ${count}
    returning last`
  return (row?.last ?? count) - count
}

/** 文号 used before the platform are not given again: the next one follows the highest of them. */
export const passLetterNumbers = async (
  tx: Tx,
  { organId, year, last }: { organId: string; year: number; last: number },
): Promise<void> => {
  await tx`
    insert into requests.counter as c (organ_id, series, year, last)
    values (${organId}, 'letter', ${year}, ${last})
    on conflict (organ_id, series, year) do update set last = greatest(c.last, excluded.last)`
}

/** How many cases of an import stand untouched, and the numbers of some that were worked on since. */
export const standingOfImport = async (
  db: Db,
  importId: string,
): Promise<{ untouched: number; touched: number; examples: string[] }> => {
  const [row] = await db<{ untouched: number; touched: number; examples: string[] | null }[]>`
    with one as (
      select r.number, r.year, r.seq, r.version = r.taken_version
        and not exists (select from requests.letter l where l.request_id = r.id)
        and not exists (select from requests.note n where n.request_id = r.id)
        and not exists (select from requests.attachment a where a.application_id = r.application_id)
        and not exists (select from requests.checklist c where c.request_id = r.id) as untouched
      from requests.info_request r where r.taken_by = ${importId}
    ) select count(*) filter (where untouched)::int as untouched,
      count(*) filter (where not untouched)::int as touched,
      (array_agg(number order by year, seq) filter (where not untouched))[1:3] as examples
    from one`
  return {
    untouched: row?.untouched ?? 0,
    touched: row?.touched ?? 0,
    examples: row?.examples ?? [],
  }
}

/** 作废 of every case of an import, each with its event; the numbers stay given. @returns how many */
export const voidImported = async (
  tx: Tx,
  said: { importId: string; on: Day; reason: string },
  by: Omit<By, 'importId'>,
): Promise<number> => {
  await tx`
    insert into requests.event (organ_id, request_id, seq, type, on_day, data, by_person,
      acting_for, at)
    select organ_id, id, version + 1, 'voided', ${said.on},
      jsonb_build_object('reason', ${said.reason}::text), ${by.personId}, ${by.actingFor}, ${by.at}
    from requests.info_request where taken_by = ${said.importId}`
  const { count } = await tx`
    update requests.info_request
    set stage = 'void', desk = 'none', paused = false, version = version + 1
    where taken_by = ${said.importId}`
  return count
}

/** A case that stands and may be the same as one of a ledger. */
export type StandingCase = {
  number: string
  nameHash: string
  receivedOn: Day
  description: string
  formerNumber: string | null
}

/** The cases of the organ whose applicants bear one of these names; void ones are none. */
export const casesOfNames = async (
  db: Db,
  organId: string,
  nameHashes: readonly string[],
): Promise<StandingCase[]> => db<StandingCase[]>`
  select r.number, a.name_hash as "nameHash", coalesce(r.received_on, a.arrived_on) as "receivedOn",
    r.description, r.former_number as "formerNumber"
  from requests.application a join requests.info_request r on r.application_id = a.id
  where a.organ_id = ${organId} and a.name_hash = any(${[...nameHashes]}) and r.stage <> 'void'
  order by r.year, r.seq, r.item`
