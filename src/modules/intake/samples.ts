const personal: ReadonlySet<string> = new Set(['name', 'proofNumber', 'phone', 'address', 'email'])

const longest = 24

const starred = (text: string): string =>
  Array.from(text, (sign, index) => (index < 1 ? sign : '*')).join('')

/**
 * A cell as an example beside its heading. Personal data is masked; so is what may be: a short name in a
 * column nobody has named yet, and long runs of figures.
 */
export const maskedSample = (cell: string, key: string | undefined): string => {
  const text = cell.trim().slice(0, longest)
  const isName = key === undefined && /^[\p{Script=Han}·]{2,4}$/u.test(text)
  if ((key !== undefined && personal.has(key)) || isName) return starred(text)
  return text.replaceAll(/\d{9,}/g, (digits) => `${digits.slice(0, 3)}${'*'.repeat(6)}`)
}
