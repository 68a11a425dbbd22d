import type { Db, Pool } from '../db.ts'

/** Something that is wrong, as a sentence that names the row, file or role. */
export type Violation = string

/**
 * 不变量: what must hold in every database of the product at any time. Modules export theirs
 * through their face; `gongkai verify` runs them all on a role that reads every organ.
 */
export type Invariant = {
  /** `module.name`, stable */
  name: string
  /** What holds, as one sentence. */
  sentence: string
  run: (db: Db) => AsyncIterable<Violation>
}

/** What one invariant was found to be. The first hundred violations are named, all are counted. */
export type Finding = {
  name: string
  sentence: string
  violations: readonly Violation[]
  count: number
}

const mostNamed = 100

const check = async ({ name, sentence, run }: Invariant, db: Db): Promise<Finding> => {
  const violations: Violation[] = []
  let count = 0
  for await (const violation of run(db)) {
    count += 1
    if (count <= mostNamed) violations.push(violation)
  }
  return { name, sentence, violations, count }
}

/**
 * Checks them one after the other against one snapshot, so that work going on meanwhile raises no
 * false alarm.
 *
 * @param pool of `gongkai_verify`
 * @param found called after each one
 * @returns how many violations there are in all
 */
export const verify = async (
  pool: Pool,
  invariants: readonly Invariant[],
  found: (finding: Finding) => void = () => {},
): Promise<number> => {
  let total = 0
  await pool.begin('isolation level repeatable read read only', async (tx) => {
    await tx`set local statement_timeout = 0`
    for (const invariant of invariants) {
      const finding = await check(invariant, tx)
      total += finding.count
      found(finding)
    }
  })
  return total
}
