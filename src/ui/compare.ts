/** A stretch of text that stayed, went or came. */
export type Stretch = { kind: 'same' | 'gone' | 'new'; text: string }

/** Above this many comparisons the whole text counts as replaced: a page is not the place for more. */
const most = 4_000_000

const commonLength = (a: readonly string[], b: readonly string[]): number => {
  const end = Math.min(a.length, b.length)
  let at = 0
  while (at < end && a[at] === b[at]) at += 1
  return at
}

/** `longest[i][j]`: the length of the longest common part of `a` from i and `b` from j. */
const longestCommon = (a: readonly string[], b: readonly string[]): Uint16Array[] => {
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = longest[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  return longest
}

const walk = (a: readonly string[], b: readonly string[]): Stretch[] => {
  const longest = longestCommon(a, b)
  const at = (i: number, j: number): number => longest[i]?.[j] ?? -1
  const step = (i: number, j: number): Stretch['kind'] => {
    if (i < a.length && a[i] === b[j]) return 'same'
    return i < a.length && at(i + 1, j) >= at(i, j + 1) ? 'gone' : 'new'
  }
  const out: Stretch[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const kind = step(i, j)
    out.push({ kind, text: (kind === 'new' ? b[j] : a[i]) ?? '' })
    if (kind !== 'new') i += 1
    if (kind !== 'gone') j += 1
  }
  return out
}

const joined = (stretches: readonly Stretch[]): Stretch[] =>
  stretches.reduce<Stretch[]>((out, { kind, text }) => {
    const last = out.at(-1)
    if (text === '') return out
    if (last?.kind === kind) out[out.length - 1] = { kind, text: last.text + text }
    else out.push({ kind, text })
    return out
  }, [])

/** What changed between two texts, sign by sign. `same` + `gone` is the old text, `same` + `new` the new one. */
export const compareTexts = (before: string, after: string): Stretch[] => {
  const old = Array.from(before)
  const now = Array.from(after)
  const head = commonLength(old, now)
  const tail = commonLength(old.slice(head).toReversed(), now.slice(head).toReversed())
  const oldMiddle = old.slice(head, old.length - tail)
  const nowMiddle = now.slice(head, now.length - tail)
  const middle: Stretch[] =
    oldMiddle.length * nowMiddle.length > most
      ? [
          { kind: 'gone', text: oldMiddle.join('') },
          { kind: 'new', text: nowMiddle.join('') },
        ]
      : walk(oldMiddle, nowMiddle)
  return joined([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ])
}
