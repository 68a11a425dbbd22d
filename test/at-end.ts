import type { TestContext } from 'node:test'

/** What is cleaned up when a test ends, or when a whole file does. */
export type Ends = Pick<TestContext, 'after'> | { after: (done: () => Promise<void>) => void }

const ends = new WeakMap<Ends, (() => unknown)[]>()

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
export const atEnd = (t: Ends, end: () => unknown): void => {
  const list = ends.get(t)
  if (list) list.push(end)
  else {
    const fresh = [end]
    ends.set(t, fresh)
    t.after(() => endAll(fresh))
  }
}
