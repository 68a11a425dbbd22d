/** One block of a statute as it is shown. */
export type StatuteBlock = { kind: 'chapter' | 'article' | 'text'; text: string; id?: string }

/** The title and blocks of a statute kept as Markdown under law/statutes. */
export const readStatute = (markdown: string): { title: string; blocks: StatuteBlock[] } => {
  const lines = markdown
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('<!--'))
  const title = (lines[0] ?? '').replace(/^#\s*/, '')
  return { title, blocks: lines.slice(1).map(toBlock) }
}

const toBlock = (line: string): StatuteBlock => {
  if (line.startsWith('## ')) return { kind: 'chapter', text: line.slice(3) }
  const article = /^第[一二三四五六七八九十百]+条/.exec(line)?.[0]
  return article ? { kind: 'article', text: line, id: article } : { kind: 'text', text: line }
}
