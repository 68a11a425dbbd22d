import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Result, no } from '../kernel/result.ts'
import {
  type FileReport,
  blocksSealing,
  checkReport,
  readReportFile,
  toCheck,
} from '../modules/reports.ts'
import { asJson, readable } from './check-report-print.ts'

const usage = '用法：gongkai check-report FILE [--previous FILE] [--json]\n'
const mostBytes = 50 * 1024 * 1024

const read = async (file: string): Promise<Result<FileReport>> => {
  try {
    const { size } = await stat(file)
    if (size > mostBytes) return no('reports.too-large', '文件过大，已拒绝处理。')
    return await readReportFile(await readFile(file))
  } catch {
    return no('reports.unopened', '文件不存在或无法打开。')
  }
}

const refuse = (file: string, message: string): number => {
  process.stderr.write(`${file}：${message}\n`)
  return 2
}

const options = (
  args: readonly string[],
): { file: string; previous: string | undefined; json: boolean } | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { previous: { type: 'string' }, json: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length !== 1) return null
    return { file, previous: values.previous, json: values.json }
  } catch {
    return null
  }
}

/** Last year's report; two consecutive years are compared, nothing else. */
const readPrevious = async (file: string, now: FileReport): Promise<Result<FileReport>> => {
  const before = await read(file)
  if (!before.ok || now.year === null || before.value.year === null) return before
  if (now.year - before.value.year === 1) return before
  const message = `这是${before.value.year}年度的年报，不是${now.year}年度的上一年。`
  return no('reports.years-apart', message)
}

const print = (report: FileReport, before: FileReport | null, json: boolean): number => {
  const findings = checkReport(toCheck(report, before))
  process.stdout.write(json ? asJson(report, findings) : readable(report, findings))
  return blocksSealing(findings) ? 1 : 0
}

/**
 * Reads an annual report, prints what it holds and every rule it breaks.
 * @returns 0 clean, 1 an error or override among the findings, 2 no readable report
 */
export const run = async (args: readonly string[]): Promise<number> => {
  const chosen = options(args)
  if (!chosen) {
    process.stderr.write(usage)
    return 2
  }
  const report = await read(chosen.file)
  if (!report.ok) return refuse(chosen.file, report.refusal.message)
  const { previous } = chosen
  const before = previous === undefined ? null : await readPrevious(previous, report.value)
  if (before && !before.ok) return refuse(previous ?? '', before.refusal.message)
  return print(report.value, before?.value ?? null, chosen.json)
}
