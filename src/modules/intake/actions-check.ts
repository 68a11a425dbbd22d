import { readIdNumber } from '../../kernel/certificate.ts'
import { lastDayOf, yearOf } from '../../kernel/day.ts'
import { foldForComparison } from '../../kernel/text.ts'
import type { Tx } from '../../platform/db.ts'
import { figuresFor as documentFigures, numbersTaken } from '../documents.ts'
import { peopleWithRole } from '../organs.ts'
import { publishedTables, requestRowLabel, requestRows } from '../reports.ts'
import {
  casesOfNames,
  clockOfOld,
  decisionOf,
  figuresFor,
  type OldCase,
  remarksOnOld,
  type RequestNeeds,
  talliesOfOld,
} from '../requests.ts'
import { compareYear, type ComparedYear, yearsOfCases } from './comparison.ts'
import { type OldDocument, readDocuments } from './document-row.ts'
import type { Content, Findings, FoundAt, Import, Layout, Summary } from './import.ts'
import type { AskedWord, LedgerRules } from './ledger-cells.ts'
import { readLedger, sameness } from './ledger.ts'
import type { PassedRow } from './rows.ts'
import { wordsLearnt } from './store.ts'

export type CheckNeeds = Pick<RequestNeeds, 'clock' | 'calendar' | 'vault'>

type Line<T> = {
  row: number
  old?: T
  faults: readonly { column: string; message: string }[]
  heeds: readonly { column: string; message: string }[]
  asked: readonly AskedWord[]
}

/** What an import would do: what it would create, and everything worth saying about the rest. */
export type Checked<T> = { good: readonly T[]; findings: Findings; summary: Summary }

const askedIn = (lines: readonly Line<unknown>[]): Findings['asked'] => {
  const counts = new Map<string, Findings['asked'][number]>()
  for (const { list, word } of lines.flatMap(({ asked }) => asked)) {
    const key = `${list} ${foldForComparison(word)}`
    counts.set(key, { list, word, rows: (counts.get(key)?.rows ?? 0) + 1 })
  }
  return [...counts.values()]
}

const foundIn = (lines: readonly Line<unknown>[], what: 'faults' | 'heeds'): FoundAt[] =>
  lines.flatMap((line) => line[what].map((found) => ({ row: line.row, ...found })))

const gathered = <T>(
  lines: readonly Line<T>[],
  passed: readonly PassedRow[],
  existing: Findings['existing'],
): { good: T[]; findings: Findings; counts: Omit<Summary, 'years' | 'open'> } => {
  const known = new Set(existing.map(({ row }) => row))
  const good = lines.flatMap(({ row, old }) => (old && !known.has(row) ? [old] : []))
  return {
    good,
    findings: {
      faults: foundIn(lines, 'faults'),
      heeds: foundIn(
        lines.filter(({ row, old }) => old !== undefined && !known.has(row)),
        'heeds',
      ),
      existing,
      passed,
      asked: askedIn(lines),
    },
    counts: {
      entries: lines.length,
      good: good.length,
      faulty: lines.filter(({ faults }) => faults.length > 0).length,
      existing: existing.length,
      passed: passed.length,
    },
  }
}

/** Rows that stand in the register already, by applicant, day and content. */
const existingCases = async (
  tx: Tx,
  { vault }: CheckNeeds,
  organId: string,
  lines: readonly Line<OldCase>[],
): Promise<Findings['existing']> => {
  const names = new Map<string, string>()
  for (const { old } of lines)
    if (old) names.set(old.applicant.name, vault.fingerprint(old.applicant.name))
  const standing = new Map(
    (await casesOfNames(tx, organId, [...new Set(names.values())])).map((one) => [
      sameness(one.nameHash, one.receivedOn, one.description),
      one.number,
    ]),
  )
  return lines.flatMap(({ row, old }) => {
    if (!old) return []
    const hash = names.get(old.applicant.name) ?? ''
    const number = standing.get(sameness(hash, old.arrivedOn, old.description))
    return number === undefined ? [] : [{ row, number }]
  })
}

const rows = requestRows.map(({ key }) => ({ key, label: requestRowLabel(key) }))

const comparedYears = async (
  tx: Tx,
  organId: string,
  cases: readonly OldCase[],
  running: number,
): Promise<ComparedYear[]> => {
  const years: ComparedYear[] = []
  for (const year of yearsOfCases(cases, running)) {
    const { tallies } = await figuresFor(tx, { organId, year, asOf: lastDayOf(year) })
    const published = await publishedTables(tx, organId, year)
    const added = cases.flatMap((one) => talliesOfOld(one, year))
    years.push(compareYear(year, { rows, standing: tallies, added, published }))
  }
  return years
}

/** The rules of 依申请公开 that a ledger is read by. */
const rulesFor = ({ calendar }: CheckNeeds): LedgerRules => ({
  faultOfIdNumber: (text) => {
    const read = readIdNumber(text)
    return read.ok ? undefined : read.refusal.message
  },
  faultOfDecision: (code, on) => {
    const { from, to, name } = decisionOf(code)
    return on < from || (to !== null && on > to)
      ? `${on}没有“${name}”这一办理结果，请按当时的规定核对`
      : undefined
  },
  dueOf: (old) => clockOfOld(calendar(), old)?.due ?? null,
  remarksOn: (old) => remarksOnOld(calendar(), old).map(({ message }) => message),
})

type Asked = Pick<Import, 'organId'> & { content: Content; layout: Layout }

/** A row that the sheet hides is imported like the others; whoever confirms is told. */
const heedHidden = <T>(
  lines: readonly Line<T>[],
  { content, layout }: Pick<Asked, 'content' | 'layout'>,
): Line<T>[] => {
  const hidden = new Set(content.sheets[layout.sheet]?.hiddenRows)
  const heed = { column: '整行', message: '这一行在原表里是隐藏的，也会导入' }
  return lines.map((line) =>
    hidden.has(line.row) ? { ...line, heeds: [...line.heeds, heed] } : line,
  )
}

const gridOf = ({ content, layout }: Asked): readonly (readonly string[])[] =>
  content.sheets[layout.sheet]?.rows ?? []

/** 试运行 of a ledger: reads every row, and says what the register and the reports would become. */
export const checkLedger = async (
  tx: Tx,
  needs: CheckNeeds,
  asked: Asked,
): Promise<Checked<OldCase>> => {
  const { organId, layout } = asked
  const today = needs.clock.today()
  const handlers = await peopleWithRole(tx, { organId, role: 'handler', on: today })
  const { lines, passed } = readLedger(gridOf(asked), layout.head, {
    rules: rulesFor(needs),
    mapping: layout.mapping,
    learnt: await wordsLearnt(tx, organId),
    today,
    calendar: needs.calendar(),
    channel: layout.channel,
    ...(layout.year !== undefined && { year: layout.year }),
    handlers: new Map(handlers.map(({ id, name }) => [foldForComparison(name), id])),
  })
  const existing = await existingCases(tx, needs, organId, lines)
  const { good, findings, counts } = gathered(heedHidden(lines, asked), passed, existing)
  return {
    good,
    findings,
    summary: {
      ...counts,
      open: good.filter(({ decision }) => !decision).length,
      years: await comparedYears(tx, organId, good, yearOf(today)),
    },
  }
}

/** 试运行 of a list of documents. */
export const checkDocuments = async (
  tx: Tx,
  needs: CheckNeeds,
  asked: Asked,
): Promise<Checked<OldDocument>> => {
  const { organId, layout } = asked
  const today = needs.clock.today()
  const { lines, passed } = readDocuments(gridOf(asked), layout.head, {
    mapping: layout.mapping,
    learnt: await wordsLearnt(tx, organId),
    today,
  })
  const taken = await numbersTaken(
    tx,
    organId,
    lines.flatMap(({ old }) => (old ? [old.number] : [])),
  )
  const existing = lines.flatMap(({ row, old }) =>
    old && taken.has(old.number) ? [{ row, number: old.number }] : [],
  )
  const { good, findings, counts } = gathered(heedHidden(lines, asked), passed, existing)
  const year = yearOf(today) - 1
  const asOf = lastDayOf(year)
  const standing = (await documentFigures(tx, { organId, year, asOf })).normative.inForce
  const row = (await publishedTables(tx, organId, year))?.table2?.normative
  const inForce = good.filter(
    ({ kind, madeOn, ended }) =>
      kind === 'normative' && madeOn <= asOf && (!ended || ended.on > asOf),
  )
  return {
    good,
    findings,
    summary: {
      ...counts,
      open: good.filter(({ ended }) => !ended).length,
      years: [],
      inForce: {
        standing,
        added: inForce.length,
        ...(row && { published: { year, count: row[2] ?? 0 } }),
      },
    },
  }
}
