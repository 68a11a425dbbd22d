import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../platform/root.ts'
import { lawRegister } from './law-register.ts'
import { stateDiagram } from './state-diagram.ts'

/** Sources of the register: code and dated data. Tests, samples and the statutes themselves are none. */
const isSource = (path: string): boolean =>
  /^(?:src|law)\/.*\.(?:tsx?|json)$/.test(path) &&
  !/\.test\.tsx?$|^law\/statutes\/|^src\/(?:ui\/gallery|commands\/law-register)/.test(path)

const sourcesIn = async (folder: string): Promise<{ path: string; text: string }[]> => {
  const names = await readdir(join(packageRoot, folder), { recursive: true })
  const paths = names.map((name) => `${folder}/${name.replaceAll('\\', '/')}`).filter(isSource)
  return Promise.all(
    paths.toSorted().map(async (path) => ({
      path,
      text: await readFile(join(packageRoot, path), 'utf8'),
    })),
  )
}

/** What each generated document should say now, by its path. */
export const generatedDocuments = async (): Promise<Readonly<Record<string, string>>> => ({
  'docs/law.md': lawRegister([...(await sourcesIn('law')), ...(await sourcesIn('src'))]),
  'docs/state-diagram.md': stateDiagram(),
})

/** `gongkai docs`: writes the generated documents; needs the checkout, not a database. */
export const run = async (): Promise<number> => {
  for (const [path, text] of Object.entries(await generatedDocuments())) {
    await writeFile(join(packageRoot, path), text)
    process.stdout.write(`${path}\n`)
  }
  return 0
}
