import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import {
  clearHistories,
  histories,
  type History,
  insertHistories,
  kinds,
} from '../../../test/histories.ts'
import { day, type Day, lastDayOf, yearOf } from '../../kernel/day.ts'
import { inOrgan } from '../../platform/db.ts'
import { decisionOf } from './decisions.ts'
import type { CountedRow, Tally } from './figures.ts'
import { casesBehind, figuresFor } from './store-figures.ts'

/** Row and kind → count; nothing is 0. */
type Counts = Record<string, number>

const keyOf = (row: CountedRow, kind: string): string => `${row}/${kind}`

const countsOf = (tallies: readonly Tally[]): Counts => {
  const counts: Counts = {}
  for (const { row, kind, count } of tallies)
    counts[keyOf(row, kind)] = (counts[keyOf(row, kind)] ?? 0) + count
  return counts
}

/** The same figures worked out case by case, in the words of the rule and without SQL. */
const recount = (cases: readonly History[], year: number, asOf: Day): Counts => {
  const counts: Counts = {}
  const add = (row: CountedRow, kind: string): void => {
    counts[keyOf(row, kind)] = (counts[keyOf(row, kind)] ?? 0) + 1
  }
  for (const { kind, receivedOn, isVoid, rounds } of cases) {
    if (isVoid || receivedOn === null || receivedOn > asOf) continue
    const closedEarlier = rounds.some(
      ({ signedOn, revokedOn }) =>
        yearOf(signedOn) < year && (revokedOn === null || yearOf(revokedOn) > yearOf(signedOn)),
    )
    if (yearOf(receivedOn) < year && closedEarlier) continue
    add(yearOf(receivedOn) === year ? 'new' : 'carried_in', kind)
    const standing = rounds.filter(
      ({ signedOn, revokedOn }) => signedOn <= asOf && (revokedOn === null || revokedOn > asOf),
    )
    const last = standing.at(-1)
    add(last ? decisionOf(last.code).row : 'carried_out', kind)
  }
  return counts
}

const clerk = { organId: 'office', personId: 'clerk' }

const bothYears = async (
  { app, superuser }: TestDatabase,
  cases: readonly History[],
  year: number,
  asOf = lastDayOf(year),
): Promise<{ now: Counts; before: Counts }> => {
  await clearHistories(superuser, 'office')
  await insertHistories(superuser, 'office', cases)
  const found = await inOrgan(app, clerk, (tx) => figuresFor(tx, { organId: 'office', year, asOf }))
  return { now: countsOf(found.tallies), before: countsOf(found.before) }
}

const figures = async (...asked: Parameters<typeof bothYears>): Promise<Counts> =>
  (await bothYears(...asked)).now

const decided = (change: Partial<History> = {}): History => ({
  kind: 'natural',
  receivedOn: day('2023-12-04'),
  isVoid: false,
  rounds: [{ code: 'G1', signedOn: day('2023-12-29'), revokedOn: null }],
  ...change,
})

describe('表三的数字', () => {
  test('随机的办理经过，逐件另行清点，本年和上年的结果都相同，每一栏都平', async (t) => {
    const database = await freshDatabase(t)
    await fc.assert(
      fc.asyncProperty(
        fc.array(histories, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2021, max: 2024 }),
        async (cases, year) => {
          const { now: counts, before } = await bothYears(database, cases, year)
          assert.deepEqual(counts, recount(cases, year, lastDayOf(year)))
          assert.deepEqual(before, recount(cases, year - 1, lastDayOf(year - 1)))
          for (const kind of kinds) {
            const of = (row: CountedRow): number => counts[keyOf(row, kind)] ?? 0
            const inAll = of('new') + of('carried_in')
            const everything = Object.entries(counts)
              .filter(([key]) => key.endsWith(`/${kind}`))
              .reduce((sum, [, count]) => sum + count, 0)
            assert.equal(everything, 2 * inAll)
          }
        },
      ),
      { numRuns: 60, ...sameCases },
    )
  })

  test('每一年的结转下年度，就是下一年的上年结转', async (t) => {
    const database = await freshDatabase(t)
    await fc.assert(
      fc.asyncProperty(fc.array(histories, { minLength: 1, maxLength: 60 }), async (cases) => {
        for (const year of [2021, 2022, 2023]) {
          const before = await figures(database, cases, year)
          const after = await figures(database, cases, year + 1)
          for (const kind of kinds)
            assert.equal(after[keyOf('carried_in', kind)], before[keyOf('carried_out', kind)])
        }
      }),
      { numRuns: 15, ...sameCases },
    )
  })

  test('年中任一天都可以当作年底：以后的收件和决定都不算', async (t) => {
    const database = await freshDatabase(t)
    await fc.assert(
      fc.asyncProperty(
        fc.array(histories, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        async (cases, month) => {
          const asOf = day(`2023-${String(month).padStart(2, '0')}-15`)
          assert.deepEqual(await figures(database, cases, 2023, asOf), recount(cases, 2023, asOf))
        },
      ),
      { numRuns: 20, ...sameCases },
    )
  })

  test('12月31日签发、次年1月2日寄出的，算在签发那一年', async (t) => {
    const database = await freshDatabase(t)
    const one = decided({
      rounds: [{ code: 'U1b', signedOn: day('2023-12-31'), revokedOn: null }],
    })
    assert.deepEqual(await figures(database, [one], 2023), { 'new/natural': 1, 'u1/natural': 1 })
    assert.deepEqual(await figures(database, [one], 2024), {})
  })

  test('签发日挪到次年1月1日：本年转为结转，次年计入办理结果', async (t) => {
    const database = await freshDatabase(t)
    const one = decided({ rounds: [{ code: 'G1', signedOn: day('2024-01-01'), revokedOn: null }] })
    assert.deepEqual(await figures(database, [one], 2023), {
      'new/natural': 1,
      'carried_out/natural': 1,
    })
    assert.deepEqual(await figures(database, [one], 2024), {
      'carried_in/natural': 1,
      'granted/natural': 1,
    })
  })

  test('改一件的结果、申请人类别或者作废它，只动应动的格', async (t) => {
    const database = await freshDatabase(t)
    const others = [decided(), decided({ kind: 'other' })]
    const with1 = (one: History) => figures(database, [...others, one], 2023)
    const base = { 'new/natural': 1, 'granted/natural': 1, 'new/other': 1, 'granted/other': 1 }
    assert.deepEqual(await with1(decided()), { ...base, 'new/natural': 2, 'granted/natural': 2 })
    const refused = decided({
      rounds: [{ code: 'N4', signedOn: day('2023-12-29'), revokedOn: null }],
    })
    assert.deepEqual(await with1(refused), { ...base, 'new/natural': 2, 'd4/natural': 1 })
    assert.deepEqual(await with1(decided({ kind: 'business' })), {
      ...base,
      'new/business': 1,
      'granted/business': 1,
    })
    assert.deepEqual(await with1(decided({ isVoid: true })), base)
  })

  test('当年撤销的决定当年不算；次年撤销的仍算在原年度，次年不重复', async (t) => {
    const database = await freshDatabase(t)
    const within = decided({
      rounds: [{ code: 'G1', signedOn: day('2023-12-20'), revokedOn: day('2023-12-31') }],
    })
    assert.deepEqual(await figures(database, [within], 2023), {
      'new/natural': 1,
      'carried_out/natural': 1,
    })
    const later = decided({
      rounds: [
        { code: 'N6', signedOn: day('2023-12-20'), revokedOn: day('2024-02-01') },
        { code: 'G1', signedOn: day('2024-02-20'), revokedOn: null },
      ],
    })
    assert.deepEqual(await figures(database, [later], 2023), { 'new/natural': 1, 'd6/natural': 1 })
    assert.deepEqual(await figures(database, [later], 2024), {})
  })

  test('每一格打开的案件，件数与格中的数字相同', async (t) => {
    const database = await freshDatabase(t)
    await fc.assert(
      fc.asyncProperty(fc.array(histories, { minLength: 5, maxLength: 40 }), async (cases) => {
        const counts = await figures(database, cases, 2023)
        for (const [key, count] of Object.entries(counts)) {
          const [row, column] = key.split('/') as [CountedRow, (typeof kinds)[number]]
          const { total, cases: listed } = await inOrgan(database.app, clerk, (tx) =>
            casesBehind(tx, {
              organId: 'office',
              year: 2023,
              asOf: lastDayOf(2023),
              row,
              column,
              page: 1,
            }),
          )
          assert.deepEqual([total, listed.length], [count, count], key)
          assert.ok(listed.every(({ kind }) => kind === column))
        }
      }),
      { numRuns: 10, ...sameCases },
    )
  })

  test('别的机关看不到；给了监督授权的主管部门看得到数字', async (t) => {
    const { app, superuser } = await freshDatabase(t)
    await insertHistories(superuser, 'office', [decided()])
    const other = { organId: 'county', personId: 'boss' }
    const seen = async (): Promise<Counts> =>
      countsOf(
        (
          await inOrgan(app, other, (tx) =>
            figuresFor(tx, { organId: 'office', year: 2023, asOf: lastDayOf(2023) }),
          )
        ).tallies,
      )
    assert.deepEqual(await seen(), {})
    await superuser`
      insert into platform.organ_grant values ('office', 'county', 'oversight', '主管部门', '2023-01-01')`
    assert.deepEqual(await seen(), { 'new/natural': 1, 'granted/natural': 1 })
  })

  test('办理环节与签发的决定对不上的、一件有两个有效决定的，都数得出来（CK16、CK20）', async (t) => {
    const { app, superuser } = await freshDatabase(t)
    const longAgo = decided({
      receivedOn: day('2020-05-06'),
      rounds: [{ code: 'G1', signedOn: day('2020-05-20'), revokedOn: null }],
    })
    await insertHistories(superuser, 'office', [decided(), decided(), longAgo])
    const look = () =>
      inOrgan(app, clerk, (tx) =>
        figuresFor(tx, { organId: 'office', year: 2023, asOf: lastDayOf(2023) }),
      )
    const before = await look()
    assert.deepEqual([before.contradictory, before.decidedTwice], [0, 0])
    await superuser`
      update requests.info_request set stage = 'awaitingCorrection'
      where id in ('office-1', 'office-3')`
    await superuser`
      insert into requests.outcome values ('office', 'office-2', 2, 'PT', '2023-12-30', null)`
    const after = await look()
    assert.deepEqual([after.contradictory, after.decidedTwice], [2, 1])
  })
})
