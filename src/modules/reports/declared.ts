import { type Day, firstDayOf, lastDayOf } from '../../kernel/day.ts'
import { type Fields, fieldReader } from '../../kernel/fields.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'

/** 申报数: the figures of table 二 that other systems count; fees in 万元. */
export const declaredItems = {
  licensing: '行政许可',
  punishment: '行政处罚',
  coercion: '行政强制',
  fees_wan: '行政事业性收费',
} as const

export type DeclaredItem = keyof typeof declaredItems

/** A figure declared for one year, with where it comes from. It counts once a second person has signed it. */
export type Declaration = {
  id: string
  organId: string
  year: number
  item: DeclaredItem
  /** Exact decimal text: a count, or an amount in 万元. */
  figure: string
  /** 数据来源 */
  source: string
  fromDay: Day
  toDay: Day
  evidenceFileId: string | null
  declaredBy: string
  declaredOn: Day
  signedBy: string | null
  signedOn: Day | null
  /** 退回 by the one who was to sign. */
  withdrawnOn: Day | null
}

export type Declared = Pick<Declaration, 'item' | 'figure' | 'source' | 'fromDay' | 'toDay'>

/** Thousands separators and width are folded away, nothing is rounded: 4,068.208 is 4068.208. */
const plainFigure = (typed: string): string => foldWidth(typed).replaceAll(/[\s,]/g, '')

/**
 * The figure as exact decimal text.
 *
 * @param item fees are amounts in 万元 with up to six decimals, the others are counts
 */
export const readFigure = (item: DeclaredItem, typed: string): Result<string> => {
  const figure = plainFigure(typed)
  if (figure.endsWith('元'))
    return no('reports.unit', '只填数字，不写单位；收费金额的单位是万元，以元计的请除以 10000')
  if (item === 'fees_wan')
    return /^\d{1,12}(\.\d{1,6})?$/.test(figure)
      ? ok(figure)
      : no('reports.amount', '请填写以万元为单位的金额，例如 4068.208，最多六位小数')
  return /^\d{1,12}$/.test(figure) ? ok(figure) : no('reports.count', '请填写不小于零的整数')
}

/** @param today figures are declared for what has happened */
export const readDeclared = (fields: Fields, year: number, today: Day): Result<Declared> => {
  const form = fieldReader(fields)
  const item = form.choice('item', declaredItems, '请选择申报的事项')
  const figure = readFigure(item, fields['figure'] ?? '')
  if (!figure.ok) form.fault('figure', figure.refusal.message)
  const last = lastDayOf(year) < today ? lastDayOf(year) : today
  const fromDay = form.day('fromDay', last)
  const toDay = form.day('toDay', last)
  if (fromDay < firstDayOf(year)) form.fault('fromDay', `年报统计 ${year} 年 1 月 1 日以后的数字`)
  if (toDay < fromDay) form.fault('toDay', '截止日期不能早于起始日期')
  return form.read({
    item,
    figure: figure.ok ? figure.value : '',
    source: form.text('source', 500, '请写明数字的来源，例如哪个系统、哪个股室的台账'),
    fromDay,
    toDay,
  })
}

/** Items of which nothing is declared, or all of it was sent back. */
export const undeclared = (all: readonly Declaration[]): DeclaredItem[] => {
  const said = new Set(
    all.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ item }) => item),
  )
  return (Object.keys(declaredItems) as DeclaredItem[]).filter((item) => !said.has(item))
}

/** The choice that declares 0 for everything not declared yet. */
export const allTheRest = 'rest'

/**
 * What a form declares: one figure, or 0 for all the rest.
 *
 * @param open what is not declared yet
 */
export const readDeclarations = (
  fields: Fields,
  open: readonly DeclaredItem[],
  { year, today }: { year: number; today: Day },
): Result<readonly Declared[]> => {
  if (fields['item'] !== allTheRest) {
    const one = readDeclared(fields, year, today)
    return one.ok ? ok([one.value]) : one
  }
  const [first] = open
  const figure = plainFigure(fields['figure'] ?? '')
  if (first === undefined) return no('reports.declared', '四项都已经申报，没有其余的了')
  const read = readDeclared({ ...fields, item: first, figure: figure || '0' }, year, today)
  if (!read.ok) return read
  return Number(read.value.figure) === 0
    ? ok(open.map((item) => ({ ...read.value, item, figure: '0' })))
    : no('reports.not-nothing', '一并申报的是没有发生的各项，数字是 0；有数字的请逐项申报')
}

/** 申报与签字不能是同一人: the second person is what makes a typed figure one of the report. */
export const maySign = (
  { declaredBy, signedOn, withdrawnOn }: Declaration,
  personIds: readonly string[],
): Result<true> => {
  if (signedOn !== null) return no('reports.signed', `这一申报已于 ${signedOn} 签字`)
  if (withdrawnOn !== null) return no('reports.withdrawn', `这一申报已于 ${withdrawnOn} 退回`)
  if (personIds.includes(declaredBy))
    return no('reports.separation', '申报的数字应当由另一人核对签字，申报人不能签自己的申报')
  return ok(true)
}

/** The declaration that counts for each item: the last one signed. @param all in order of signing */
export const inForce = (
  all: readonly Declaration[],
): Readonly<Partial<Record<DeclaredItem, Declaration>>> =>
  Object.fromEntries(
    all
      .filter(({ signedOn, withdrawnOn }) => signedOn !== null && withdrawnOn === null)
      .map((one) => [one.item, one]),
  )
