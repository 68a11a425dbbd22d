// Puts the free Fandol families (仿宋、楷体、黑体、宋体; GPL with the font exception) into fonts/, taken from
// Debian's texlive-lang-chinese without installing it. Letters are printed without them too.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const target = fileURLToPath(new URL('../fonts/', import.meta.url))
const inPackage = 'usr/share/texlive/texmf-dist/fonts/opentype/public/fandol'
const wanted = /^Fandol(?:Fang|Kai|Hei|Song)-.*\.otf$/

const stop = (sentence) => {
  process.stderr.write(
    `${sentence}\n公文照样能生成，只是正文用思源宋体。也可以把本单位获得授权的字体（仿宋_GB2312、方正小标宋、楷体_GB2312、黑体）放进 ${target}。\n`,
  )
  process.exit(1)
}

const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined

if (!has('apt-get') || !has('dpkg'))
  stop('这台机器没有 apt-get 和 dpkg（不是 Debian 系的系统），无法取得 Fandol 字体。')

const folder = mkdtempSync(join(tmpdir(), 'gongkai-fonts-'))
try {
  const run = (command, ...args) =>
    spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
  // apt's own download user cannot enter a private folder; it falls back with a warning unless told
  if (!run('apt-get', '-o', 'APT::Sandbox::User=root', 'download', 'texlive-lang-chinese'))
    stop('apt-get 下载 texlive-lang-chinese 未成功：请先运行 apt-get update，或者检查网络。')
  const file = readdirSync(folder).find((name) => name.endsWith('.deb'))
  if (!file || !run('dpkg', '-x', file, 'unpacked')) stop('软件包无法解开。')
  mkdirSync(target, { recursive: true })
  const from = join(folder, 'unpacked', inPackage)
  const fonts = readdirSync(from).filter((name) => wanted.test(name))
  for (const font of fonts) copyFileSync(join(from, font), join(target, font))
  process.stdout.write(`已放入 ${target}：${fonts.join('、')}。重新启动后生效。\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
