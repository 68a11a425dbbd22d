import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** The files every page loads, at addresses that change with their content. */
export type Assets = {
  stylesheet: string
  scripts: readonly string[]
  /** @returns undefined where the address names nothing of this release */
  find: (path: string) => { body: string; mediaType: string } | undefined
}

const read = (paths: readonly string[]): Promise<string[]> =>
  Promise.all(paths.map((path) => readFile(path, 'utf8')))

/**
 * Joins the style sheets to one file and names everything by one hash, so that a browser may keep
 * it for ever and an upgrade is seen at once.
 *
 * @param sources files, style sheets in the order in which they are joined
 * @param press makes a style sheet smaller
 */
export const readAssets = async (
  sources: { stylesheets: readonly string[]; scripts: readonly string[] },
  press: (css: string) => string,
): Promise<Assets> => {
  const css = press((await read(sources.stylesheets)).join('\n'))
  const modules = await read(sources.scripts)
  const hash = createHash('sha256')
    .update([css, ...modules].join('\0'))
    .digest('hex')
    .slice(0, 12)
  const at = (name: string): string => `/assets/${hash}/${name}`
  const scripts = sources.scripts.map((path) => at(basename(path)))
  const files = new Map([
    [at('gongkai.css'), { body: css, mediaType: 'text/css; charset=utf-8' }],
    ...scripts.map((path, index): [string, { body: string; mediaType: string }] => [
      path,
      { body: modules[index] ?? '', mediaType: 'text/javascript; charset=utf-8' },
    ]),
  ])
  return { stylesheet: at('gongkai.css'), scripts, find: (path) => files.get(path) }
}

/** The sources of this release: style sheets beside the code, browser modules as `tsc` wrote them. */
export const assetSources = (
  root: string,
  stylesheets: readonly string[],
  islands: readonly string[],
): Parameters<typeof readAssets>[0] => ({
  stylesheets: stylesheets.map((name) => join(root, 'src/ui', name)),
  scripts: islands.map((name) => join(root, 'dist/src/ui/islands', `${name}.js`)),
})
