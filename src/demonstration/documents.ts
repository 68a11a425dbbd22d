import { type Day, day, firstDayOf } from '../kernel/day.ts'
import { endDocument, registerDocument } from '../modules/documents.ts'
import { clockAt } from '../platform/clock.ts'
import { enter } from '../platform/db.ts'
import { officerOf } from './cast.ts'
import type { Act, Settle } from './schedule.ts'

const subjects = [
  '农村公路养护',
  '城市停车场建设',
  '政府投资项目',
  '政务公开',
  '农村宅基地审批',
  '城市供水',
  '城镇燃气',
  '公共租赁住房',
  '政府采购监督',
  '突发事件应对',
  '食品安全',
  '校车安全',
  '养老服务',
  '农村饮水安全',
  '河道采砂',
  '森林防火',
  '国有资产',
  '行政规范性文件制定',
  '扬尘污染防治',
  '秸秆综合利用',
  '高标准农田建设',
  '农机购置补贴',
  '危房改造',
  '城乡低保',
  '临时救助',
  '残疾人补贴',
  '基层医疗卫生',
  '家庭医生签约',
  '学前教育普惠发展',
  '义务教育招生',
  '城市绿化',
  '户外广告',
  '生活垃圾分类',
  '建筑垃圾',
  '道路交通安全',
  '客运市场',
  '文物保护',
  '汝瓷产业发展',
  '旅游促进',
  '招商引资',
  '科技创新',
  '中小企业融资',
  '电子政务',
  '数据共享',
  '档案资料',
  '消防安全',
  '安全生产',
  '防汛抗旱',
  '气象灾害防御',
  '地质灾害防治',
  '土地储备',
  '矿产资源',
  '耕地保护',
  '水土保持',
  '节约用水',
  '动物防疫',
  '种业振兴',
  '粮食储备',
  '殡葬服务',
  '社会信用体系建设',
]

const forms = ['管理办法', '实施方案', '实施细则']

type Paper = { title: string; number: string; madeOn: Day }

const paper = (index: number, madeOn: Day, number: number): Paper => ({
  title: `宝丰县人民政府办公室关于印发宝丰县${subjects[index % subjects.length]}${
    forms[Math.floor(index / subjects.length) % forms.length]
  }的通知`,
  number: `宝政办〔${madeOn.slice(0, 4)}〕${number}号`,
  madeOn,
})

/** 103 documents of 2010 to 2021, all in force when the register was opened; numbers follow the dates. */
const older = Array.from({ length: 103 }, (_, index): Paper => {
  const [year, place] = [2010 + (index % 12), Math.floor(index / 12)]
  const month = String(place + 1 + (year % 3)).padStart(2, '0')
  const date = String(5 + ((index * 11) % 23)).padStart(2, '0')
  return paper(index, day(`${year}-${month}-${date}`), 3 + place * 5 + (year % 4))
})

/** Made in 2022 (five) and 2023 (six); nothing ended before 2024: 114 in force at the end of 2023. */
const newer: readonly Paper[] = [
  ['2022-02-24', 6],
  ['2022-04-19', 14],
  ['2022-06-30', 27],
  ['2022-09-15', 41],
  ['2022-11-22', 52],
  ['2023-01-17', 2],
  ['2023-03-21', 11],
  ['2023-05-30', 23],
  ['2023-07-25', 34],
  ['2023-09-19', 45],
  ['2023-12-12', 60],
].map(([on, number], index) => paper(103 + index, day(String(on)), Number(number)))

/** From 2024 on four a year, two abolished and one lapsed. */
const madeIn = (year: number): Paper[] =>
  ['03-12', '06-18', '09-10', '11-26'].map((monthAndDay, index) =>
    paper(114 + (year - 2024) * 4 + index, day(`${year}-${monthAndDay}`), 9 + index * 13),
  )

const clerk = officerOf('zfb1')

const registered = (ids: Map<string, string>, on: Day, said: Paper): Act => ({
  on,
  run: async (tx) => {
    await enter(tx, clerk)
    const { title, number, madeOn } = said
    const entry = { kind: 'normative', title, number, madeOn, effectiveOn: madeOn } as const
    ids.set(number, await registerDocument(tx, { actor: clerk, clock: clockAt(on) }, entry))
  },
})

const ended = (
  ids: ReadonlyMap<string, string>,
  on: Day,
  { which, how }: { which: number; how: 'abolished' | 'lapsed' },
): Act => ({
  on,
  run: async (tx) => {
    await enter(tx, clerk)
    const id = ids.get(older[which]?.number ?? '')
    if (id === undefined) throw new Error(`document ${which} was never registered`)
    const reason = {
      abolished: '列入县政府办公室规范性文件清理结果，予以废止',
      lapsed: '文件规定的有效期届满，自行失效',
    }[how]
    const end = { ended: how, endedOn: on, reason, successor: null }
    await endDocument(tx, { actor: clerk, clock: clockAt(on) }, { id, end })
  },
})

const endings = (ids: ReadonlyMap<string, string>, year: number, settle: Settle): Act[] => {
  const first = (year - 2024) * 3
  return [
    ended(ids, settle(`${year}-04-16`), { which: first, how: 'abolished' }),
    ended(ids, settle(`${year}-04-16`), { which: first + 1, how: 'abolished' }),
    ended(ids, settle(`${year}-08-01`), { which: first + 2, how: 'lapsed' }),
  ]
}

/** 规范性文件登记簿 of the office, up to the end of the last of these years. */
export const documentActs = (years: readonly number[], settle: Settle): Act[] => {
  const ids = new Map<string, string>()
  const opened = settle(firstDayOf(2022))
  return [
    ...older.map((one) => registered(ids, opened, { ...one, madeOn: settle(one.madeOn) })),
    ...[...newer, ...years.flatMap(madeIn)].map((one) => {
      const madeOn = settle(one.madeOn)
      return registered(ids, madeOn, { ...one, madeOn })
    }),
    ...years.flatMap((year) => endings(ids, year, settle)),
  ]
}
