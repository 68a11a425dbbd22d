import { inChinese } from './day.ts'
import { attachmentLines, type Block, type Letter, textOf } from './letter.ts'

/**
 * 标签 of an organ's own Word template: the parts of a letter, each whole. A line tag stands in the
 * middle of a text, a block tag has its paragraph to itself and becomes as many paragraphs as it needs.
 */
export const lineTags = [
  '发文机关标志',
  '文号',
  '标题',
  '主送',
  '申请人',
  '联系方式',
  '落款',
  '日期',
  '标注',
] as const

/** In the order in which they must stand: a reader meets the remedy after the decision. */
export const blockTags = ['正文', '法律依据', '救济途径', '附件', '回执'] as const

export type LineTag = (typeof lineTags)[number]
export type BlockTag = (typeof blockTags)[number]
export type LetterTag = LineTag | BlockTag

/** What each tag prints, as the page of templates explains it. */
export const tagMeanings: Readonly<Record<LetterTag, string>> = {
  发文机关标志: '单位名称，模板包规定加“文件”的，带“文件”二字',
  文号: '发文字号；答复稿还没有，印为空',
  标题: '文书的标题',
  主送: '收文的人或者单位',
  申请人: '与“主送”相同，限于发给申请人的文书',
  联系方式: '联系人、电话、地址',
  落款: '单位全称',
  日期: '成文日期',
  标注: '草稿、演示等；正式文书印为空',
  正文: '收到申请的事实，查明的事实',
  法律依据: '从第一次引用法条起，到救济途径以前的段落，包括决定',
  救济途径: '复议、诉讼的告知，以及其后的段落',
  附件: '附件说明',
  回执: '供对方填写寄回的回执',
}

/** Letters that go to somebody else than the applicant. */
const toOthers: ReadonlySet<string> = new Set(['D07', 'D09', 'D10', 'D11', 'D36'])

/** The tags a kind of letter knows. */
export const tagsOf = (kind: string): readonly LetterTag[] =>
  [...lineTags, ...blockTags].filter((tag) => tag !== '申请人' || !toOthers.has(kind))

const cites = /《[^》]+》第[一二三四五六七八九十百]+条/
const remedies = /\d+日内先?向[^，。]+申请行政复议/

const linesOf = (block: Block): string[] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text.split('\n')
    case 'facts':
      return block.rows.map(([label, value]) => `${label}：${value}`)
    case 'table':
      return [...block.header, ...block.rows].map((row) =>
        row.map((cell) => (typeof cell === 'string' ? cell : cell.text)).join('　'),
      )
    case 'code':
      return [block.caption, block.address]
    case 'slip':
      return [block.title, ...block.lines]
  }
}

const firstAt = (blocks: readonly Block[], test: (text: string) => boolean): number => {
  const at = blocks.findIndex((block) => block.type === 'paragraph' && test(block.text))
  return at < 0 ? blocks.length : at
}

/** 正文, 法律依据, 救济途径: neighbours, without a gap and without a paragraph twice. */
const partsOf = (blocks: readonly Block[]): Record<'正文' | '法律依据' | '救济途径', string[]> => {
  const found = firstAt(blocks, (text) => remedies.test(text))
  const titled = blocks[found - 1]?.type === 'heading' && found < blocks.length
  const remedy = titled ? found - 1 : found
  const law = Math.min(
    firstAt(blocks, (text) => cites.test(text)),
    remedy,
  )
  const lines = (from: number, to: number): string[] => blocks.slice(from, to).flatMap(linesOf)
  return {
    正文: lines(0, law),
    法律依据: lines(law, remedy),
    救济途径: lines(remedy, blocks.length),
  }
}

/** What each tag stands for in a letter. */
export type TagValues = Readonly<Record<LineTag, string>> &
  Readonly<Record<BlockTag, readonly string[]>>

export const valuesOf = (letter: Letter): TagValues => {
  const slips = letter.blocks.filter(({ type }) => type === 'slip')
  const addressee = letter.addressee ?? ''
  return {
    发文机关标志: letter.issuer,
    文号: letter.number ?? '',
    标题: letter.title,
    主送: addressee,
    申请人: toOthers.has(letter.kind) ? '' : addressee,
    联系方式: letter.contact ?? '',
    落款: letter.signature?.organ ?? '',
    日期: letter.signature?.on ? inChinese(letter.signature.on) : '',
    标注: letter.mark ? `【${letter.mark}】` : '',
    ...partsOf(letter.blocks.filter(({ type }) => type !== 'slip')),
    附件: attachmentLines(letter),
    回执: slips.flatMap(linesOf),
  }
}

/** Tags without which these letters would lose a part; the number and the mark always belong to them. */
export const neededFor = (letters: readonly Letter[]): readonly LetterTag[] =>
  [...lineTags, ...blockTags].filter((tag) => {
    if (tag === '申请人') return false
    if (tag === '文号' || tag === '标注') return true
    return letters.some((letter) => valuesOf(letter)[tag].length > 0)
  })

/** A template with these tags prints this letter whole. `申请人` stands for `主送`. */
export const isWholeIn = (letter: Letter, tags: readonly string[]): boolean => {
  const held = new Set(tags)
  return neededFor([letter]).every((tag) => held.has(tag) || (tag === '主送' && held.has('申请人')))
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

/** Texts of the letter that a printed copy lacks, but for its brackets and colons; empty where it is whole. */
export const lackingIn = (letter: Letter, printed: string): readonly string[] => {
  const all = bare(printed)
  return [...textOf({ ...letter, contact: '' }), letter.contact ?? ''].filter(
    (text) => !all.includes(bare(text.replace(/：$/u, ''))),
  )
}
