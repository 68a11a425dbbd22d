import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../src/platform/root.ts'
import { pictureFolders, shots } from './pictures-shown.ts'
import { notOnScreen } from './words-on-screen.ts'

/** What is committed, but for fixtures (other people's files) and pictures. */
const folders = ['.ci', 'bench', 'bin', 'docs', 'law', 'migrations', 'scripts', 'src', 'test']

const filesIn = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(packageRoot.length))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/^test\/fixtures\/|\.(?:png|pdf|docx|xlsx)$/.test(path))

const topFiles = readdirSync(packageRoot, { withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:md|json)$|^NOTICE$/.test(entry.name))
  .map(({ name }) => name)

const read = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')

type PackageFile = { optionalDependencies: Readonly<Record<string, string>> }
type LockFile = { packages: Readonly<Record<string, { bin?: Readonly<Record<string, string>> }>> }

/** Line breaks stay, so that findings name the right line. */
const withoutComments = (source: string): string =>
  source
    .replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ''))
    .replaceAll(/(?<!:)\/\/.*/g, '')

const linesWith = (pattern: RegExp, path: string, text: string): string[] =>
  text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []))

test('界面文字的汉字之间用全角标点', () => {
  const sources = filesIn('src').filter((path) => /(?<!\.test)\.tsx?$/.test(path))
  const found = sources.flatMap((path) =>
    linesWith(/\p{Script=Han}[,;.] ?\p{Script=Han}/u, path, withoutComments(read(path))),
  )
  assert.ok(sources.length > 100)
  assert.deepEqual(found, [])
})

test('提交的文件里没有某台机器的路径，也没有未办的记号', () => {
  const paths = [...folders.flatMap(filesIn), ...topFiles].filter(
    (path) => path !== 'test/house.test.ts',
  )
  const machine = /(?<![\w./])\/(?:home|root|work|mnt|Users)\/\w/
  const unfinished = /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-ignore|@ts-expect-error|oxlint-disable/
  const found = paths.flatMap((path) => [
    ...linesWith(machine, path, read(path)),
    ...linesWith(unfinished, path, read(path)),
  ])
  assert.ok(paths.length > 200)
  assert.deepEqual(found, [])
})

test('一个模块的 SQL 不碰别的模块的表，门户只读公开视图', () => {
  const modules = readdirSync(join(packageRoot, 'src/modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const tables = new RegExp(`\\b(?:from|join|into|update)\\s+(${modules.join('|')})\\.(\\w+)`, 'g')
  const found = modules.flatMap((own) =>
    filesIn(`src/modules/${own}`)
      .filter((path) => !path.includes('.test.'))
      .flatMap((path) =>
        [...read(path).matchAll(tables)]
          .filter(([, schema = '', table = '']) => schema !== own && !table.startsWith('public_'))
          .map(([, schema, table]) => `${path}: ${schema}.${table}`),
      ),
  )
  assert.ok(modules.length > 5)
  assert.deepEqual(found, [])
})

test('没有一张表存着“还剩几天”，没有一处程序自己去取外面的网址', () => {
  const stored = filesIn('migrations').flatMap((path) =>
    linesWith(/\b\w*(?:days_left|left_days|remaining|days_until)\w*/i, path, read(path)),
  )
  const sources = filesIn('src').filter(
    (path) => /(?<!\.test)\.tsx?$/.test(path) && !path.startsWith('src/ui/islands/'),
  )
  // 浏览器里的脚本只取自己的网址；服务器上没有取网址的程序，也就不会被引去取内部的网址
  const reaching = sources.flatMap((path) =>
    linesWith(
      /(?<![.\w])fetch\(|from 'undici'|from 'node:https?'/,
      path,
      withoutComments(read(path)),
    ),
  )
  assert.ok(sources.length > 100)
  assert.deepEqual(stored, [])
  assert.deepEqual(reaching, [])
})

test('文档中的链接都指向存在的文件', () => {
  const pages = [...filesIn('docs'), ...topFiles].filter((path) => path.endsWith('.md'))
  const broken = pages.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => join(packageRoot, dirname(path), target))
      .filter((target) => !existsSync(target))
      .map((target) => `${path}: ${target.slice(packageRoot.length)}`),
  )
  assert.ok(pages.length > 10)
  assert.deepEqual(broken, [])
})

const handbook = 'docs/handbook.zh-CN'
const chapters = filesIn(handbook).filter((path) => path.endsWith('.md'))

/** The pictures of one folder that a page shows. */
const shown = (page: string, folder: string): string[] =>
  [...read(page).matchAll(/(?:\]\(|src=")([\w./-]+\.png)/g)]
    .map(([, target = '']) => join(dirname(page), target).replaceAll('\\', '/'))
    .filter((target) => target.startsWith(`${folder}/`))

test('说明和手册所用的图片都在、都由一张清单拍摄，每幅不超过 250 KB，没有多余的', () => {
  const taken = shots.map(({ name, of }) => `${pictureFolders[of]}/${name}.png`)
  const kept = Object.values(pictureFolders).flatMap((folder) =>
    readdirSync(join(packageRoot, folder)).map((name) => `${folder}/${name}`),
  )
  for (const page of ['README.md', 'README.zh-CN.md'])
    assert.deepEqual(
      shown(page, pictureFolders.readme).toSorted(),
      kept.filter((path) => path.startsWith(`${pictureFolders.readme}/`)).toSorted(),
      page,
    )
  const inHandbook = chapters.flatMap((page) => shown(page, pictureFolders.handbook))
  assert.deepEqual(
    [...new Set(inHandbook)].toSorted(),
    kept.filter((path) => path.startsWith(`${pictureFolders.handbook}/`)).toSorted(),
  )
  assert.deepEqual(taken.toSorted(), kept.toSorted())
  for (const path of kept) assert.ok(statSync(join(packageRoot, path)).size < 250_000, path)
})

test('两份说明中核验的输出，一行不差，都是程序写的', () => {
  const [english = [], chinese = []] = ['README.md', 'README.zh-CN.md'].map((path) =>
    [...read(path).matchAll(/^✓ (.+)$/gm)].map(([, line = '']) => line),
  )
  assert.ok(english.length > 5)
  assert.deepEqual(english, chinese)
  assert.deepEqual(notOnScreen(english, filesIn('src').map(read)), [])
})

test('手册里「」引的按钮、菜单、栏目和提示，界面上都有，一字不差', () => {
  const sources = [...filesIn('src'), ...filesIn('law')]
    .filter((path) => /(?<!\.test)\.tsx?$|\.json$/.test(path))
    .map(read)
  const quoted = (path: string): string[] =>
    [...read(path).matchAll(/「([^」]+)」/g)].map(([, words = '']) => words)
  const gone = chapters.flatMap((path) =>
    notOnScreen(quoted(path), sources).map((words) => `${path}: ${words}`),
  )
  assert.ok(chapters.length > 5 && chapters.flatMap(quoted).length > 200)
  assert.deepEqual(gone, [], '手册引的字界面上没有了：改手册，或者改回界面')
  assert.deepEqual(notOnScreen(['登记送达', '登记送答', '送达凭'], sources), ['登记送答', '送达凭'])
})

test('手册方框里引的条文照录原文', () => {
  const law = read('law/statutes/order-711.md')
  const quotes = chapters.flatMap((path) =>
    [...read(path).matchAll(/^> 条例(第[一二三四五六七八九十]+条)(.*)$/gm)].map(
      ([, article = '', rest = '']) => ({
        path,
        article,
        said: rest.match(/(?<=“)[^”]+(?=”)/g) ?? [],
      }),
    ),
  )
  const wrong = quotes.filter(({ article, said }) => {
    const [, text = ''] = law.split(new RegExp(`^${article} `, 'm'))
    const [whole = ''] = text.split(/^第[一二三四五六七八九十]+条 /m)
    return said.length === 0 || said.some((words) => !whole.includes(words))
  })
  assert.ok(quotes.length > 5)
  assert.deepEqual(wrong, [])
})

test('程序用 package.json 写明的那一个 Node 运行', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as PackageFile
  const pins = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'))
  assert.equal(pins.length, 5)
  for (const [name, pinned] of pins) assert.equal(`v${pinned}`, process.version, name)
})

test('锁定文件不写下载地址，名为 node 的命令只来自写明的几个包', () => {
  const lock = JSON.parse(read('package-lock.json')) as LockFile
  const addressed = Object.entries(lock.packages).filter(([, entry]) => 'resolved' in entry)
  const nodes = Object.entries(lock.packages).filter(([, { bin }]) => bin && 'node' in bin)
  const { optionalDependencies } = JSON.parse(read('package.json')) as PackageFile
  const pinned = Object.keys(optionalDependencies).filter((name) => name.startsWith('node-'))
  assert.deepEqual(addressed, [])
  assert.deepEqual(
    nodes.map(([path]) => path).toSorted(),
    pinned.map((name) => `node_modules/${name}`).toSorted(),
  )
})
