import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { demonstrationPassword } from '../src/demonstration/people.ts'
import { openPool } from '../src/platform/pools.ts'
import { findRunning, startPostgres } from '../src/platform/postgres/server.ts'
import { atEnd } from './at-end.ts'

const main = fileURLToPath(new URL('../src/main.js', import.meta.url))

const emptyFolder = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-start-'))
  chmodSync(folder, 0o755)
  atEnd(t, () => rmSync(folder, { recursive: true, force: true, maxRetries: 20 }))
  return folder
}

type Running = { child: ChildProcess; said: () => string; closed: Promise<unknown> }

const run = (
  t: Pick<TestContext, 'after'>,
  command: readonly string[],
  env: NodeJS.ProcessEnv,
): Running => {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close')
  atEnd(t, async () => {
    child.kill('SIGKILL')
    await closed
  })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()))
  return { child, said: () => said, closed }
}

const start = (t: Pick<TestContext, 'after'>, env: NodeJS.ProcessEnv): Running =>
  run(t, [process.execPath, main, 'start'], env)

/** The address of the line that promises service. */
const ready = async ({ child, said }: Running): Promise<string> => {
  for (let tries = 0; tries < 1200; tries += 1) {
    const address = /^gongkai ready (http:\/\/\S+)$/m.exec(said())?.[1]
    if (address !== undefined) return address
    if (child.exitCode !== null || child.signalCode !== null) break
    await wait(100)
  }
  throw new Error(`gongkai did not start: ${said()}`)
}

/** Its exit code, once all that it said has been read. */
const ended = async ({ child, closed }: Running): Promise<number | null> => {
  await closed
  return child.exitCode
}

describe('启动与停止', () => {
  /** A data folder whose demonstration is loaded, closed in good order. */
  let loaded = ''
  before(async () => {
    loaded = mkdtempSync(join(tmpdir(), 'gongkai-loaded-'))
    chmodSync(loaded, 0o755)
    const first = start({ after: () => {} }, { DATA_DIR: loaded })
    await ready(first)
    first.child.kill('SIGTERM')
    await ended(first)
    // The database may still be closing its files, which are copied.
    while (findRunning(loaded)) await wait(50)
  })
  after(() => rmSync(loaded, { recursive: true, force: true, maxRetries: 20 }))

  /** A copy of it for one test; its files keep their owners. */
  const folderWithData = (t: TestContext): string => {
    const folder = emptyFolder(t)
    execFileSync('cp', ['-a', `${loaded}/.`, folder])
    return folder
  }

  test('空目录启动即可使用；SIGTERM 后很快停止，不等没有说完的人；再次启动数据和密钥都在', async (t) => {
    const dataDir = emptyFolder(t)
    const first = start(t, { DATA_DIR: dataDir })
    const address = await ready(first)
    assert.equal((await fetch(`${address}/healthz`)).status, 200)
    const keyFile = join(dataDir, 'keys', 'master.key')
    const key = readFileSync(keyFile, 'utf8')
    assert.equal(statSync(keyFile).mode & 0o777, 0o600)
    const half = connect(Number(new URL(address).port), '127.0.0.1')
    half.on('error', () => {})
    half.write('GET / HTTP/1.1\r\nHost: gongkai\r\n')
    const asked = performance.now()
    first.child.kill('SIGTERM')
    assert.equal(await ended(first), 0)
    // About a second where the machine has nothing else to do; whoever waits for the rest of a request waits twenty.
    assert.ok(performance.now() - asked < 15_000)

    const again = start(t, { DATA_DIR: dataDir })
    const page = await (await fetch(`${await ready(again)}/console/sign-in`)).text()
    assert.match(page, /演示/)
    assert.match(again.said(), /演示账号/)
    assert.equal(readFileSync(keyFile, 'utf8'), key)
    again.child.kill('SIGINT')
    assert.equal(await ended(again), 0)
    assert.doesNotMatch(first.said() + again.said(), /意外停止/)
  })

  test('启动以后随时停止：有后台任务正在做也一样，退出码是 0，没有一句出错的话', async (t) => {
    for (const pause of [0, 150, 300, 500, 900]) {
      const running = start(t, { DATA_DIR: folderWithData(t) })
      await ready(running)
      const told = running.said()
      await wait(pause)
      running.child.kill('SIGTERM')
      assert.equal(await ended(running), 0, `${pause} ms: ${running.said()}`)
      assert.equal(running.said().slice(told.length), '', `${pause} ms`)
    }
  })

  test('还在启动就停止：退出码是 0，没有一句出错的话；以后照常启动', async (t) => {
    const dataDir = emptyFolder(t)
    for (const pause of [300, 2500, 5000]) {
      const running = start(t, { DATA_DIR: dataDir })
      await wait(pause)
      running.child.kill('SIGTERM')
      assert.equal(await ended(running), 0, `${pause} ms: ${running.said()}`)
      assert.doesNotMatch(running.said(), /CONNECTION_|Error|意外/, `${pause} ms`)
      while (findRunning(dataDir)) await wait(50)
    }
    const at = await ready(start(t, { DATA_DIR: dataDir }))
    assert.equal((await fetch(`${at}/healthz`)).status, 200)
  })

  test('同一目录的第二个实例被拒绝，第一个照常服务', async (t) => {
    const dataDir = folderWithData(t)
    const first = start(t, { DATA_DIR: dataDir })
    const address = await ready(first)
    const second = start(t, { DATA_DIR: dataDir })
    assert.equal(await ended(second), 1)
    assert.match(second.said(), /另一个 gongkai 正在使用/)
    assert.equal((await fetch(`${address}/healthz`)).status, 200)
  })

  test('对外地址加空目录：不创建演示账号，不启动，指向 gongkai init', async (t) => {
    const dataDir = emptyFolder(t)
    const refused = start(t, { DATA_DIR: dataDir, HOST: '0.0.0.0' })
    assert.equal(await ended(refused), 1)
    assert.match(refused.said(), /gongkai init/)
    assert.doesNotMatch(refused.said(), /gongkai ready/)
    assert.ok(!existsSync(join(dataDir, 'keys', 'master.key')))
    const server = await startPostgres(dataDir)
    atEnd(t, server.stop)
    const pool = openPool(server.urlOf('verify'), 1)
    const people = await pool`select 1 from organs.person`
    await pool.end()
    assert.equal(people.length, 0)
  })

  test('gongkai verify：没有人动过时通过；超级用户改了一条审计记录后指出是哪一条', async (t) => {
    const dataDir = folderWithData(t)
    const first = start(t, { DATA_DIR: dataDir })
    const address = await ready(first)
    const answer = await fetch(`${address}/console/sign-in`, {
      method: 'POST',
      headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ _name: 'admin', _password: demonstrationPassword }),
      redirect: 'manual',
    })
    assert.equal(answer.status, 303)
    const verify = () => run(t, [process.execPath, main, 'verify'], { DATA_DIR: dataDir })
    const sound = verify()
    assert.equal(await ended(sound), 0, sound.said())
    assert.match(sound.said(), /核验通过/)
    first.child.kill('SIGTERM')
    await ended(first)

    const server = await startPostgres(dataDir)
    const pool = openPool(server.urlOf('superuser'), 1)
    await pool`set session_replication_role = replica`
    await pool`update audit.entry set person_id = 'somebody-else' where stream = 'zfb' and seq = 1`
    await pool.end()
    await server.stop()
    const broken = verify()
    assert.equal(await ended(broken), 1)
    assert.match(broken.said(), /审计链 zfb 第 1 条被改动/)
  })

  test('gongkai verify：空的数据库没有可以核验的内容', async (t) => {
    const verifying = run(t, [process.execPath, main, 'verify'], { DATA_DIR: emptyFolder(t) })
    assert.equal(await ended(verifying), 1)
    assert.match(verifying.said(), /^数据库还是空的/m)
  })

  test('密钥文件丢失时不另造密钥，而是要求恢复', async (t) => {
    const dataDir = folderWithData(t)
    rmSync(join(dataDir, 'keys'), { recursive: true })
    const again = start(t, { DATA_DIR: dataDir })
    assert.equal(await ended(again), 1)
    assert.match(again.said(), /主密钥文件/)
    assert.ok(!existsSync(join(dataDir, 'keys', 'master.key')))
  })

  test('启动它的 npm 被强行杀死后，自己也停止', async (t) => {
    const dataDir = folderWithData(t)
    const shell = '"$0" "$1" start & echo "pid $!"; wait'
    const npm = run(t, ['/bin/sh', '-c', shell, process.execPath, main], {
      DATA_DIR: dataDir,
      npm_lifecycle_event: 'start',
    })
    const address = await ready(npm)
    const pid = Number(/^pid (\d+)$/m.exec(npm.said())?.[1])
    let serves = true
    atEnd(t, () => serves && process.kill(pid, 'SIGKILL'))
    npm.child.kill('SIGKILL')
    // Whoever inherited its output holds it open until the end.
    await Promise.race([npm.closed, wait(60_000, undefined, { ref: false })])
    await assert.rejects(fetch(`${address}/healthz`))
    serves = false
  })

  test('端口被占用时，载入数据以前就说明原因', async (t) => {
    const first = start(t, { DATA_DIR: folderWithData(t) })
    const { port } = new URL(await ready(first))
    const second = start(t, { DATA_DIR: emptyFolder(t), PORT: port })
    assert.equal(await ended(second), 1)
    assert.match(second.said(), new RegExp(`端口 ${port} 已被占用`))
    assert.doesNotMatch(second.said(), /正在载入/)
  })
})
