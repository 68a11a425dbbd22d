import { foldWidth } from '../../kernel/text.ts'

/** 30 signs; 0 and O, 1, I and L, U and V look alike, so only one or none of each is used. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 30¹⁰ codes, 49 bits: at 100 guesses a day a right one takes longer than there will be days. */
const size = 10

/**
 * A new 查询码 as it is stored (hashed) and compared.
 *
 * @param draw a random whole number below the one given
 */
export const newQueryCode = (draw: (below: number) => number): string =>
  Array.from({ length: size }, () => alphabet.charAt(draw(alphabet.length))).join('')

/** As it is printed: K7M3X-9QTRA. */
export const groupQueryCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** What people type: width, case, spaces, dots and dashes of every kind do not count. */
export const foldQueryCode = (typed: string): string =>
  foldWidth(typed)
    .toUpperCase()
    .replaceAll(/[\s.·_\p{Pd}\u2212]/gu, '')

/**
 * 申请编号 as people type it, in the form the register gives it: 依申请〔2026〕7号. Brackets of any kind,
 * 2026-7, and the further item of a split application (7-2) lead to the same application.
 *
 * @returns what was typed, folded, where it is no number of ours: it finds nothing, like any other
 */
export const foldRequestNumber = (typed: string): string => {
  const folded = foldWidth(typed).replaceAll(/\s/g, '')
  const found = /^(?:依申请)?\D?(\d{4})\D{1,2}0*(\d{1,9})(?:\D\d{1,4})?号?$/u.exec(folded)
  return found ? `依申请〔${found[1]}〕${found[2]}号` : folded.slice(0, 60)
}
