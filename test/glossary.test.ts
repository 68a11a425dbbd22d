import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { roleNames } from '../src/modules/organs.ts'
import { moves, stageNames } from '../src/modules/requests.ts'
import { deskNames } from '../src/modules/requests/desk.ts'
import { channelNames } from '../src/modules/requests/wanted-form.ts'
import { packageRoot } from '../src/platform/root.ts'

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

type Row = { chinese: string; codes: readonly string[] }

/** The rows of each section: 中文 and the words in backticks of the second column. */
const glossary: ReadonlyMap<string, readonly Row[]> = new Map(
  read('docs/glossary.md')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n')
      const rows = lines.flatMap((line): Row[] => {
        const [, chinese = '', codes = ''] = line.split('|').map((cell) => cell.trim())
        const words = [...codes.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word)
        return words.length > 0 ? [{ chinese, codes: words }] : []
      })
      return [title, rows] as const
    }),
)

const rowsOf = (section: string): readonly Row[] => {
  const rows = glossary.get(section)
  assert.ok(rows && rows.length > 0, `docs/glossary.md has no section ${section}`)
  return rows
}

const codesOf = (section: string): string[] => rowsOf(section).flatMap(({ codes }) => codes)

const faces = readdirSync(join(packageRoot, 'src/modules')).filter((name) => name.endsWith('.ts'))

/** `export type { A }`, `export { type B }` and everything of `export *`; Needs are plumbing. */
const typesShownBy = (face: string): string[] => {
  const text = read(`src/modules/${face}`)
  const lists = [...text.matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(([, all, list = '']) =>
    list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (all !== undefined || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '').replace(/^.* as /, '')),
  )
  const whole = [...text.matchAll(/export \* from '\.\/([^']+)'/g)].flatMap(([, path = '']) =>
    [...read(`src/modules/${path}`).matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name),
  )
  return [...lists, ...whole].filter((name) => !name.endsWith('Needs'))
}

const sources = ['src', 'migrations'].flatMap((folder) =>
  readdirSync(join(packageRoot, folder), { recursive: true })
    .map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:tsx?|sql)$/.test(path)),
)

const labelled = (section: string, names: Readonly<Record<string, string>>): void =>
  assert.deepEqual(
    Object.fromEntries(rowsOf(section).map(({ chinese, codes }) => [codes[0], chinese])),
    names,
  )

test('术语表列出每个模块', () => {
  const modules = faces.map((face) => face.replace('.ts', ''))
  assert.deepEqual(codesOf('Modules').toSorted(), modules.toSorted())
})

test('各模块对外的每个业务类型都在术语表中', () => {
  const listed = new Set(codesOf('Terms'))
  const types = [...new Set(faces.flatMap(typesShownBy))]
  assert.ok(types.length > 50)
  assert.deepEqual(
    types.filter((name) => !listed.has(name)),
    [],
    'add these to the section Terms of docs/glossary.md',
  )
})

test('术语表中的代码名称都还在使用', () => {
  const text = sources.map(read).join('\n')
  const gone = codesOf('Terms').filter((name) => !text.includes(name))
  assert.deepEqual(gone, [])
})

test('环节、经手、岗位、渠道和办理动作的名称与界面所用的一致', () => {
  labelled('Stages', stageNames)
  labelled('Desks', deskNames)
  labelled('Posts', roleNames)
  labelled('Channels', channelNames)
  labelled(
    'Moves',
    Object.fromEntries(Object.entries(moves).map(([move, { label }]) => [move, label])),
  )
})

/** Identifiers are taken apart: `oldAgencyName` holds `agency`. */
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
      .map((word) => word.toLowerCase())
      .flatMap((word) => [word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')]),
  )

test('术语表中不用的词在源程序中一个也没有', () => {
  const unwanted = codesOf('Words we do not use')
  const found = sources.flatMap((path) => {
    const words = wordsOf(read(path))
    return unwanted.filter((word) => words.has(word)).map((word) => `${path}: ${word}`)
  })
  assert.deepEqual(found, [])
})
