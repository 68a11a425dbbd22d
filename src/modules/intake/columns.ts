import { foldForComparison } from '../../kernel/text.ts'

/** What an upload is: 依申请公开台账, 现行有效规范性文件清单, or a published report. */
export type SheetKind = 'ledger' | 'documents'

type ColumnWords = { label: string; needed?: boolean; words: readonly string[] }

/** The columns of an old 依申请公开台账, with the headings in use. */
export const ledgerColumns = {
  formerNumber: {
    label: '原编号',
    words: ['编号', '申请编号', '受理编号', '登记编号', '登记号', '受理号', '申请号', '收文编号'],
  },
  year: { label: '年度', words: ['年份', '年'] },
  arrivedOn: {
    label: '收到日期',
    needed: true,
    words: [
      '收到申请日期',
      '收到时间',
      '收到申请时间',
      '收到申请之日',
      '收件日期',
      '受理日期',
      '受理时间',
      '登记日期',
      '接收日期',
      '申请日期',
      '申请时间',
    ],
  },
  name: {
    label: '申请人',
    needed: true,
    words: ['申请人姓名', '姓名', '申请人名称', '申请人姓名或名称', '姓名或名称', '姓名名称'],
  },
  kind: {
    label: '申请人类别',
    words: ['申请人类型', '申请人性质', '申请主体类别', '申请主体类型', '申请主体', '类别'],
  },
  proofNumber: {
    label: '证件号码',
    words: [
      '证件号',
      '申请人证件号码',
      '身份证号',
      '身份证号码',
      '身份证件号码',
      '统一社会信用代码',
      '身份证号信用代码',
    ],
  },
  phone: {
    label: '联系电话',
    words: ['申请人电话', '申请人联系电话', '电话', '手机', '手机号', '联系方式'],
  },
  address: { label: '通讯地址', words: ['地址', '联系地址', '邮寄地址'] },
  email: { label: '电子邮箱', words: ['邮箱', '电子邮件'] },
  description: {
    label: '申请内容',
    needed: true,
    words: [
      '所需信息',
      '所需政府信息',
      '申请公开内容',
      '申请公开的内容',
      '申请公开的政府信息',
      '申请事项',
      '内容描述',
      '信息内容',
      '所需信息内容描述',
    ],
  },
  channel: {
    label: '申请方式',
    words: ['申请渠道', '申请途径', '申请形式', '提交方式', '收件方式', '接收渠道'],
  },
  obtainBy: { label: '获取方式', words: ['获取信息的方式', '获取途径', '提供方式'] },
  handler: { label: '经办人', words: ['承办人', '经办'] },
  state: {
    label: '办理状态',
    words: ['状态', '办理情况', '办理进度', '进展情况', '当前环节', '是否办结'],
  },
  correctionAskedOn: {
    label: '补正告知日期',
    words: ['补正通知日期', '要求补正日期', '告知补正日期', '补正告知时间', '补正日期'],
  },
  correctionReplyBy: { label: '补正期限', words: ['补正截止日期', '补正截止'] },
  correctionReceivedOn: {
    label: '收到补正日期',
    words: ['补正收到日期', '补正材料收到日期', '收到补正时间'],
  },
  consultedOn: {
    label: '征求第三方意见日期',
    words: ['征求第三方意见发函日期', '征求意见日期', '征求意见发函日期', '征求第三方发函日期'],
  },
  consultReceivedOn: { label: '第三方收到日期', words: ['第三方签收日期'] },
  consultAnsweredOn: {
    label: '第三方答复日期',
    words: ['征求第三方意见答复日期', '第三方回复日期', '意见反馈日期', '第三方意见反馈日期'],
  },
  extendedOn: {
    label: '延期告知日期',
    words: ['延期日期', '延长答复告知日期', '延期告知时间', '延期答复日期'],
  },
  extendedDays: {
    label: '延长工作日数',
    words: ['延期天数', '延长天数', '延期工作日数', '延期工作日', '延长工作日'],
  },
  dueOn: {
    label: '答复期限',
    words: ['应答复日期', '应办结日期', '办理期限', '法定期限', '到期日', '到期日期', '截止日期'],
  },
  decision: {
    label: '办理结果',
    words: ['答复结果', '处理结果', '结果', '答复类型', '处理决定', '公开情况', '答复情况'],
  },
  ground: { label: '不予公开理由', words: ['理由', '不公开理由', '具体情形', '具体理由'] },
  signedOn: {
    label: '答复日期',
    words: ['答复时间', '作出答复日期', '办结日期', '办结时间', '答复书日期'],
  },
  letterNumber: { label: '答复文号', words: ['文号', '告知书文号', '答复书文号', '答复编号'] },
  servedOn: { label: '送达日期', words: ['送达时间', '寄出日期', '寄送日期'] },
  route: { label: '送达方式', words: ['答复方式', '寄送方式'] },
} as const satisfies Readonly<Record<string, ColumnWords>>

/** The columns of a list of documents in force. */
export const documentColumns = {
  title: { label: '文件标题', needed: true, words: ['标题', '文件名称', '名称', '文件名'] },
  number: { label: '发文字号', needed: true, words: ['文号', '字号', '文件字号', '发文文号'] },
  kind: { label: '文件种类', words: ['种类', '类别', '文件类别', '文件类型', '类型'] },
  madeOn: {
    label: '成文日期',
    needed: true,
    words: ['印发日期', '发布日期', '制发日期', '公布日期', '发文日期', '成文时间', '印发时间'],
  },
  effectiveOn: { label: '施行日期', words: ['实施日期', '生效日期', '施行时间', '实施时间'] },
  validity: { label: '有效性', words: ['效力', '效力状态', '有效状态', '是否有效', '清理结果'] },
  endedOn: {
    label: '废止或者失效日期',
    words: ['废止日期', '失效日期', '废止失效日期', '终止日期', '废止时间'],
  },
  reason: { label: '废止依据', words: ['废止原因', '清理依据', '废止失效原因', '原因'] },
} as const satisfies Readonly<Record<string, ColumnWords>>

export type LedgerColumn = keyof typeof ledgerColumns
export type DocumentColumn = keyof typeof documentColumns

/** All columns an upload of this kind can have, in the order in which they are offered. */
export const columnsOf = (kind: SheetKind): Readonly<Record<string, ColumnWords>> =>
  kind === 'ledger' ? ledgerColumns : documentColumns

/** A heading without spaces, brackets and what stands in them. */
export const foldHeading = (heading: string): string =>
  foldForComparison(heading)
    .replaceAll(/[(（[【].*?[)）\]】]/g, '')
    .replaceAll(/[*:：、/／.。，,\-—]/g, '')

/** 列对应: which column of the sheet (from 0) holds what. */
export type Mapping = Readonly<Partial<Record<string, number>>>

/** Headings an organ explained before: folded heading → column, or '' for none. */
export type LearntHeadings = Readonly<Record<string, string>>

const byWord = (kind: SheetKind): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(columnsOf(kind)).flatMap(([key, { label, words }]) =>
      [label, ...words].map((word): [string, string] => [foldHeading(word), key]),
    ),
  )

const built = { ledger: byWord('ledger'), documents: byWord('documents') } as const

/** Columns recognised from their headings; what was learnt comes first, and each column is found once. */
export const recognise = (
  kind: SheetKind,
  headings: readonly string[],
  learnt: LearntHeadings,
): Mapping => {
  const found: Record<string, number> = {}
  for (const [index, heading] of headings.entries()) {
    const folded = foldHeading(heading)
    const key = Object.hasOwn(learnt, folded) ? learnt[folded] : built[kind].get(folded)
    if (key !== undefined && key !== '' && found[key] === undefined) found[key] = index
  }
  return found
}

/** Where the headings stand: first row (from 0) and how many rows. */
export type Head = { row: number; rows: number }

/** A text table has no merged cells: an empty one above a narrower heading belongs to the word on its left. */
const spread = (upper: readonly string[], lower: readonly string[]): string[] => {
  let group = ''
  return upper.map((word, column) => {
    if (word !== '') group = word
    else if ((lower[column] ?? '') === '') group = ''
    return word === '' ? group : word
  })
}

/** The headings of each column; of two rows both words, where they differ. */
export const headingsAt = (grid: readonly (readonly string[])[], head: Head): string[] => {
  const rows = grid
    .slice(head.row, head.row + head.rows)
    .map((row) => row.map((word) => word.trim()))
  const [upper = [], lower] = rows
  const words = lower ? [spread(upper, lower), ...rows.slice(1)] : rows
  return upper.map((_, column) =>
    [...new Set(words.map((row) => row[column] ?? '').filter((word) => word !== ''))].join(''),
  )
}

/** Title rows above the headings are few. */
const searched = 15

/** The row or pair of rows in which most columns are recognised. */
export const findHead = (
  kind: SheetKind,
  grid: readonly (readonly string[])[],
  learnt: LearntHeadings,
): Head => {
  let best = { head: { row: 0, rows: 1 }, score: 0 }
  for (let row = 0; row < Math.min(searched, grid.length); row += 1)
    for (const rows of [1, 2]) {
      const head = { row, rows }
      const score = Object.keys(recognise(kind, headingsAt(grid, head), learnt)).length
      if (score > best.score) best = { head, score }
    }
  return best.head
}
