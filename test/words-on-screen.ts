/** Longest quotation that is a label and must be on screen as a whole; what is longer may be part of a sentence. */
const longestLabel = 12

/** What is filled in, `${…}` in a literal and `{…}` in JSX, is written `…` in the handbook. */
const filledIn = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g
const space = /\{' '\}/g
const expression = /\{[^{}<>'"`]*\}/g

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll(/ ?… ?/g, '…').trim()

const comments = /\/\*[^]*?\*\/|(?<!:)\/\/.*/g
const literals = /'([^'\n]*)'|`([^`]*)`|"([^"\n]*)"/g

/** The words one source file can put on the screen: its literals, and the texts of its JSX between tags. */
const wordsIn = (source: string): string[] => {
  const bare = source.replaceAll(comments, '').replaceAll(filledIn, '…')
  const said = [...bare.matchAll(literals)].map(([, one, two, three]) => one ?? two ?? three ?? '')
  const shown = bare
    .replaceAll(space, ' ')
    .replaceAll(expression, '…')
    .split(/[<>{}]/)
  return [...said, ...shown].filter((text) => /\p{Script=Han}/u.test(text)).map(tidy)
}

/**
 * Which quotations no source file knows: a short one must be a whole label, a longer one part of a
 * sentence; `…` stands for what changes.
 *
 * @param sources of the product and, as JSON, of the law
 */
export const notOnScreen = (
  quotations: readonly string[],
  sources: readonly string[],
): string[] => {
  const words = new Set(sources.flatMap(wordsIn))
  const sentences = [...words].join('\n')
  return quotations.filter((quoted) => {
    const sought = tidy(quoted)
    return quoted.length <= longestLabel ? !words.has(sought) : !sentences.includes(sought)
  })
}
