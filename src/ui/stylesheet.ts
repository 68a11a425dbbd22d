/** The style sheets of the product, in the order in which they are joined to one file. */
export const stylesheets = [
  'gongkai.css',
  'day-strip.css',
  'official-table.css',
  'case.css',
  'apply.css',
  'report.css',
] as const

/** The browser modules of `islands/`, by name; the pages work without them. */
export const islands = ['insert', 'keyboard', 'once', 'refresh', 'unsaved', 'upload'] as const

/** A style sheet as it is sent: without comments and spare white space. Its strings must hold neither. */
export const pressed = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim()
