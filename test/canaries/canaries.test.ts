import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { canaries, scenery } from './canaries.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

type Report = { diagnostics: readonly { code: string; filename: string }[] }

const lint = (folder: string): Promise<Report> =>
  new Promise((resolve, reject) => {
    const bin = join(root, 'node_modules/oxlint/bin/oxlint')
    const args = [bin, '--type-aware', '--format', 'json', 'src']
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => {
      try {
        resolve(JSON.parse(stdout) as Report)
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  })

const write = async (folder: string, path: string, source: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), source)
}

test('每堵墙被故意打破时，检查恰好报告那一处', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-canaries-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
    await copyFile(join(root, name), join(folder, name))
  await writeFile(join(folder, '.gitignore'), 'node_modules\n')
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  for (const [path, source] of Object.entries(scenery)) await write(folder, path, source)
  for (const { path, source } of canaries) await write(folder, path, source)

  const { diagnostics } = await lint(folder)

  const found = diagnostics.map(
    ({ filename, code }) => `${filename.replaceAll('\\', '/')}: ${code}`,
  )
  const expected = canaries.map(({ path, rule }) => `${path}: ${rule}`)
  assert.deepEqual(found.toSorted(), expected.toSorted())
})
