import { addDays, type Day, day, daysBetween, inChinese, yearOf } from '../../kernel/day.ts'

/** 示例台账: invented people, typical mess; what is wrong in it is listed in the tests, row by row. */
export type SampleSheet = {
  rows: readonly (readonly string[])[]
  merges: readonly { startRow: number; startCol: number; endRow: number; endCol: number }[]
}

const heads: readonly (readonly [string, readonly string[]])[] = [
  ['序号', ['']],
  ['申请编号', ['']],
  ['收到日期', ['']],
  ['申请人', ['姓名', '类别', '证件号码', '联系电话']],
  ['申请内容', ['']],
  ['申请方式', ['']],
  ['补正', ['告知日期', '收到日期']],
  ['征求第三方意见', ['发函日期', '答复日期']],
  ['延期', ['告知日期', '天数']],
  ['答复期限', ['']],
  ['办理状态', ['']],
  ['办理结果', ['']],
  ['答复日期', ['']],
  ['答复文号', ['']],
  ['送达日期', ['']],
  ['经办人', ['']],
  ['备注', ['']],
]

const width = heads.reduce((sum, [, subs]) => sum + subs.length, 0)

/** Cells of a row by their heading; what is left out is empty. */
type Cells = Readonly<Partial<Record<string, string>>>

const columnNames = heads.flatMap(([head, subs]) => subs.map((sub) => head + sub))

const rowOf = (cells: Cells): string[] => columnNames.map((name) => cells[name] ?? '')

/** The dates of one ledger were typed by several people. */
const forms: readonly ((on: Day) => string)[] = [
  (on) => on,
  inChinese,
  (on) => on.replaceAll(/-0?/g, '.'),
  (on) => on.replaceAll('-', ''),
  (on) => String(36_526 + daysBetween(day('2000-01-01'), on)),
  (on) => on.replaceAll(/-0?/g, '/'),
  (on) => on.replaceAll(/\d/g, (digit) => String.fromCodePoint(Number(digit) + 0xff10)),
]

const written = (on: Day, index: number): string => forms[index % forms.length]?.(on) ?? on

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const givenNames = ['守信', '明理', '秋实', '望舒', '一诺', '长河', '清和']
const organisations: readonly (readonly [string, string])[] = [
  ['宝丰县丰谷农业专业合作社', '商业企业'],
  ['河南明镜律师事务所', '律师事务所'],
  ['平顶山市绿源环保公益协会', '社会公益组织'],
  ['中原农业经济研究所', '科研机构'],
]

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An invented 公民身份号码 of 宝丰县 with its right check digit. */
const idNumber = (index: number): string => {
  const body = `410421${1960 + (index % 40)}0${1 + (index % 9)}${10 + (index % 18)}${100 + index}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}

const applicant = (index: number): Cells => {
  const organisation =
    index % 9 === 4 ? organisations[(index >> 2) % organisations.length] : undefined
  if (organisation) return { 申请人姓名: organisation[0], 申请人类别: organisation[1] }
  const name = `${surnames[index % surnames.length]}${givenNames[index % givenNames.length]}`
  return {
    申请人姓名: name,
    申请人类别: index % 11 === 3 ? '公民' : '自然人',
    申请人证件号码: index % 4 === 1 ? '' : idNumber(index),
    申请人联系电话: index % 3 === 0 ? `1380375${1000 + index}` : '',
  }
}

const subjects = [
  '农村公路养护资金使用情况',
  '高标准农田建设项目招标公告',
  '城镇低保对象认定标准',
  '校车运行许可情况',
  '公共租赁住房分配结果',
  '土地征收补偿方案',
  '行政处罚裁量基准',
  '污水处理厂环评批复',
]

const ways = ['邮寄', '当面提交', 'EMS', '网上申请', '信函', '电子邮件']

const results = [
  '予以公开',
  '部分公开',
  '不予公开-国家秘密',
  '信息不存在',
  '不属于本机关',
  '已主动公开',
  '补正后不明确',
  '信访举报投诉类',
  '重复申请',
  '撤回',
  '逾期不补正',
  '予以公开',
  '不予公开（商业秘密）',
  '没有现成信息',
]

const asked = (index: number): Cells => ({
  申请内容: `${2015 + (index % 9)}年度${subjects[index % subjects.length]}`,
  申请方式: ways[index % ways.length] ?? '',
  经办人: index % 2 === 0 ? '白芷宁' : '',
})

/** A case that was answered. */
const done = (index: number, year: number, receivedOn: Day, after: number): Cells => {
  const signedOn = addDays(receivedOn, after)
  return {
    申请编号: `${year}-${String(index + 1).padStart(3, '0')}`,
    收到日期: `${written(receivedOn, index)}${index % 20 === 8 ? '（补录）' : ''}`,
    ...applicant(index),
    ...asked(index),
    办理状态: index % 3 === 0 ? '已办结' : '',
    办理结果: results[index % results.length] ?? '',
    答复日期: written(signedOn, index + 2),
    答复文号: index % 3 === 2 ? '' : `公开告〔${yearOf(signedOn)}〕${index + 3}号`,
    送达日期: index % 2 === 0 ? written(addDays(signedOn, 1), index + 1) : '',
  }
}

const yearRows = (first: number, year: number): Cells[] =>
  Array.from({ length: 20 }, (_, index) => {
    const late = index >= 17
    const on = late
      ? day(`${year}-12-${14 + index - 17 + (index % 3)}`)
      : addDays(day(`${year}-01-08`), index * 17)
    return done(first + index, year, on, late ? 30 - (index % 3) : 12 + (index % 4))
  })

const open = (index: number, receivedOn: Day, state: string, more: Cells = {}): Cells => ({
  申请编号: `${yearOf(receivedOn)}-${String(index).padStart(3, '0')}`,
  收到日期: written(receivedOn, index),
  ...applicant(index),
  ...asked(index),
  办理状态: state,
  ...more,
})

/** Eight that are not finished on `today`, in every state. */
const openRows = (today: Day): Cells[] => {
  const ago = (days: number): Day => addDays(today, -days)
  return [
    open(61, ago(3), '办理中'),
    open(62, ago(9), '办理中', { 申请内容: '1.2023年度财政决算；2.2023年度“三公”经费明细' }),
    open(63, ago(12), '在办', { 答复期限: ago(-2), 办理结果: '办理中' }),
    open(64, ago(10), '待补正', { 补正告知日期: ago(6) }),
    open(65, ago(14), '征求第三方意见中', { 征求第三方意见发函日期: ago(8) }),
    open(66, ago(20), '已延期', { 延期告知日期: ago(4), 延期天数: '20' }),
    open(67, ago(13), '待送达', { 办理结果: '予以公开', 答复日期: ago(1) }),
    open(68, ago(1), '待确认', { 申请方式: '网上申请' }),
  ]
}

/** Twelve that cannot be imported as they stand, each for one reason. */
const wrongRows = (year: number, twin: Cells): Cells[] => {
  const at = (index: number, change: Cells): Cells => ({
    ...done(80 + index, year, addDays(day(`${year}-02-03`), index * 20), 15),
    送达日期: '',
    ...change,
  })
  return [
    at(0, { 收到日期: `${year}-2-30` }),
    at(1, { 收到日期: `${String(year).slice(2)}.5.6` }),
    at(2, { 答复日期: `${year}-01-05` }),
    at(3, { 申请人姓名: '' }),
    at(5, {
      申请人证件号码: idNumber(85).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      申请人类别: '自然人',
      申请人姓名: '郑望舒',
    }),
    at(6, { 办理结果: '转办' }),
    at(7, { 办理结果: '予以公开；信息不存在' }),
    twin,
    at(9, { 答复日期: '已电话告知' }),
    at(10, { 办理状态: '已办结', 办理结果: '予以公开', 答复日期: '' }),
    at(11, { 办理状态: '待补正', 办理结果: '', 答复日期: '', 答复文号: '' }),
    at(12, { 收到日期: '3月15日' }),
  ]
}

const headRows: readonly (readonly string[])[] = [
  heads.flatMap(([head, subs]) => subs.map((_, index) => (index === 0 ? head : ''))),
  heads.flatMap(([, subs]) => [...subs]),
]

const headMerges = (top: number): SampleSheet['merges'][number][] => {
  let column = 0
  return heads.map(([, subs]) => {
    const [startCol, endCol] = [column, column + subs.length - 1]
    column += subs.length
    const isGroup = subs.length > 1
    return { startRow: top, startCol, endRow: isGroup ? top : top + 1, endCol }
  })
}

/** The last year that is over: its unfinished cases were carried into the one after. */
export const lastSampleYear = (today: Day): number => yearOf(addDays(today, -60)) - 1

/**
 * 60 entries of two past years and of these weeks, below a merged title and two rows of headings, with
 * empty rows, the headings once more, a sum and a signature.
 */
export const sampleLedger = (today: Day): SampleSheet => {
  const last = lastSampleYear(today)
  const [before, after] = [yearRows(0, last - 1), yearRows(20, last)]
  const [twin = {}] = before
  const wrong = wrongRows(last, twin)
  const entries = [...before, ...wrong.slice(0, 6), ...after, ...wrong.slice(6), ...openRows(today)]
  const numbered = entries.map((cells, index) => rowOf({ ...cells, 序号: String(index + 1) }))
  const blank = rowOf({})
  const rows = [
    ['政府信息公开申请登记台账（示例，人员均为虚构）', ...blank.slice(1)],
    ...headRows.map((row) => [...row]),
    ...numbered.slice(0, 26),
    blank,
    columnNames.map((name) => name),
    ...numbered.slice(26),
    blank,
    ['合计', String(entries.length), ...blank.slice(2)],
    ['填表人：白芷宁', ...blank.slice(1)],
  ]
  return {
    rows,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: width - 1 }, ...headMerges(1)],
  }
}
