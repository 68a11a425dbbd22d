import { type Day, lastDayOf } from '../../kernel/day.ts'
import { no, ok, type Refusal, type Result } from '../../kernel/result.ts'
import type { Separation } from '../organs.ts'
import type { CheckFinding } from './checks/rules.ts'
import type { Edition, EditionEvent, EditionStage, Settled } from './edition.ts'
import { missingPassages, passageKeys, passages, sectionTitles, type Texts } from './passages.ts'

/** What an officer may do with an edition. */
export type EditionCommand =
  | { act: 'save'; texts: Texts }
  | { act: 'answer' | 'override'; rule: string; message: string; text: string }
  | { act: 'submit' | 'approve' | 'seal' | 'publish' }
  | { act: 'return'; reason: string }

/** What the guard is told besides the edition and the command. */
export type Circumstances = {
  year: number
  today: Day
  /** The person, and the one in whose place they act. */
  personIds: readonly string[]
  separation: Separation
  findings: readonly CheckFinding[]
}

/** Signs in one passage. */
const longest = 20_000

const basis = '条例第五十条'

const stale = no('reports.stage', '这份报告的环节已经变化，请刷新页面后再办理')

const stands = (kept: readonly Settled[], { rule, message }: CheckFinding): boolean =>
  kept.some((one) => one.rule === rule && one.message === message)

/** The findings that still keep an edition from being sealed. */
export const unsettled = (
  { answers, overrides }: Pick<Edition, 'answers' | 'overrides'>,
  findings: readonly CheckFinding[],
): readonly CheckFinding[] =>
  findings.filter((found) => {
    if (found.severity === 'error') return true
    if (found.severity === 'override') return !stands(overrides, found)
    return found.severity === 'answer' && !stands(answers, found)
  })

const sizeOf = (text: string): number => Array.from(text).length

/** The passages that are too long, beside each; undefined where none is. */
export const longTexts = (texts: Texts): Refusal | undefined => {
  const long = passageKeys.filter((key) => sizeOf(texts[key]) > longest)
  if (long.length === 0) return undefined
  const fields = Object.fromEntries(
    long.map((key) => [key, `最多 ${longest} 个字，现在是 ${sizeOf(texts[key])} 个字`]),
  )
  return { code: 'reports.long', message: `有 ${long.length} 处过长，已填写的内容都还在`, fields }
}

const save = (edition: Edition, { texts }: { texts: Texts }): Result<EditionEvent[]> => {
  if (edition.stage !== 'drafting') return no('reports.submitted', '报告已经送审，退回以后才能修改')
  const long = longTexts(texts)
  if (long) return { ok: false, refusal: long }
  const changed = passageKeys.filter((key) => texts[key] !== edition.texts[key])
  const said = Object.fromEntries(changed.map((key) => [key, texts[key]])) as Partial<Texts>
  return ok([{ type: 'saved', texts: said }])
}

const open: ReadonlySet<EditionStage> = new Set(['drafting', 'review', 'signing'])

/** Who wrote in it does not review, seal or excuse it; the one in whose place they act counts, too. */
export const isWriter = (
  { writers }: Edition,
  { personIds }: Pick<Circumstances, 'personIds'>,
): boolean => writers.some((writer) => personIds.includes(writer))

type Settling = { act: 'answer' | 'override'; rule: string; message: string; text: string }

const settle = (
  edition: Edition,
  { act, rule, message, text }: Settling,
  at: Circumstances,
): Result<EditionEvent[]> => {
  if (!open.has(edition.stage)) return no('reports.sealed', '报告已经封存，不能再作说明')
  const found = at.findings.find((one) => one.rule === rule && one.message === message)
  if (!found || found.severity !== act)
    return no('reports.gone', '这个问题已经不存在或者内容已有变化，请刷新页面')
  if (text === '' || sizeOf(text) > 500) {
    const sentence = text === '' ? '请写明理由' : '最多 500 个字'
    const refused = no('form.invalid', '有 1 处需要改正，已填写的内容都还在')
    return { ok: false, refusal: { ...refused.refusal, fields: { text: sentence } } }
  }
  if (act === 'override' && isWriter(edition, at))
    return no('reports.second', '允许例外的理由应当由编写人以外的第二人说明')
  const type = act === 'answer' ? 'answered' : 'overridden'
  return ok([{ type, rule: found.rule, message, text }])
}

/** The required passages that are not written, each with its section; undefined where all are there. */
const missing = (texts: Texts): Result<never> | undefined => {
  const left = missingPassages(texts)
  if (left.length === 0) return undefined
  const said = left.map((key) => {
    const { section, label } = passages[key]
    return section === '前言' ? label : `“${sectionTitles[section]}”中的“${label}”`
  })
  return no('reports.missing', `${said.join('、')}还没有写，请写好以后再送审`, basis)
}

const submit = (edition: Edition, { separation }: Circumstances): Result<EditionEvent[]> => {
  if (edition.stage !== 'drafting') return stale
  if (edition.writers.length === 0)
    return no('reports.unwritten', '文字部分还没有编写，请编写以后再送审', basis)
  const unwritten = missing(edition.texts)
  if (unwritten) return unwritten
  return ok([{ type: 'submitted', to: separation.reviewNeeded ? 'review' : 'signing' }])
}

type Acting = Pick<Circumstances, 'personIds' | 'separation'>

/** 职责分离: whether this person may review or seal the report as it stands. */
export const mayPass = (edition: Edition, at: Acting): Result<true> => {
  if (edition.stage === 'signing') return maySeal(edition, at)
  if (isWriter(edition, at)) return no('reports.separation', '编写人不能审核自己编写的报告')
  const may = at.separation.mayReview('')
  return may.ok ? ok(true) : no('reports.separation', may.message)
}

const approve = (edition: Edition, at: Circumstances): Result<EditionEvent[]> => {
  if (edition.stage !== 'review') return stale
  const may = mayPass(edition, at)
  return may.ok ? ok([{ type: 'approved' }]) : may
}

const giveBack = (edition: Edition, { reason }: { reason: string }): Result<EditionEvent[]> => {
  if (edition.stage !== 'review' && edition.stage !== 'signing') return stale
  if (reason !== '' && sizeOf(reason) <= 500) return ok([{ type: 'returned', reason }])
  const sentence = reason === '' ? '请写明退回的理由' : '最多 500 个字'
  const refused = no('form.invalid', '有 1 处需要改正，已填写的内容都还在')
  return { ok: false, refusal: { ...refused.refusal, fields: { reason: sentence } } }
}

const blocked = (left: readonly CheckFinding[]): Result<never> => {
  const words = { error: '必须改正', override: '须由第二人说明理由', answer: '须答复', notice: '' }
  const said = left
    .slice(0, 3)
    .map(({ rule, severity, message }) => `${rule}（${words[severity]}）${message}`)
  const more = left.length > 3 ? `等 ${left.length} 项。` : ''
  return no('reports.unsound', `校验没有通过，不能封存：${said.join('')}${more}`, basis)
}

const maySeal = (edition: Edition, at: Acting): Result<true> => {
  const reviewer = edition.reviewer ?? undefined
  if (isWriter(edition, at)) return no('reports.separation', '编写人不能签发自己编写的报告')
  const may = at.separation.maySign('', reviewer)
  if (may.ok) return ok(true)
  const own = reviewer !== undefined && at.personIds.includes(reviewer)
  return no('reports.separation', own ? '审核人不能签发自己审核的报告' : may.message)
}

const seal = (edition: Edition, at: Circumstances): Result<EditionEvent[]> => {
  const { year, today, findings } = at
  if (edition.stage !== 'signing') return stale
  if (today <= lastDayOf(year))
    return no('reports.running', `${year} 年还没有结束，年度终了以后才能封存`, '条例第四十九条')
  const may = maySeal(edition, at)
  if (!may.ok) return may
  const left = unsettled(edition, findings)
  return left.length > 0 ? blocked(left) : ok([{ type: 'sealed' }])
}

/** 更正 is possible once the edition is published; its reason is printed on the public page. */
export const mayCorrect = (edition: Edition, reason: string): Result<true> => {
  if (edition.stage !== 'published')
    return no('reports.unpublished', '报告公布以后才能更正；没有公布的，先公布或者等候签发')
  if (reason !== '' && sizeOf(reason) <= 500) return ok(true)
  const sentence = reason === '' ? '请写明更正的理由，公众会看到' : '最多 500 个字'
  const refused = no('form.invalid', '有 1 处需要改正，已填写的内容都还在')
  return { ok: false, refusal: { ...refused.refusal, fields: { correction: sentence } } }
}

/** What follows from a command: events, or a no. */
export const judgeEdition = (
  edition: Edition,
  command: EditionCommand,
  at: Circumstances,
): Result<EditionEvent[]> => {
  switch (command.act) {
    case 'save':
      return save(edition, command)
    case 'answer':
    case 'override':
      return settle(edition, command, at)
    case 'submit':
      return submit(edition, at)
    case 'approve':
      return approve(edition, at)
    case 'return':
      return giveBack(edition, command)
    case 'seal':
      return seal(edition, at)
    case 'publish':
      return edition.stage === 'sealed' ? ok([{ type: 'published' }]) : stale
  }
}
