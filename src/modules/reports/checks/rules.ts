/**
 * 勾稽: the checks every annual report must pass, one id each, the same in code, on screens and in `check-report`.
 * `error` blocks sealing; `override` blocks until a second person records a reason; `answer` must be answered or
 * mended before sealing; `notice` is shown.
 */
export const checkRules = [
  { id: 'CK01', level: 'error', rule: '表三每一行：总计等于前六栏之和' },
  {
    id: 'CK02',
    level: 'error',
    rule: '表三每一栏：（七）总计等于（一）至（六）各行之和',
  },
  {
    id: 'CK03',
    level: 'error',
    rule: '表三每一栏：第一项加第二项之和，等于第三项加第四项之和',
  },
  { id: 'CK04', level: 'override', rule: '表三每一栏：上年结转数等于上年年报公布的结转下年度数' },
  { id: 'CK05', level: 'error', rule: '表四每一组：总计等于前四栏之和' },
  { id: 'CK06', level: 'notice', rule: '件数为不小于零的整数；空格和“/”按0计' },
  {
    id: 'CK07',
    level: 'override',
    rule: '现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数',
  },
  { id: 'CK08', level: 'answer', rule: '现行有效件数不少于本年制发件数减本年废止件数' },
  { id: 'CK09', level: 'override', rule: '设区的市以下的机关无权制定规章，规章一行应为0' },
  { id: 'CK10', level: 'answer', rule: '文字部分的数字与表格一致' },
  { id: 'CK11', level: 'answer', rule: '“共若干件，其中……”各部分之和等于总数' },
  { id: 'CK12', level: 'answer', rule: '百分比按四舍五入重算一致' },
  { id: 'CK13', level: 'error', rule: '信息处理费收取情况与台账一致，没有收取的应当写明' },
  { id: 'CK14', level: 'answer', rule: '收费金额以万元为单位' },
  { id: 'CK15', level: 'override', rule: '政府年报各单元格等于所属机关之和，或者说明差异' },
  { id: 'CK16', level: 'error', rule: '计算出的数字与案件记录一致' },
  { id: 'CK17', level: 'answer', rule: '上年尚未审结的争议，本年列为已结或仍未审结' },
  { id: 'CK18', level: 'error', rule: '六个部分标题齐全、顺序正确，标题写明年度' },
  { id: 'CK19', level: 'answer', rule: '第五部分不得照抄上年，并回应上年的问题' },
  { id: 'CK20', level: 'error', rule: '部分公开只计一次，不再计入其他情形' },
  { id: 'CK21', level: 'override', rule: '2021年度起的年报不得再用2019年试行格式' },
  { id: 'CK22', level: 'notice', rule: '不再引用已被国办公开办函〔2021〕30号替代的〔2019〕60号' },
  { id: 'CK23', level: 'error', rule: '有标题就应有表格' },
] as const

export type CheckId = (typeof checkRules)[number]['id']
export type CheckLevel = (typeof checkRules)[number]['level']

/** What a level asks of whoever makes the report. */
export const checkLevelNames: Readonly<Record<CheckLevel, string>> = {
  error: '必须改正',
  override: '须说明理由',
  answer: '须答复',
  notice: '提示',
}

/** A rule broken, with the cells that show it, as paths into the report: `table3.rows.new.6`. */
export type CheckFinding = {
  readonly rule: CheckId
  readonly severity: CheckLevel
  /** One Chinese sentence with the figures. */
  readonly message: string
  readonly cells: readonly string[]
}

const levels: ReadonlyMap<string, CheckLevel> = new Map(
  checkRules.map((check) => [check.id, check.level]),
)

/** @param severity only where the case is milder than the rule, as an open list under CK11 */
export const finding = (
  rule: CheckId,
  message: string,
  cells: readonly string[],
  severity?: CheckLevel,
): CheckFinding => ({ rule, severity: severity ?? levels.get(rule) ?? 'error', message, cells })

/** Whether a report with these findings must not be sealed as it stands. */
export const blocksSealing = (findings: readonly CheckFinding[]): boolean =>
  findings.some((each) => each.severity === 'error' || each.severity === 'override')
