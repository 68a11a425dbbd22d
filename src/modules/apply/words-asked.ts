import { foldWidth } from '../../kernel/text.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Words that stand in every title or every request, and tell nothing apart. */
const common = new Set(
  `关于 有关 相关 信息 文件 政府 人民政府 人民 通知 公开 申请 情况 材料 复印件 以及 提供 获取 全部
   所有 我们 我县 本县 全县 实施 印发 工作 管理 办法 方案 规定 意见 具体 内容 明细 了解 希望
   需要 查阅 资料 原件 扫描件 是否 什么 哪些 一份 相应 进行 年度`.split(/\s+/),
)

const isTelling = (word: string): boolean =>
  Array.from(word).length >= 2 && !common.has(word) && !/^\d{1,3}$/.test(word)

/**
 * The words by which something published may be what is asked for: up to eight, longest first.
 *
 * @param not words that say where, not what: the names of the county and its organs
 */
export const wordsAsked = (text: string, not: readonly string[] = []): string[] => {
  const words = [...segmenter.segment(foldWidth(text.normalize('NFKC')).toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.trim())
    .filter((word) => isTelling(word) && !not.some((name) => name.includes(word)))
  return [...new Set(words)].toSorted((a, b) => b.length - a.length).slice(0, 8)
}
