import { readFile } from 'node:fs/promises'
import { no, type Refusal, type Result, ok } from '../kernel/result.ts'
import { type Clock, clocksOf, readClockEvents, refusalsOf } from '../modules/requests.ts'
import { calendarInUse } from './calendar-in-use.ts'
import { daysInWords } from './days-in-words.ts'

const readJson = async (path: string): Promise<Result<unknown>> => {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return no('deadline.file', `无法读取文件：${path}`)
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    return no('deadline.json', `文件不是有效的 JSON：${path}`)
  }
}

const readClocks = async (args: readonly string[]): Promise<Result<Clock[]>> => {
  const [path, ...rest] = args
  if (path === undefined || rest.length > 0)
    return no('deadline.usage', '用法：gongkai deadline 事件文件.json [--json]')
  const json = await readJson(path)
  if (!json.ok) return json
  const events = readClockEvents(json.value)
  if (!events.ok) return events
  const calendar = await calendarInUse()
  const [refusal] = refusalsOf(calendar, events.value)
  return refusal ? { ok: false, refusal } : ok(clocksOf(calendar, events.value))
}

const inWords = (clock: Clock): string => {
  const letter = clock.letter === undefined ? '' : `，函件${clock.letter}`
  const due = clock.due ?? '待定'
  const lines = [
    `${clock.name}（${clock.id}${letter}）：${due}${clock.provisional ? '（暂定，放假通知尚未载入）' : ''}`,
    `  依据：${clock.basis}；自${clock.startedOn}起，当日不计入`,
    ...(clock.stopped === null ? [] : [`  ${clock.stopped}`]),
    ...clock.assumptions.map((assumption) => `  ${assumption}`),
    ...(clock.endedOn === null ? [] : [`  已于${clock.endedOn}结束`]),
    `  期满：${clock.onExpiry}`,
  ]
  return `${lines.join('\n')}\n${daysInWords(clock.derivation)}\n`
}

const sentenceOf = ({ message, basis }: Refusal): string =>
  basis === undefined || message.includes(basis) ? message : `${message}（${basis}）`

/** `gongkai deadline EVENTS.json [--json]`: every clock that these events have started, day by day. */
export const run = async (args: readonly string[]): Promise<number> => {
  const clocks = await readClocks(args.filter((arg) => arg !== '--json'))
  if (!clocks.ok) {
    process.stderr.write(`${sentenceOf(clocks.refusal)}\n`)
    return 2
  }
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ clocks: clocks.value })}\n`
      : clocks.value.map(inWords).join(''),
  )
  return 0
}
