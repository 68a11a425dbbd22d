import { type Day, firstDayOf, lastDayOf } from '../kernel/day.ts'
import {
  declare,
  publishReport,
  reportFor,
  type Section,
  signDeclaration,
} from '../modules/reports.ts'
import { clockAt } from '../platform/clock.ts'
import { enter, type Tx } from '../platform/db.ts'
import { officerOf } from './cast.ts'
import type { Act, Settle } from './schedule.ts'

type Declared = { licensing: string; punishment: string; coercion: string; fees_wan: string }

const none: Declared = { licensing: '0', punishment: '0', coercion: '0', fees_wan: '0' }

/** What the organs that publish declare for a year; the office itself licenses and punishes nothing. */
const declaredBy: Readonly<Record<string, (year: number) => Declared>> = {
  zfb: () => none,
  xzf: () => none,
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

type Counts = { made: number; carried: number; done: number; left: number; documents: number }

const problems = [
  '部分公开内容更新不够及时；政策解读形式还比较单一。下一步将按季度清理公开目录，落实专人负责。',
  '依申请公开答复的说理还不够充分；个别件的检索记录不完整。下一步将集中学习典型案例，统一检索记录的写法。',
  '乡镇、部门之间协办回复偏慢。下一步将对协办期限按月通报，并开展一次业务培训。',
]

const sectionsOf = (
  organName: string,
  year: number,
  counts: Counts,
): Record<'一' | '五' | '六', Section> => {
  const { made, carried, done, left, documents } = counts
  return {
    一: {
      title: '一、总体情况',
      paragraphs: [
        `（一）主动公开。${year}年，${organName}共制发行政规范性文件${documents}件，均在印发后按规定公开。`,
        `（二）依申请公开。本年新收政府信息公开申请${made}件，上年结转${carried}件；本年办结${done}件，结转下年度继续办理${left}件。`,
        '（三）政府信息管理。严格执行信息发布审核程序，对公开目录实行动态调整。',
        '（四）政府信息公开平台建设。依托县政府门户网站政府信息公开专栏，集中发布公开指南、公开制度和法定主动公开内容。',
        '（五）监督保障。将政务公开工作纳入年度考核，全年没有因政府信息公开工作被追究责任的情形。',
      ],
    },
    五: {
      title: '五、存在的主要问题及改进情况',
      paragraphs: [`${year}年存在的主要问题：${problems[year % problems.length]}`],
    },
    六: {
      title: '六、其他需要报告的事项',
      paragraphs: [`${year}年，${organName}依申请公开政府信息未收取信息处理费。`],
    },
  }
}

const publish = async (
  tx: Tx,
  organ: string,
  { year, on }: { year: number; on: Day },
): Promise<void> => {
  const actor = officerOf(`${organ}9`)
  await enter(tx, actor)
  const { organId } = actor
  const { organName, tables } = await reportFor(tx, { organId, year, asOf: lastDayOf(year) })
  const total = (row: 'new' | 'carried_in' | 'total' | 'carried_out'): number =>
    tables.table3?.[row]?.at(-1) ?? 0
  const counts = {
    made: total('new'),
    carried: total('carried_in'),
    done: total('total'),
    left: total('carried_out'),
    documents: tables.table2?.normative?.[0] ?? 0,
  }
  const sections = sectionsOf(organName, year, counts)
  const paper = { organName, year, tables, sections, publishedOn: on }
  await publishReport(tx, { actor, clock: clockAt(on) }, paper)
}

/** 申报数 and published reports of these years, by the end of January (条例第四十九条). */
export const reportActs = (years: readonly number[], settle: Settle): Act[] =>
  years.flatMap((year) =>
    Object.keys(declaredBy).flatMap((organ, index): Act[] => {
      const on = settle(`${year + 1}-01-${String(17 + index * 2)}`)
      return [
        ...declarations(organ, year, settle),
        { on, run: (tx) => publish(tx, organ, { year, on }) },
      ]
    }),
  )
