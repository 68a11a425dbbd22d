import * as fc from 'fast-check'
import { addDays, day, type Day, lastDayOf } from '../src/kernel/day.ts'

import { type ApplicantKind, type DecisionCode, decisionCodes } from '../src/modules/requests.ts'
import type { Pool } from '../src/platform/db.ts'

/** One case as the tables hold it: what the annual report may count. */
export type History = {
  kind: ApplicantKind
  receivedOn: Day | null
  isVoid: boolean
  rounds: readonly { code: DecisionCode; signedOn: Day; revokedOn: Day | null }[]
}

export const kinds: readonly ApplicantKind[] = [
  'natural',
  'business',
  'research',
  'charity',
  'legalService',
  'other',
]

/** Days that crowd around the ends of the years 2021 to 2024. */
const days = fc.oneof(
  fc
    .tuple(fc.integer({ min: 2021, max: 2024 }), fc.integer({ min: -3, max: 3 }))
    .map(([year, offset]) => addDays(lastDayOf(year), offset)),
  fc.integer({ min: 0, max: 1500 }).map((offset) => addDays(day('2021-01-01'), offset)),
)

const rounds = (receivedOn: Day, steps: readonly number[], codes: readonly DecisionCode[]) => {
  const made: { code: DecisionCode; signedOn: Day; revokedOn: Day | null }[] = []
  let at = receivedOn
  for (const [index, step] of steps.entries()) {
    const last = made.at(-1)
    at = addDays(at, step)
    if (index % 2 === 0) made.push({ code: codes[index] ?? 'O3', signedOn: at, revokedOn: null })
    else if (last) made[made.length - 1] = { ...last, revokedOn: at }
  }
  return made
}

/** Any course of a case: decided, revoked, decided again, at any distance of days, also none. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    receivedOn: fc.option(days, { freq: 20 }),
    isVoid: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    steps: fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })), {
      maxLength: 5,
    }),
    codes: fc.array(fc.constantFrom(...decisionCodes), { minLength: 5, maxLength: 5 }),
  })
  .map(({ kind, receivedOn, isVoid, steps, codes }) => ({
    kind,
    receivedOn,
    isVoid: isVoid || receivedOn === null,
    rounds: receivedOn === null ? [] : rounds(receivedOn, steps, codes),
  }))

/** Writes the cases as rows of an organ, as the superuser: no events, only what the report reads. */
export const insertHistories = async (
  superuser: Pool,
  organId: string,
  cases: readonly History[],
): Promise<void> => {
  const key = `key-${organId}`
  await superuser`
    insert into platform.case_key (id, organ_id, wrapped) values (${key}, ${organId}, '\\x00')
    on conflict do nothing`
  await superuser`
    insert into requests.application (id, organ_id, channel, arrived_on, applicant_kind,
      masked_name, name_hash, case_key_id, sealed_applicant, at)
    select organ || '-' || n, organ, 'counter', '2021-01-01', kind, '张*', 'h', ${key}, '\\x00', now()
    from (select ${organId}::text as organ) o,
      unnest(${cases.map(({ kind }) => kind)}::text[]) with ordinality as u (kind, n)`
  await superuser`
    insert into requests.info_request (id, organ_id, application_id, number, year, seq, item,
      description, words, obtain_by, carrier, stage, desk, version, received_on, at)
    select organ || '-' || n, organ, organ || '-' || n, n || '号', 2021, n, 1, '某项信息', '{}',
      'post', 'paper', stage, 'none', 1, received_on, now()
    from (select ${organId}::text as organ) o,
      unnest(${cases.map(stageOf)}::text[], ${cases.map(({ receivedOn }) => receivedOn)}::date[])
        with ordinality as u (stage, received_on, n)`
  const outcomes = cases.flatMap((one, index) =>
    one.rounds.map((round, at) => ({ ...round, round: at + 1, id: `${organId}-${index + 1}` })),
  )
  await superuser`
    insert into requests.outcome (organ_id, request_id, round, code, signed_on, revoked_on)
    select ${organId}, * from unnest(${outcomes.map(({ id }) => id)}::text[],
      ${outcomes.map(({ round }) => round)}::int[], ${outcomes.map(({ code }) => code)}::text[],
      ${outcomes.map(({ signedOn }) => signedOn)}::date[],
      ${outcomes.map(({ revokedOn }) => revokedOn)}::date[])`
}

const stageOf = ({ isVoid, rounds: made }: History): string => {
  if (isVoid) return 'void'
  const last = made.at(-1)
  return last && last.revokedOn === null ? 'closed' : 'open'
}

/** Removes an organ's cases again, so that one database serves many histories. */
export const clearHistories = async (superuser: Pool, organId: string): Promise<void> => {
  await superuser`delete from requests.outcome where organ_id = ${organId}`
  await superuser`delete from requests.info_request where organ_id = ${organId}`
  await superuser`delete from requests.application where organ_id = ${organId}`
}
