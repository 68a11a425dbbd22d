import { type CheckFinding, finding } from './rules.ts'
import { countsIn, outsideBrackets, sentences } from './sentences.ts'

const shorthand = /(\d+)\/(\d+),文中\s*(\d+(?:\.\d+)?)%/g
const shares =
  /(\d[\d,]*)\s*(?:件|宗|条|份|个|次|项)\s*[,(]?\s*(?:约?占[^,。;()\d]{0,16})?(\d+(?:\.\d+)?)%/g

/** The share in percent, rounded half up to the digits used, as text. */
const rounded = (part: number, whole: number, digits: number): string => {
  const scale = 10 ** digits
  const scaled = Math.floor((part * 200 * scale + whole) / (2 * whole))
  return (scaled / scale).toFixed(digits)
}

const matches = (part: number, whole: number, said: string): boolean => {
  const digits = said.split('.')[1]?.length ?? 0
  return whole > 0 && Number(rounded(part, whole, digits)) === Number(said)
}

const told = (part: number, whole: number, said: string): CheckFinding => {
  const right = rounded(part, whole, said.split('.')[1]?.length ?? 0)
  return finding('CK12', `文中称${part}占${whole}的${said}%，按四舍五入应为${right}%。`, [])
}

const written = (prose: string): readonly CheckFinding[] =>
  [...prose.matchAll(shorthand)].flatMap(([, part, whole, said = '']) =>
    matches(Number(part), Number(whole), said) || Number(whole) === 0
      ? []
      : [told(Number(part), Number(whole), said)],
  )

/** Shares in sentences: any count in the sentence or the one before may be the whole; the nearest total is told. */
const spoken = (prose: string): readonly CheckFinding[] =>
  sentences(prose).flatMap(({ text, before }) => {
    const wholes = countsIn(`${before};${text}`).map((each) => each.value)
    const lead = text.startsWith('其中') ? before : (text.split('其中')[0] ?? '')
    const main = countsIn(outsideBrackets(lead)).at(-1)?.value
    return [...text.matchAll(shares)].flatMap(
      ([, digits = '', said = '']): readonly CheckFinding[] => {
        const part = Number(digits.replaceAll(',', ''))
        const isRight = wholes.some((whole) => matches(part, whole, said))
        return isRight || main === undefined || main <= part ? [] : [told(part, main, said)]
      },
    )
  })

/** CK12: percentages recomputed. */
export const percentsMatch = (prose: string): readonly CheckFinding[] => [
  ...written(prose),
  ...spoken(prose),
]
