import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { type Result, no, ok } from '../kernel/result.ts'
import { readDirectory } from './untrusted/archive.ts'
import type { Flow } from './untrusted/flow.ts'
import { type ParserAnswer, type ParserName, archives } from './untrusted/parsers.ts'

export type { Flow, FlowBlock } from './untrusted/flow.ts'
export type { ParserName } from './untrusted/parsers.ts'

/** What one file may cost. */
export type ParseLimits = {
  readonly fileBytes: number
  readonly memoryMiB: number
  readonly wallMs: number
  readonly outputBytes: number
}

const defaults: ParseLimits = {
  fileBytes: 50 * 1024 * 1024,
  memoryMiB: 512,
  wallMs: 30_000,
  outputBytes: 32 * 1024 * 1024,
}

const unreadable = (code: string, message: string): ReturnType<typeof no> =>
  no(`untrusted.${code}`, message)

/** The nearest folder of packages above this file; it may be a link. */
const packages = (): string => {
  let folder = import.meta.dirname
  while (!existsSync(path.join(folder, 'node_modules'))) {
    const above = path.dirname(folder)
    if (above === folder) return import.meta.dirname
    folder = above
  }
  return path.join(folder, 'node_modules')
}

const start = (script: string, args: readonly string[], limits: ParseLimits): ChildProcess => {
  const source = path.resolve(import.meta.dirname, '..')
  const modules = packages()
  const readable = [source, path.dirname(modules), modules, realpathSync(modules)]
  return spawn(
    process.execPath,
    [
      `--max-old-space-size=${Math.floor(limits.memoryMiB / 2)}`,
      // What a file leaves behind is collected early: a third less memory, no slower.
      '--max-semi-space-size=1',
      '--permission',
      ...readable.map((folder) => `--allow-fs-read=${folder}${path.sep}*`),
      '--no-warnings',
      path.join(import.meta.dirname, 'untrusted', script),
      ...args,
    ],
    { env: {}, cwd: source, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true },
  )
}

/** Memory the child holds, in MiB; null where the system does not tell. */
const residentMiB = (pid: number): number | null => {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch {
    return null
  }
}

/** Ends the child as soon as it is over a limit; the first reason wins. */
const watch = (
  child: ChildProcess,
  limits: ParseLimits,
): { reason: () => string | null; stop: () => void } => {
  let reason: string | null = null
  const end = (why: string): void => {
    reason ??= why
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => end('文件处理超时，已停止。'), limits.wallMs)
  const scale = setInterval(() => {
    const used = child.pid === undefined ? null : residentMiB(child.pid)
    if (used !== null && used > limits.memoryMiB) end('处理文件占用内存过多，已停止。')
  }, 25)
  let printed = 0
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.length
    if (printed > limits.outputBytes) end('文件内容过多，已停止处理。')
  })
  return {
    reason: () => reason,
    stop: () => {
      clearTimeout(clock)
      clearInterval(scale)
    },
  }
}

/**
 * Runs a script of `platform/untrusted` apart: bounded memory, time and output, empty environment, no
 * network, no writing, no reading outside the program.
 *
 * @returns what it wrote, or a refusal whose sentence the user can read
 */
export const runApart = (
  script: string,
  args: readonly string[],
  { bytes, limits }: { bytes: Uint8Array; limits: ParseLimits },
): Promise<Result<Buffer>> =>
  new Promise((resolve) => {
    const child = start(script, args, limits)
    const guard = watch(child, limits)
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stdin?.on('error', () => {})
    child.on('error', () => {
      guard.stop()
      resolve(unreadable('unstartable', '文件解析进程无法启动。'))
    })
    child.on('close', (code) => {
      guard.stop()
      const reason = guard.reason()
      if (reason !== null) resolve(unreadable('over-limit', reason))
      else if (code !== 0) resolve(unreadable('crashed', '文件无法处理，解析中途失败。'))
      else resolve(ok(Buffer.concat(chunks)))
    })
    child.stdin?.end(bytes)
  })

/**
 * Takes a file nobody vouches for apart in a child process: bounded memory, time and output, empty environment,
 * no network, no writing, no reading outside the program.
 * @param name what the content really is, decided by its first bytes, never by the file name
 * @returns paragraphs and grids in reading order, or a refusal whose sentence the user can read
 */
export const parseUntrusted = async (
  name: ParserName,
  bytes: Uint8Array,
  limits: Partial<ParseLimits> = {},
): Promise<Result<Flow>> => {
  const bounds = { ...defaults, ...limits }
  if (bytes.length > bounds.fileBytes) return unreadable('too-large', '文件过大，已拒绝处理。')
  if (archives.has(name)) {
    const directory = readDirectory(bytes)
    if (!directory.ok) return directory
  }
  const answer = await runApart('worker.js', [name], { bytes, limits: bounds })
  return answer.ok ? (JSON.parse(answer.value.toString('utf8')) as ParserAnswer) : answer
}
