import { foldForComparison } from '../../kernel/text.ts'

/** Signs, letters and figures that carry the meaning; punctuation and spaces do not. */
const bare = (text: string): string => foldForComparison(text).replaceAll(/[\p{P}\p{S}\s]/gu, '')

/** 称呼和客套话, longest first so that no half of one is left. */
const courtesies = [
  '特此申请公开',
  '我申请公开',
  '我想申请公开',
  '申请公开',
  '依法公开',
  '特此申请',
  '工作人员',
  '恳请提供',
  '敬请提供',
  '烦请提供',
  '请求公开',
  '尊敬的',
  '贵单位',
  '贵机关',
  '贵部门',
  '您好',
  '你好',
  '麻烦',
  '谢谢',
  '感谢',
  '恳请',
  '敬请',
  '烦请',
  '此致',
  '敬礼',
  '领导',
  '同志',
  '贵局',
  '贵府',
  '贵办',
  '提供',
  '公开',
  '请',
] as const

const plain = (text: string): string =>
  courtesies.reduce((left, courtesy) => left.replaceAll(courtesy, ''), bare(text))

const sorted = (text: string): string => Array.from(text).toSorted().join('')

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Share of neighbouring pairs of signs that both texts have, 0 to 1. */
const shareOf = (one: string, other: string): number => {
  const [ofOne, ofOther] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (const [pair, count] of ofOne) common += Math.min(count, ofOther.get(pair) ?? 0)
  const all = Math.max(one.length - 1, 0) + Math.max(other.length - 1, 0)
  return all === 0 ? 0 : (2 * common) / all
}

/** Texts are compared up to here: enough to know them by, cheap enough for two hundred. */
export const comparedSigns = 2000

const nearlyAt = 0.8

/**
 * Why two requests look like one and the same, in words; undefined where they do not. A hint for the
 * officer: 重复申请 (条例第三十六条第六项) is always for a person to find.
 */
export const likenessOf = (text: string, otherText: string): string | undefined => {
  const [one, other] = [text.slice(0, comparedSigns), otherText.slice(0, comparedSigns)]
  if (one === other) return '内容完全相同'
  if (bare(one) === bare(other)) return '内容相同，只差空格、标点或者全角半角'
  const [mine, yours] = [plain(one), plain(other)]
  if (mine === '' || yours === '') return undefined
  if (mine === yours) return '内容相同，只差称呼、客套话'
  if (sorted(mine) === sorted(yours)) return '内容相同，只差词语的次序'
  const share = shareOf(mine, yours)
  return share >= nearlyAt ? `内容相近（相似 ${Math.floor(share * 100)}%）` : undefined
}
