import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { after, before, describe, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { atEnd } from '../../../test/at-end.ts'
import { openFolder } from '../../../test/open-folder.ts'
import { Refused } from '../../kernel/result.ts'
import { openPool } from '../pools.ts'
import { closedFolder, serverAccount } from './account.ts'
import { findBinaries, packaged } from './binaries.ts'
import { readPidFile } from './left-over.ts'
import { findRunning, type Server, startPostgres } from './server.ts'

const settings = { fsync: 'off' }

const freshFolder = (t: TestContext): string => {
  const folder = mkdtempSync(join(openFolder(), 'gongkai-server-'))
  chmodSync(folder, 0o711)
  atEnd(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
  return join(folder, 'data')
}

const used = mkdtempSync(join(openFolder(), 'gongkai-used-'))

before(async () => (await startPostgres(used, settings)).stop())
after(() => rmSync(used, { recursive: true, force: true, maxRetries: 20 }))

/** A folder whose cluster was made by an earlier run. */
const usedFolder = (t: TestContext): string => {
  const folder = freshFolder(t)
  execFileSync('cp', ['-a', used, folder])
  return folder
}

const ask = async (server: Server, text: string): Promise<unknown> => {
  const sql = openPool(server.urlOf('owner'), 1)
  const [row] = await sql.unsafe(text)
  await sql.end()
  return row?.['answer']
}

const refusal = (words: RegExp) => (error: unknown) =>
  error instanceof Refused && words.test(error.refusal.message)

type Ids = { uid?: number; gid?: number }

const supervisor = join(import.meta.dirname, '../../../test/supervise.js')

const killed = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Another process that runs the server of a folder; resolved when the server answers. */
const elsewhere = async (t: TestContext, folder: string, ids: Ids = {}): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [supervisor, folder], {
    ...ids,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  atEnd(t, () => killed(child))
  await once(child.stdout, 'data')
  return child
}

const statOf = (pid: number): string[] => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return []
  }
}

const isGone = (pid: number): boolean => ['Z', 'X', undefined].includes(statOf(pid)[0])

const within = async (seconds: number, settled: () => boolean): Promise<boolean> => {
  for (let left = seconds * 50; left > 0 && !settled(); left -= 1) await wait(20)
  return settled()
}

const postmasterOf = (folder: string): number => readPidFile(folder)?.pid ?? 0

describe('随附的数据库', () => {
  test('空目录上启动就建库；再次启动，数据还在；口令文件只有本人可读', async (t) => {
    const folder = freshFolder(t)
    const first = await startPostgres(folder, settings)
    await ask(first, 'create table kept as select 7 as answer')
    await first.stop()
    assert.equal(statSync(join(folder, 'database.json')).mode & 0o777, 0o600)
    const second = await startPostgres(folder, settings)
    atEnd(t, second.stop)
    assert.equal(await ask(second, 'select answer from kept'), 7)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('pg')),
      ['pg'],
    )
    assert.equal(
      await ask(second, "select current_setting('listen_addresses') as answer"),
      '127.0.0.1',
    )
  })

  test('同一目录上的第二个实例被拒绝，说明原因；第一个照常工作', async (t) => {
    const folder = usedFolder(t)
    const first = await startPostgres(folder, settings)
    atEnd(t, first.stop)
    await assert.rejects(
      startPostgres(folder, settings),
      refusal(/另一个 gongkai 正在使用数据目录.*Another gongkai uses this folder/),
    )
    assert.equal(await ask(first, 'select 1 as answer'), 1)
  })

  test('别的进程正在使用的目录，其他命令用它的服务器，不能另起一个', async (t) => {
    const folder = usedFolder(t)
    assert.equal(findRunning(folder), undefined)
    await elsewhere(t, folder)
    await assert.rejects(startPostgres(folder, settings), refusal(/正在使用数据目录/))
    const running = findRunning(folder)
    assert.ok(running)
    assert.equal(await ask(running, 'select 2 as answer'), 2)
  })

  test('主进程被 kill -9：数据库自己停下，不留孤儿，数据还在', async (t) => {
    const folder = usedFolder(t)
    const child = await elsewhere(t, folder)
    const postmaster = postmasterOf(folder)
    assert.equal(isGone(postmaster), false)
    await killed(child)
    assert.ok(await within(60, () => isGone(postmaster)))
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('lock')),
      ['lock'],
    )
    const again = await startPostgres(folder, settings)
    atEnd(t, again.stop)
    assert.equal(await ask(again, 'select 3 as answer'), 3)
  })

  test('主进程刚被 kill -9、数据库还没停完，就重新启动', async (t) => {
    const folder = usedFolder(t)
    const child = await elsewhere(t, folder)
    await killed(child)
    const again = await startPostgres(folder, settings)
    atEnd(t, again.stop)
    assert.equal(await ask(again, 'select 5 as answer'), 5)
  })

  test('主进程和看守进程都被 kill -9：遗留的服务器在下次启动时被停止', async (t) => {
    const folder = usedFolder(t)
    const child = await elsewhere(t, folder)
    const postmaster = postmasterOf(folder)
    const session = statOf(postmaster)[3]
    // Read once: a process of the server may end at any moment, and must not be taken for a guard.
    const guards = readdirSync('/proc')
      .map((name) => ({ pid: Number(name), stat: statOf(Number(name)) }))
      .filter(({ pid, stat }) => pid !== postmaster && stat[3] === session)
      .filter(({ stat }) => Number(stat[1]) !== postmaster)
    assert.ok(guards.length >= 2)
    // All of them stand still before the first dies: none gets to stop the server.
    for (const signal of ['SIGSTOP', 'SIGKILL'])
      for (const { pid } of guards) process.kill(pid, signal)
    await killed(child)
    assert.equal(isGone(postmaster), false)
    const again = await startPostgres(folder, settings)
    atEnd(t, again.stop)
    assert.ok(isGone(postmaster))
    assert.notEqual(postmasterOf(folder), postmaster)
  })

  test('遗留的 postmaster.pid 指向别的程序或者僵尸进程，都不妨碍启动', async (t) => {
    const folder = usedFolder(t)
    const account = serverAccount(folder)
    const parent = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 600'], {
      ...account,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    atEnd(t, () => killed(parent))
    const [zombie] = (await once(parent.stdout, 'data')) as [Buffer]
    assert.ok(await within(60, () => statOf(Number(String(zombie)))[0] === 'Z'))
    for (const pid of [Number(String(zombie)), parent.pid]) {
      const path = join(folder, 'pg', 'postmaster.pid')
      writeFileSync(path, `${pid}\n${join(folder, 'pg')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`)
      if (account.uid !== undefined) chownSync(path, account.uid, account.gid ?? account.uid)
      const server = await startPostgres(folder, settings)
      assert.notEqual(postmasterOf(folder), pid)
      await server.stop()
    }
    assert.equal(isGone(parent.pid ?? 0), false)
  })

  test('启动不了时，说出数据库自己的话，并放开目录', async (t) => {
    const folder = usedFolder(t)
    await assert.rejects(
      startPostgres(folder, { max_connections: 'many' }),
      refusal(/无法启动.*max_connections/s),
    )
    const server = await startPostgres(folder, settings)
    await server.stop()
    assert.match(await server.ended, /exit 0$/)
  })

  test('口令文件丢失时，说明是哪个文件', async (t) => {
    const folder = usedFolder(t)
    unlinkSync(join(folder, 'database.json'))
    await assert.rejects(startPostgres(folder, settings), refusal(/口令文件 .*database\.json/))
  })
})

/** Stands in for an unprivileged person at the machine. */
const nobody = { uid: 65_534, gid: 65_534 }

if (process.getuid?.() === 0)
  describe('以 root 启动', () => {
    test('服务器不以 root 运行；数据在封闭的目录里则拒绝，说出是哪个目录', async (t) => {
      const folder = usedFolder(t)
      assert.notEqual(statSync(join(folder, 'pg')).uid, 0)
      const home = dirname(folder)
      chmodSync(home, 0o700)
      await assert.rejects(
        startPostgres(folder, settings),
        refusal(new RegExp(`进不去目录 ${home}，`)),
      )
    })

    test('root 自己建的封闭数据目录可以用，里面已有别的东西的不动', async (t) => {
      const folder = freshFolder(t)
      mkdirSync(folder, { mode: 0o700 })
      await (await startPostgres(folder, settings)).stop()
      const other = join(dirname(folder), 'home')
      mkdirSync(other, { mode: 0o700 })
      writeFileSync(join(other, 'letter'), '')
      await assert.rejects(startPostgres(other, settings), refusal(/进不去目录/))
      assert.equal(statSync(other).mode & 0o777, 0o700)
    })

    test('程序在封闭的目录里时复制一份，缺少的库链接补上', async (t) => {
      const folder = freshFolder(t)
      const home = join(dirname(folder), 'home')
      mkdirSync(folder)
      mkdirSync(home, { mode: 0o700 })
      cpSync(dirname(packaged()), home, { recursive: true, verbatimSymlinks: true })
      chmodSync(join(home, 'native', 'bin', 'initdb'), 0o700)
      unlinkSync(join(home, 'native', 'lib', 'libicuuc.so.60'))
      const { initdb } = findBinaries(nobody, folder, join(home, 'native'))
      assert.ok(initdb.startsWith(folder))
      const said = execFileSync(initdb, ['--version'], { ...nobody, cwd: '/', encoding: 'utf8' })
      assert.match(said, /PostgreSQL/)
    })

    if (closedFolder(nobody, dirname(import.meta.filename)) === undefined)
      test('普通用户启动，服务器就是他自己的；之后 root 启动，仍归他所有', async (t) => {
        const folder = freshFolder(t)
        mkdirSync(folder)
        chownSync(folder, nobody.uid, nobody.gid)
        const child = await elsewhere(t, folder, nobody)
        await killed(child)
        const server = await startPostgres(folder, settings)
        atEnd(t, server.stop)
        assert.equal(statSync(join(folder, 'pg')).uid, nobody.uid)
        assert.equal(await ask(server, 'select 4 as answer'), 4)
      })

    if (closedFolder(nobody, import.meta.dirname) === undefined)
      test('root 建的数据目录，普通用户用不了，说的是无权而不是“正在使用”', (t) => {
        const { stderr } = spawnSync(process.execPath, [supervisor, usedFolder(t)], {
          ...nobody,
          cwd: '/',
          encoding: 'utf8',
        })
        assert.match(stderr, /当前账户不能写数据目录/)
        assert.doesNotMatch(stderr, /正在使用/)
      })
  })
