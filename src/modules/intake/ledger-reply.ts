import type { Day } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { DecisionCode, OldCase } from '../requests.ts'
import type { RowReader } from './ledger-cells.ts'
import { inOrder, type OldState } from './ledger-course.ts'
import { codeOfWord, type LearntWords, readDecision } from './words.ts'

type Decision = NonNullable<OldCase['decision']>
type Route = NonNullable<Decision['served']>['route']

/** 送达方式; the first that is found in the cell. */
const routes: readonly (readonly [RegExp, Route])[] = [
  [/电子|邮箱|网|短信|e-?mail/i, 'online'],
  [/委托/, 'entrusted'],
  [/邮|快递|挂号|ems|寄/i, 'post'],
  [/当面|直接|现场|领取|自取/, 'direct'],
]

const byObtaining: Readonly<Record<OldCase['obtainBy'], Route>> = {
  post: 'post',
  email: 'online',
  online: 'online',
  counter: 'direct',
  inspect: 'direct',
}

/** The result cell may say that there is none yet: 办理中. */
const isOpenWord = (word: string, learnt: LearntWords): boolean => {
  const state = codeOfWord('states', word, learnt)
  return state !== undefined && state !== 'done'
}

/** 办理状态: as written, else by the result cell; undefined where it can only be told from the rest. */
export const readState = (cells: RowReader, learnt: LearntWords): OldState | undefined => {
  const state = cells.code('state', 'states')
  if (state !== undefined || cells.text('state') !== '') return state as OldState | undefined
  const result = cells.text('decision')
  return isOpenWord(result, learnt)
    ? (codeOfWord('states', result, learnt) as OldState | undefined)
    : undefined
}

const codeOf = (cells: RowReader, learnt: LearntWords): DecisionCode | undefined => {
  const result = cells.text('decision')
  if (result === '' || isOpenWord(result, learnt)) return undefined
  const read = readDecision(result, cells.text('ground'), learnt)
  if ('code' in read) return read.code as DecisionCode
  if ('several' in read)
    cells.fault('decision', `一格写了 ${read.several.length} 个结果，一件只能有一个，请分成几行`)
  else cells.ask('decision', 'decisions', read.ask)
  return undefined
}

const isOpen = (state: OldState | undefined): boolean =>
  state !== undefined && state !== 'done' && state !== 'toServe'

type Found = { code: DecisionCode | undefined; signedOn: Day | undefined; isBlank: boolean }

const checkOpen = (cells: RowReader, { code, signedOn }: Found): void => {
  if (code !== undefined || signedOn !== undefined)
    cells.fault('state', '状态是还在办理，却写了办理结果或者答复日期')
}

/** What a row that is answered must show, whether it says so or only has the day of its reply. */
const checkAnswered = (
  cells: RowReader,
  state: OldState | undefined,
  { code, signedOn, isBlank }: Found,
): void => {
  if (isBlank && state !== undefined) cells.fault('decision', '状态是已有答复，没有写办理结果')
  if (isBlank && state === undefined && signedOn !== undefined)
    cells.fault('decision', '写了答复日期，没有写办理结果')
  if (code !== undefined && cells.text('signedOn') === '')
    cells.fault('signedOn', '写了办理结果，没有写答复日期')
}

const servedOf = (
  cells: RowReader,
  { signedOn, state, obtainBy }: { signedOn: Day } & Told,
): Decision['served'] => {
  const on = cells.day('servedOn')
  if (state === 'toServe') {
    if (on !== undefined) cells.fault('servedOn', '状态是待送达，却写了送达日期')
    return undefined
  }
  inOrder(cells, ['答复日期', signedOn], ['servedOn', on])
  const route = routes.find(([pattern]) => pattern.test(cells.text('route')))?.[1]
  if (on === undefined) cells.heed('servedOn', '没有写送达日期，按答复之日记')
  return { on: on ?? signedOn, route: route ?? byObtaining[obtainBy] }
}

type Told = { state: OldState | undefined; obtainBy: OldCase['obtainBy'] }

/** 办理结果、答复日期、文号、送达; undefined while the case is open or where something is wrong. */
export const readReply = (
  cells: RowReader,
  learnt: LearntWords,
  { arrivedOn, ...told }: Told & { arrivedOn: Day | undefined },
): OldCase['decision'] => {
  const written = cells.text('signedOn')
  const signedOn = isOpenWord(written, learnt) ? undefined : cells.day('signedOn')
  const code = codeOf(cells, learnt)
  const found = { code, signedOn, isBlank: cells.text('decision') === '' }
  if (isOpen(told.state)) checkOpen(cells, found)
  else checkAnswered(cells, told.state, found)
  if (!inOrder(cells, ['收到日期', arrivedOn], ['signedOn', signedOn])) return undefined
  if (code === undefined || signedOn === undefined) return undefined
  const unlawful = cells.rules.faultOfDecision(code, signedOn)
  if (unlawful !== undefined) cells.fault('decision', unlawful)
  const served = servedOf(cells, { ...told, signedOn })
  const number = foldWidth(cells.text('letterNumber')).slice(0, 80)
  return { code, signedOn, ...(number !== '' && { number }), ...(served && { served }) }
}
