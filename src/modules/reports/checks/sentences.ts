/** What narrative checks look at: one sentence, with the one before it for “其中”. */
export type Sentence = { readonly text: string; readonly before: string }

/** Sentences end at a full stop or a line end. */
export const sentences = (prose: string): readonly Sentence[] => {
  const texts = prose.split(/[。\n]/).map((text) => text.trim())
  return texts.map((text, index) => ({ text, before: texts[index - 1] ?? '' }))
}

/** Without what stands in brackets. */
export const outsideBrackets = (text: string): string => {
  let left = text
  for (;;) {
    const next = left.replaceAll(/\([^()]*\)/g, '')
    if (next === left) return left
    left = next
  }
}

export type Count = { readonly value: number; readonly unit: string }

const count =
  /(?<![\d.])(\d[\d,]*)\s*(件次|人次|件|宗|条|份|篇|期|个|项|起|元|万元|次|场|家|名|部|则|余条|多条)/g

/** Every number with a measure word; “200 余条” is an estimate and left out. */
export const countsIn = (text: string): readonly Count[] =>
  [...text.matchAll(count)].flatMap(([, digits = '', unit = '']) =>
    unit.startsWith('余') || unit.startsWith('多')
      ? []
      : [{ value: Number(digits.replaceAll(',', '')), unit }],
  )
