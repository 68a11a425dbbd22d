import { foldForComparison } from '../../kernel/text.ts'

/**
 * Words for finding a text: pairs of neighbouring signs, so that 高标准农田 is found by 农田.
 * A single sign stands for itself.
 */
export const wordsOf = (text: string): string[] => {
  const signs = Array.from(foldForComparison(text)).filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  if (signs.length === 1) return signs
  return [...new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`))]
}
