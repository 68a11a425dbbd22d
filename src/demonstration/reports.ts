import { type Day, firstDayOf, lastDayOf } from '../kernel/day.ts'
import {
  begunOf,
  changeEdition,
  correctReport,
  declare,
  type EditionCommand,
  type EditionNeeds,
  preparedFor,
  signDeclaration,
  stampOf,
  wholeYear,
} from '../modules/reports.ts'
import type { Officer } from '../modules/requests.ts'
import { clockAt } from '../platform/clock.ts'
import { enter, type Tx } from '../platform/db.ts'
import { officerOf } from './cast.ts'
import { organs } from './county.ts'
import { textsFor } from './report-texts.ts'
import type { Act, Settle } from './schedule.ts'

type Declared = { licensing: string; punishment: string; coercion: string; fees_wan: string }

const none: Declared = { licensing: '0', punishment: '0', coercion: '0', fees_wan: '0' }

/** What some organs declare for a year; the others license and punish nothing. */
const declaredBy: Readonly<Record<string, (year: number) => Declared>> = {
  zrzyj: (year) => ({
    licensing: String(286 + (year % 7) * 9),
    punishment: String(14 + (year % 5)),
    coercion: '2',
    fees_wan: `${1800 + (year % 9) * 31}.${(year * 37) % 900}5`,
  }),
  nyncj: (year) => ({
    licensing: String(163 + (year % 6) * 8),
    punishment: String(9 + (year % 4)),
    coercion: '0',
    fees_wan: '0',
  }),
  jytyj: (year) => ({ ...none, licensing: String(21 + (year % 5)) }),
  scjgj: (year) => ({
    licensing: String(6140 + (year % 8) * 117),
    punishment: String(212 + (year % 6) * 13),
    coercion: String(3 + (year % 3)),
    fees_wan: '0',
  }),
}

const items = ['licensing', 'punishment', 'coercion', 'fees_wan'] as const

const sources = {
  licensing: '河南政务服务网办件库，按办结日期统计',
  punishment: '行政执法监督平台，按处罚决定日期统计',
  coercion: '行政执法监督平台，按强制措施决定日期统计',
  fees_wan: '非税收入征管系统，按入库金额统计',
}

/** The clerk declares the four figures on one day, the leader signs them two days later. */
const declarations = (organ: string, year: number, settle: Settle): Act[] => {
  const figures = declaredBy[organ]?.(year) ?? none
  const [clerk, leader] = [officerOf(`${organ}1`), officerOf(`${organ}9`)]
  const [declaredOn, signedOn] = [settle(`${year + 1}-01-08`), settle(`${year + 1}-01-12`)]
  const ids: string[] = []
  const span = { fromDay: firstDayOf(year), toDay: lastDayOf(year) }
  return [
    {
      on: declaredOn,
      run: async (tx) => {
        await enter(tx, clerk)
        const on = { actor: clerk, clock: clockAt(declaredOn) }
        for (const item of items) {
          const said = { item, figure: figures[item], source: sources[item], ...span }
          ids.push(await declare(tx, on, { ...said, year, evidenceFileId: null }))
        }
      },
    },
    {
      on: signedOn,
      run: async (tx) => {
        await enter(tx, leader)
        const on = { actor: leader, clock: clockAt(signedOn) }
        for (const id of ids) await signDeclaration(tx, on, id)
      },
    },
  ]
}

type Cast = { clerk: Officer; reviewer: Officer | undefined; leader: Officer }

/** Who writes, reviews and signs; a one-person town is reviewed and signed by the county office. */
const castOf = (organ: string): Cast => {
  const policy = organs.find(({ id }) => id === organ)?.separation
  if (policy === 'entrusted')
    return { clerk: officerOf(organ), reviewer: officerOf('zfb2'), leader: officerOf('zfb9') }
  return {
    clerk: officerOf(`${organ}1`),
    reviewer: policy === 'three' ? officerOf(`${organ}5`) : undefined,
    leader: officerOf(`${organ}9`),
  }
}

type Report = { organ: string; year: number; needs: EditionNeeds }

/** What is done, or what follows from how the report stands. */
type Doing = EditionCommand | ((asked: Prepared, begun: Begun) => EditionCommand[])

/** One step of a report by one officer, on what the report is then. */
const step = async (
  tx: Tx,
  { organ, year, needs }: Report,
  { by, on, command }: { by: Officer; on: Day; command: Doing },
): Promise<void> => {
  await enter(tx, by)
  const at = { organId: organ, year }
  const commands =
    typeof command === 'function'
      ? command(await preparedFor(tx, wholeYear(at)), await begunOf(tx, at))
      : [command]
  for (const each of commands) {
    const stamp = stampOf(await begunOf(tx, at))
    await changeEdition(
      tx,
      needs,
      { actor: by, clock: clockAt(on) },
      { ...at, stamp, command: each },
    )
  }
}

type Prepared = Awaited<ReturnType<typeof preparedFor>>
type Begun = Awaited<ReturnType<typeof begunOf>>

const answer = '已逐项核对，确与台账一致，文字照实表述。'
const reason = '差额为本年失效的文件，不计入废止件数，已与文件清理结果核对一致。'

const kept = { answer: 'answers', override: 'overrides' } as const

/** Every finding that asks for a sentence and has none gets one. */
const settling =
  (act: 'answer' | 'override') =>
  ({ findings }: Prepared, { edition }: Begun): EditionCommand[] =>
    findings
      .filter(
        ({ severity, rule, message }) =>
          severity === act &&
          !edition[kept[act]].some((one) => one.rule === rule && one.message === message),
      )
      .map(({ rule, message }) => ({
        act,
        rule,
        message,
        text: act === 'answer' ? answer : reason,
      }))

type Stop = 'unwritten' | 'submitted' | 'sealed' | 'faulty'

/** Reports for 2025 that are not published yet, so that every state is to be seen. */
const unfinished: Readonly<Record<string, Stop>> = {
  gaj: 'submitted',
  z6: 'submitted',
  wjw: 'faulty',
  sfj: 'sealed',
  mzj: 'unwritten',
}

const course = (report: Report, on: (day: string) => Day, stop: Stop | undefined): Act[] => {
  const { organ, year } = report
  const { clerk, reviewer, leader } = castOf(organ)
  const by = (officer: Officer, day: string, command: Doing): Act => ({
    on: on(day),
    run: (tx) => step(tx, report, { by: officer, on: on(day), command }),
  })
  const saved = by(clerk, '13', (asked) => [
    { act: 'save', texts: textsFor(organ, year, asked, stop === 'faulty') },
  ])
  const submitted = [by(clerk, '14', settling('answer')), by(clerk, '14', { act: 'submit' })]
  const approved = reviewer ? [by(reviewer, '15', { act: 'approve' })] : []
  const sealed = [
    // A case of the year that just ended may have been decided since the report was handed in.
    by(clerk, '19', settling('answer')),
    by(leader, '19', settling('override')),
    by(leader, '19', { act: 'seal' }),
  ]
  const published = by(clerk, '21', { act: 'publish' })
  if (stop === 'unwritten') return []
  if (stop === 'submitted' || stop === 'faulty') return [saved, ...submitted]
  return [saved, ...submitted, ...approved, ...sealed, ...(stop === 'sealed' ? [] : [published])]
}

/** 更正: the count of licences of one year was declared by another measure, and put right in March. */
const correction = (needs: EditionNeeds, settle: Settle): Act[] => {
  const report = { organ: 'nyncj', year: 2024, needs }
  const at = { organId: report.organ, year: report.year }
  const { clerk, leader } = castOf(report.organ)
  const on = settle('2025-03-18')
  const as = (actor: Officer) => ({ actor, clock: clockAt(on) })
  return [
    {
      on,
      run: async (tx) => {
        await enter(tx, clerk)
        const figure = String(Number(declaredBy['nyncj']?.(2024).licensing) - 3)
        const span = { fromDay: firstDayOf(2024), toDay: lastDayOf(2024) }
        const said = { item: 'licensing', figure, source: '许可办件台账，按办结日期统计' } as const
        const id = await declare(tx, as(clerk), {
          ...said,
          ...span,
          year: 2024,
          evidenceFileId: null,
        })
        const stamp = stampOf(await begunOf(tx, at))
        await correctReport(
          tx,
          as(clerk),
          { ...at, stamp },
          '表二“行政许可”一栏原按受理日期统计，更正为按办结日期统计的件数',
        )
        await step(tx, report, { by: clerk, on, command: { act: 'submit' } })
        await enter(tx, leader)
        await signDeclaration(tx, as(leader), id)
        await step(tx, report, { by: leader, on, command: settling('override') })
        await step(tx, report, { by: leader, on, command: { act: 'seal' } })
        await step(tx, report, { by: clerk, on, command: { act: 'publish' } })
      },
    },
  ]
}

/** The others began with this platform in 2024. */
const sinceLongAgo: ReadonlySet<string> = new Set(['xzf', 'zfb', ...Object.keys(declaredBy)])

/** 申报数 and reports of these years, by the end of January (条例第四十九条). */
export const reportActs = (
  years: readonly number[],
  settle: Settle,
  needs: EditionNeeds,
): Act[] => [
  ...years.flatMap((year) =>
    organs
      .filter(({ id }) => year >= 2024 || sinceLongAgo.has(id))
      .flatMap(({ id: organ, separation }): Act[] => {
        const on = (day: string): Day => settle(`${year + 1}-01-${day}`)
        return [
          ...(separation === 'entrusted' ? [] : declarations(organ, year, settle)),
          ...course({ organ, year, needs }, on, year === 2025 ? unfinished[organ] : undefined),
        ]
      }),
  ),
  ...correction(needs, settle),
]
