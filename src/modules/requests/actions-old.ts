import { randomUUID } from 'node:crypto'
import { type Day, yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { organById } from '../organs.ts'
import { type Officer, type RequestNeeds, standingOf } from './actions.ts'
import { numberOf } from './actions-registration.ts'
import { maskedName } from './applicant.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { Recorded } from './events.ts'
import { eventsOfOld, type OldCase } from './old-case.ts'
import { fold } from './request.ts'
import {
  giveNumbers,
  insertOldCases,
  type OldRow,
  passLetterNumbers,
  standingOfImport,
  takeNumbers,
  voidImported,
} from './store-old.ts'

/** Rows written by one statement: bounds the memory and the parameters of a query. */
const atOnce = 100

export type TakingNeeds = Pick<RequestNeeds, 'clock' | 'calendar' | 'vault' | 'separationOf'>

/** A case with its place among those of its year, in the order of the days of arrival: 1, 2 … */
type Placed = { id: string; old: OldCase; year: number; place: number }

const placed = (cases: readonly OldCase[]): Placed[] => {
  const byYear = Map.groupBy(cases, ({ arrivedOn }) => yearOf(arrivedOn))
  return [...byYear.keys()]
    .toSorted((one, other) => one - other)
    .flatMap((year) =>
      (byYear.get(year) ?? [])
        .toSorted((one, other) =>
          one.arrivedOn < other.arrivedOn ? -1 : Number(one.arrivedOn > other.arrivedOn),
        )
        .map((old, index) => ({ id: randomUUID(), old, year, place: index + 1 })),
    )
}

/**
 * The numbers of the organ, given last: whoever registers waits for the row of the counter from here to
 * the end of the transaction, and not while everything is written. A transaction that fails took none.
 */
const number = async (tx: Tx, organId: string, cases: readonly Placed[]): Promise<void> => {
  const given: { id: string; seq: number; number: string }[] = []
  for (const [year, inYear] of Map.groupBy(cases, (one) => one.year)) {
    const last = await takeNumbers(tx, { organId, series: 'request', year }, inYear.length)
    for (const { id, place } of inYear)
      given.push({ id, seq: last + place, number: numberOf(year, last + place, 1) })
  }
  await giveNumbers(tx, given)
}

type Taking = { importId: string; organId: string; on: Day; at: Date; reviewNeeded: boolean }

const rowOf = (
  needs: TakingNeeds,
  officer: Officer,
  taking: Taking,
  { id, old, place, caseKeyId, sealed }: Placed & { caseKeyId: string; sealed: Buffer },
): OldRow => {
  const { organId, at } = taking
  const { applicant, arrivedOn, channel } = old
  const applicationId = randomUUID()
  const events = eventsOfOld(old, taking)
  const recorded = events.map((event, index): Recorded => ({
    ...event,
    seq: index + 1,
    by: officer.personId,
    at: at.toISOString(),
  }))
  return {
    application: {
      id: applicationId,
      organId,
      channel,
      arrivedOn,
      applicantKind: applicant.kind,
      maskedName: maskedName(applicant),
      nameHash: needs.vault.fingerprint(applicant.name),
      proofHash: applicant.proofNumber ? needs.vault.fingerprint(applicant.proofNumber) : null,
      phoneHash: applicant.phone ? needs.vault.fingerprint(applicant.phone) : null,
      caseKeyId,
      sealedApplicant: sealed,
      postNumber: null,
      at,
    },
    request: {
      id,
      organId,
      applicationId,
      number: id,
      on: arrivedOn,
      seq: -place,
      description: old.description,
      obtainBy: old.obtainBy,
      carrier: old.carrier,
      at,
    },
    formerNumber: old.formerNumber ?? null,
    events,
    state: fold(recorded),
    standing: standingOf(needs.calendar(), recorded, taking.reviewNeeded),
  }
}

const pastLetterNumbers = async (
  tx: Tx,
  organId: string,
  cases: readonly OldCase[],
): Promise<void> => {
  const word = (await organById(tx, organId))?.numberWord ?? ''
  const last = new Map<number, number>()
  for (const { decision } of cases) {
    const written = foldWidth(decision?.number ?? '').replaceAll(/\s/g, '')
    const [, own, year, seq] = /^(.+)[〔[(](\d{4})[〕\])]第?0*(\d{1,6})号?$/.exec(written) ?? []
    if (own === word) last.set(Number(year), Math.max(last.get(Number(year)) ?? 0, Number(seq)))
  }
  for (const [year, seq] of last) await passLetterNumbers(tx, { organId, year, last: seq })
}

/**
 * Takes the cases of an old ledger over, all in the caller's transaction: applicants sealed, the
 * organ's own numbers of their years given, events appended on their legal days.
 *
 * @param progress told after each part: so many of so many
 */
export const takeOver = async (
  tx: Tx,
  needs: TakingNeeds,
  officer: Officer,
  asked: {
    importId: string
    cases: readonly OldCase[]
    progress: (done: number) => Promise<void>
  },
): Promise<void> => {
  const { organId, personId, actingFor = null } = officer
  const { importId, cases } = asked
  const { reviewNeeded } = await needs.separationOf(tx, organId, officer)
  const at = needs.clock.now()
  const taking = { importId, organId, on: needs.clock.today(), at, reviewNeeded }
  const given = placed(cases)
  for (let from = 0; from < given.length; from += atOnce) {
    const part = given.slice(from, from + atOnce)
    const sealed = await needs.vault.sealEach(
      tx,
      organId,
      part.map(({ old }) => old.applicant),
    )
    const rows = part.flatMap((one, index) => {
      const own = sealed[index]
      return own ? [rowOf(needs, officer, taking, { ...one, ...own })] : []
    })
    await insertOldCases(tx, rows, { importId, personId, actingFor, at })
    await asked.progress(from + part.length)
  }
  await number(tx, organId, given)
  await pastLetterNumbers(tx, organId, cases)
  await audit(tx, officer, {
    act: 'requests.takeOver',
    subject: importId,
    at,
    detail: { cases: cases.length },
  })
}

/**
 * 撤销导入: every case of the import becomes void, as a wrong registration does; its number is never
 * given again.
 *
 * @throws Refused where somebody has worked on one of them since
 */
export const giveBack = async (
  tx: Tx,
  needs: Pick<RequestNeeds, 'clock'>,
  officer: Officer,
  asked: { importId: string; reason: string },
): Promise<number> => {
  const { touched, examples } = await standingOfImport(tx, asked.importId)
  if (touched > 0)
    throw new Refused({
      code: 'requests.import-touched',
      message: `导入以后已有 ${touched} 件办理过（${examples.join('、')}${touched > examples.length ? ' 等' : ''}），不能整批撤销；登记有误的请逐件提请作废`,
    })
  const at = needs.clock.now()
  const { personId, actingFor = null } = officer
  const count = await voidImported(
    tx,
    { ...asked, on: needs.clock.today() },
    { personId, actingFor, at },
  )
  await audit(tx, officer, {
    act: 'requests.giveBack',
    subject: asked.importId,
    at,
    detail: { cases: count },
  })
  return count
}
