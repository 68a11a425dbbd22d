/** One place where a source cites the law: the document, the article (0 for the whole document), the exact clause. */
type Citation = { document: string; article: number; clause: string }

type Source = { path: string; text: string }

const digits = '一二三四五六七八九'

/** 0 for no digit. */
const digit = (one: string): number => digits.indexOf(one) + 1

/** 三十六 → 36; articles have at most three digits. */
const numberOf = (chinese: string): number => {
  const [, hundreds = '', tens, ones = ''] = /^(?:(.)百零?)?(?:(.?)十)?(.?)$/.exec(chinese) ?? []
  const ten = tens === undefined ? 0 : digit(tens) || 1
  return (hundreds === '' ? 0 : digit(hundreds)) * 100 + ten * 10 + (ones === '' ? 0 : digit(ones))
}

const numeral = '[一二三四五六七八九十百零]+'
const clause = `第${numeral}条(?:之[一二三])?(?:第${numeral}款)?(?:第${numeral}项)?`
const and = '(?:、|和|及|或者|至| to )'

/** Names as the sources write them → the name in the register. 本条例 stands in quotations of the statute itself. */
const laws: Readonly<Record<string, string>> = {
  条例: '中华人民共和国政府信息公开条例',
  复议法: '中华人民共和国行政复议法',
  行诉法: '中华人民共和国行政诉讼法',
  行政诉讼法: '中华人民共和国行政诉讼法',
  个人信息保护法: '中华人民共和国个人信息保护法',
  行政处罚法: '中华人民共和国行政处罚法',
  民法典: '中华人民共和国民法典',
  信息处理费管理办法: '国办函〔2020〕109号',
}

const byArticle = new RegExp(
  `(?<!本)(${Object.keys(laws).join('|')}|〔\\d{4}〕\\d+号)》?(${clause}(?:${and}${clause})*)`,
  'g',
)
const byNumber = /(?:国办(?:公开办)?(?:函|发)|国办发明电|法释)〔\d{4}〕\d+号/g

const articleOf = (text: string): number =>
  numberOf(/第([一二三四五六七八九十百零]+)条/.exec(text)?.[1] ?? '')

/** Article, then paragraph, then item: the order of the statute. */
const placeOf = (cited: string): number => {
  const part = (unit: string): number =>
    numberOf(new RegExp(`第(${numeral})${unit}`).exec(cited)?.[1] ?? '')
  return articleOf(cited) * 10_000 + part('款') * 100 + part('项')
}

/** 第十四条至第十六条 cites the article between as well. */
const between = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, articleOf(last) - articleOf(first) - 1) }, (_, index) =>
    inChinese(articleOf(first) + index + 1),
  )

const inChinese = (article: number): string => {
  const ten = Math.trunc(article / 10)
  const tens = ten === 0 ? '' : `${ten === 1 ? '' : digits[ten - 1]}十`
  return `第${tens}${article % 10 === 0 ? '' : digits[(article % 10) - 1]}条`
}

const clausesIn = (list: string): string[] => {
  const parts = list.split(new RegExp(`(${and})`))
  return parts.flatMap((part, index) => {
    if (index % 2 === 0) return [part]
    const range = part === '至' || part === ' to '
    return range ? between(parts[index - 1] ?? '', parts[index + 1] ?? '') : []
  })
}

/** The document a number alone stands for: the letters before 〔 are part of the match by `byNumber`. */
const documentOf = (name: string, text: string, at: number): string =>
  laws[name] ?? `${/[国办公开函发明电法释]+$/.exec(text.slice(0, at))?.[0] ?? ''}${name}`

/** Every citation of one source. */
export const citationsIn = (text: string): Citation[] => {
  const ofArticles = [...text.matchAll(byArticle)].flatMap(
    ({ 1: name = '', 2: list = '', index }) =>
      clausesIn(list).map((cited) => ({
        document: documentOf(name, text, index),
        article: articleOf(cited),
        clause: cited,
      })),
  )
  const ofDocuments = [...text.matchAll(byNumber)].map(([document]) => ({
    document,
    article: 0,
    clause: '全文',
  }))
  return [...ofArticles, ...ofDocuments]
}

const order = [
  ...new Set(Object.values(laws).filter((name) => !name.includes('〔'))),
] as readonly string[]

const rank = (document: string): string => {
  const place = order.indexOf(document)
  return place === -1 ? `9${document}` : `${place}`
}

const link = (path: string): string => `[${path}](../${path})`

/**
 * docs/law.md: document → clause → the files that cite it. When an article changes, its rows are
 * the to-do list. Without line numbers, so that it stays true when lines move.
 */
export const lawRegister = (sources: readonly Source[]): string => {
  const cited = sources.flatMap(({ path, text }) =>
    citationsIn(text).map((citation) => ({ ...citation, path })),
  )
  const documents = [...new Set(cited.map(({ document }) => document))].toSorted((a, b) =>
    rank(a) < rank(b) ? -1 : 1,
  )
  const sections = documents.map((document) => {
    const here = cited.filter((one) => one.document === document)
    const clauses = [...new Set(here.map((one) => one.clause))].toSorted(
      (a, b) => placeOf(a) - placeOf(b),
    )
    const rows = clauses.map((text) => {
      const paths = new Set(here.filter((one) => one.clause === text).map(({ path }) => path))
      return `| ${text} | ${[...paths].toSorted().map(link).join('<br>')} |`
    })
    return `## ${document}\n\n| clause | cited in |\n| --- | --- |\n${rows.join('\n')}\n`
  })
  return `${head}\n${sections.join('\n')}`
}

const head = `# Law register

Which file stands on which clause: made from the citations in \`src/\` and \`law/\` by \`npm run docs\`; do not edit.
When a clause changes, its row is the list of files to read again. A clause inside the text of a statute is not a citation.
`
