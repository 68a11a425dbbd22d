/**
 * The three official tables of the annual report, form of 国办公开办函〔2021〕30号: sections 二, 三 and 四.
 * One definition for reading, computing, checking, screens and documents.
 */

/** A count as printed; null is a blank cell, which stands for 0 (CK06). */
export type Figure = number | null

/** The seven columns of table 三, in order; the last is the total of the six before it. */
export const applicantColumns = [
  { key: 'natural', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'charity', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'other', label: '其他' },
  { key: 'total', label: '总计' },
] as const

export type ApplicantColumn = (typeof applicantColumns)[number]['key']

/** The groups of 三、本年度办理结果; a row without a group stands outside it or directly in it. */
export const resultGroups = {
  d: '（三）不予公开',
  u: '（四）无法提供',
  n: '（五）不予处理',
  o: '（六）其他处理',
} as const

export type ResultGroup = keyof typeof resultGroups

/** The 25 rows of table 三 in the order of the form. */
export const requestRows = [
  { key: 'new', label: '一、本年新收政府信息公开申请数量' },
  { key: 'carried_in', label: '二、上年结转政府信息公开申请数量' },
  { key: 'granted', label: '（一）予以公开' },
  { key: 'partial', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）' },
  { key: 'd1', group: 'd', label: '1.属于国家秘密' },
  { key: 'd2', group: 'd', label: '2.其他法律行政法规禁止公开' },
  { key: 'd3', group: 'd', label: '3.危及“三安全一稳定”' },
  { key: 'd4', group: 'd', label: '4.保护第三方合法权益' },
  { key: 'd5', group: 'd', label: '5.属于三类内部事务信息' },
  { key: 'd6', group: 'd', label: '6.属于四类过程性信息' },
  { key: 'd7', group: 'd', label: '7.属于行政执法案卷' },
  { key: 'd8', group: 'd', label: '8.属于行政查询事项' },
  { key: 'u1', group: 'u', label: '1.本机关不掌握相关政府信息' },
  { key: 'u2', group: 'u', label: '2.没有现成信息需要另行制作' },
  { key: 'u3', group: 'u', label: '3.补正后申请内容仍不明确' },
  { key: 'n1', group: 'n', label: '1.信访举报投诉类申请' },
  { key: 'n2', group: 'n', label: '2.重复申请' },
  { key: 'n3', group: 'n', label: '3.要求提供公开出版物' },
  { key: 'n4', group: 'n', label: '4.无正当理由大量反复申请' },
  { key: 'n5', group: 'n', label: '5.要求行政机关确认或重新出具已获取信息' },
  {
    key: 'o1',
    group: 'o',
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  },
  {
    key: 'o2',
    group: 'o',
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  },
  { key: 'o3', group: 'o', label: '3.其他' },
  { key: 'total', label: '（七）总计' },
  { key: 'carried_out', label: '四、结转下年度继续办理' },
] as const

export type RequestRowKey = (typeof requestRows)[number]['key']

/** The 21 rows whose sum is （七）总计 in every column (CK02). */
export const outcomeRows = [
  'granted',
  'partial',
  'd1',
  'd2',
  'd3',
  'd4',
  'd5',
  'd6',
  'd7',
  'd8',
  'u1',
  'u2',
  'u3',
  'n1',
  'n2',
  'n3',
  'n4',
  'n5',
  'o1',
  'o2',
  'o3',
] as const satisfies readonly RequestRowKey[]

/** The rows of table 二; the first two hold 制发、废止、现行有效, the others one figure. */
export const activityRows = [
  { key: 'rules', label: '规章', item: '第二十条第（一）项' },
  { key: 'normative', label: '行政规范性文件', item: '第二十条第（一）项' },
  { key: 'licensing', label: '行政许可', item: '第二十条第（五）项' },
  { key: 'punishment', label: '行政处罚', item: '第二十条第（六）项' },
  { key: 'coercion', label: '行政强制', item: '第二十条第（六）项' },
  { key: 'fees_wan', label: '行政事业性收费', item: '第二十条第（八）项' },
] as const

export const documentColumns = ['本年制发件数', '本年废止件数', '现行有效件数'] as const
export const decisionColumn = '本年处理决定数量'
export const feeColumn = '本年收费金额（单位：万元）'

/** The three groups of table 四 and the five columns of each; the fifth is the total of the four before it. */
export const disputeGroups = [
  { key: 'review', label: '行政复议' },
  { key: 'direct', label: '行政诉讼（未经复议直接起诉）' },
  { key: 'after_review', label: '行政诉讼（复议后起诉）' },
] as const
export const disputeColumns = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'] as const

export type DisputeGroup = (typeof disputeGroups)[number]['key']

/** 制发、废止、现行有效; always three. */
export type DocumentFigures = readonly Figure[]

/** Table 二. A missing row was not found in the file; `fees_wan` is exact decimal text in 万元, as written. */
export type ActivityTable = {
  readonly rules?: DocumentFigures
  readonly normative?: DocumentFigures
  readonly licensing?: Figure
  readonly punishment?: Figure
  readonly coercion?: Figure
  readonly fees_wan?: string | null
}

/** Table 三, seven figures a row. A missing row was not found in the file (never: blank). */
export type RequestTable = Readonly<Partial<Record<RequestRowKey, readonly Figure[]>>>

/** Table 四, five figures a group. */
export type DisputeTable = Readonly<Partial<Record<DisputeGroup, readonly Figure[]>>>

/** A report's tables; null where the report has no such table. */
export type ReportTables = {
  readonly table2: ActivityTable | null
  readonly table3: RequestTable | null
  readonly table4: DisputeTable | null
}

/** 法定格式: the form of 2021 in force, or the trial form of 2019 it replaced. */
export type ReportForm = '2021' | '2019'

const rowLabels: ReadonlyMap<string, string> = new Map(
  requestRows.map((row) => [
    row.key,
    'group' in row ? `${resultGroups[row.group]} ${row.label}` : row.label,
  ]),
)

/** The row's full label, with its group: “（三）不予公开 1.属于国家秘密”. */
export const requestRowLabel = (key: RequestRowKey): string => rowLabels.get(key) ?? key

/** A figure for arithmetic: a blank stands for 0. */
export const counted = (figure: Figure | undefined): number => figure ?? 0
