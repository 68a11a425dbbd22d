import { execFile } from 'node:child_process'
import { Refused } from '../kernel/result.ts'

/** Longest time the command may take, in milliseconds: a token may want to be touched. */
const patience = 30_000

/** Longest answer, in bytes: a key is 65. */
const longest = 4096

const refused = (why: string): Refused =>
  new Refused({ code: 'key.command', message: `GONGKAI_KEY_COMMAND ${why}` })

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((word) => typeof word === 'string')

const listIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The command that prints the master key; undefined where none is set. It is a program and its arguments,
 * as plain words or as a JSON list. No shell reads it, so what only a shell understands is refused.
 *
 * @throws Refused where it makes no sense
 */
export const keyCommand = (
  env: NodeJS.ProcessEnv = process.env,
): readonly [string, ...string[]] | undefined => {
  const text = env['GONGKAI_KEY_COMMAND']?.trim() ?? ''
  if (text === '') return undefined
  const words = text.startsWith('[') ? listIn(text) : text.split(/\s+/)
  if (!isWords(words))
    throw refused('应写作程序和参数，或者 JSON 列表，例如 ["/usr/bin/systemd-creds","decrypt","…"]')
  if (!text.startsWith('[') && /["'`$|&;<>(){}*?~\\]/.test(text))
    throw refused(
      '不经过 shell 运行，不能有引号、管道或者变量；参数中有这些字符的，请写作 JSON 列表',
    )
  const [program = '', ...rest] = words
  return [program, ...rest]
}

const why = (error: Error & { code?: unknown; killed?: boolean; signal?: unknown }): string => {
  if (error.code === 'ENOENT') return '指定的程序不存在'
  if (error.code === 'EACCES') return '指定的程序没有执行权限'
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return '输出过长，不是密钥'
  if (error.killed) return `在 ${patience / 1000} 秒内没有输出密钥`
  return `没有成功（退出码 ${String(error.code ?? error.signal)}）`
}

/**
 * Runs the command. What it prints is never repeated: it may be the key.
 *
 * @throws Refused where it fails, takes too long or prints anything but 64 hexadecimal figures
 */
export const keyByCommand = (
  [program, ...args]: readonly [string, ...string[]],
  within = patience,
): Promise<Buffer> =>
  new Promise((done, failed) => {
    const options = { timeout: within, killSignal: 'SIGKILL', maxBuffer: longest } as const
    const child = execFile(program, args, options, (error, stdout) => {
      if (error) failed(refused(why(error)))
      else if (/^[0-9a-f]{64}$/i.test(stdout.trim())) done(Buffer.from(stdout.trim(), 'hex'))
      else failed(refused('输出的不是主密钥（64 位十六进制数字）'))
    })
    child.stdin?.end()
  })
