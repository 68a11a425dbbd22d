import type { TestContext } from 'node:test'

type Test = Pick<TestContext, 'after'>

const ends = new WeakMap<Test, (() => unknown)[]>()

const endAll = async (list: readonly (() => unknown)[]): Promise<void> => {
  const faults: unknown[] = []
  for (const end of list.toReversed())
    try {
      await end()
    } catch (fault) {
      faults.push(fault)
    }
  if (faults.length > 0) throw faults[0]
}

/** At the end of the test, the last first (`t.after` keeps the order): a folder goes when its server has gone. */
export const atEnd = (t: Test, end: () => unknown): void => {
  const list = ends.get(t)
  if (list) list.push(end)
  else {
    const fresh = [end]
    ends.set(t, fresh)
    t.after(() => endAll(fresh))
  }
}
