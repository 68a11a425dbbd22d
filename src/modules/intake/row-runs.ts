import type { FoundAt } from './import.ts'

/** The same remark on several rows. */
export type FoundOnRows = { rows: readonly number[]; column: string; message: string }

/** One line for what is said in the same words of several rows, in the order of the first of them. */
export const gatheredByWords = (found: readonly FoundAt[]): FoundOnRows[] => {
  const byWords = new Map<string, FoundAt[]>()
  for (const one of found) {
    const words = `${one.column}\n${one.message}`
    const same = byWords.get(words)
    if (same) same.push(one)
    else byWords.set(words, [one])
  }
  return [...byWords.values()].map((same) => ({
    rows: same.map(({ row }) => row),
    column: same[0]?.column ?? '',
    message: same[0]?.message ?? '',
  }))
}

const shownRuns = 6

/** 第 5–8、12 行; of many runs the first ones and how many rows there are. */
export const rowsInWords = (rows: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else runs.push([row, row])
  }
  const shown = runs
    .slice(0, shownRuns)
    .map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
    .join('、')
  return runs.length > shownRuns ? `第 ${shown} 等 ${rows.length} 行` : `第 ${shown} 行`
}
