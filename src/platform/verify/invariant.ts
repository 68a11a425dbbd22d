import type { Db } from '../db.ts'

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

/** What one invariant was found to be. At most `mostNamed` violations are named, all are counted. */
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

/** Runs them one after the other, so that a small machine keeps serving meanwhile. */
export const verify = async function* (
  invariants: readonly Invariant[],
  db: Db,
): AsyncGenerator<Finding> {
  for (const invariant of invariants) yield await check(invariant, db)
}
