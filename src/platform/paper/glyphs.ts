/** Typst's complaint under PDF/A about a character no font has; the text is escaped as Rust does. */
const complaint = /the text `\\?"(.+?)\\?"` could not be displayed/gsu

const rustEscape = /\\+u\{([0-9a-f]+)\}/g

/** The characters a PDF/A complaint names, each once; empty where it is about something else. */
export const undisplayable = (message: string): string[] => [
  ...new Set(
    [...message.matchAll(complaint)].flatMap(([, text = '']) => Array.from(unescaped(text))),
  ),
]

const unescaped = (text: string): string =>
  text.replaceAll(rustEscape, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

/** PDF/A forbids private-use characters even where a font has them (old name fonts do); no font has controls. */
const neverPrinted = /[\p{Co}\p{Cs}]|(?!\n)\p{Cc}/gu

/** Characters that cannot be printed whatever the font: private use, lone surrogates, controls. */
export const unprintable = (json: unknown): string[] => {
  const found = new Set<string>()
  JSON.stringify(json, (_, value: unknown) => {
    if (typeof value === 'string')
      for (const [sign] of value.matchAll(neverPrinted)) found.add(sign)
    return value
  })
  return [...found]
}

/** 𠮷 → 〔U+20BB7〕: what is printed for a character no font has. */
export const codePointMark = (sign: string): string =>
  `〔U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`

/** The data as JSON with each of the `missing` characters replaced by its mark. */
export const jsonWithout = (data: unknown, missing: ReadonlySet<string>): string =>
  JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' && missing.size > 0 ? marked(value, missing) : value,
  )

const marked = (text: string, missing: ReadonlySet<string>): string =>
  Array.from(text, (sign) => (missing.has(sign) ? codePointMark(sign) : sign)).join('')
