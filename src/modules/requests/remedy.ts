import data from '../../../law/remedies.json' with { type: 'json' }
import type { Day } from '../../kernel/day.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import type { Organ, ReconsiderationOrgan } from '../organs.ts'
import { type DecisionCode, decisionOn, isRefusal, type RefusalCode } from './decisions.ts'
import { remedyBodies, superiorOf } from './jurisdiction.ts'
import { fill, inForceOn } from './wording.ts'

/** RM1 复议前置; RM2 可复议可诉讼; RM3 the same, told to a third party. */
export type RemedyClause = 'RM1' | 'RM2' | 'RM3'

/** Why a part is withheld: a ground of 条例第十四条 to 第十六条, or O3 不属于政府信息 (条例第三十七条). */
export type WithheldGround = RefusalCode | 'O3'

export type RemedyCase = {
  code: DecisionCode
  /** Day of the reply: it decides which law and wording apply. */
  on: Day
  organ: Organ
  /** Served through the internet: the letter must then name the online channel (复议法第二十二条第二款). */
  servedOnline: boolean
  /** Grounds of the withheld parts of a partial disclosure. */
  withheld?: readonly WithheldGround[]
}

/** 救济途径告知, ready to print. */
export type Remedy = {
  clauses: readonly RemedyClause[]
  /** Ids of the wordings in law/remedies.json. */
  versions: readonly string[]
  paragraphs: readonly string[]
  /** For each paragraph, what it must still say when a hand has rewritten it. */
  essentials: readonly (readonly string[])[]
  basis: readonly string[]
}

type Part = keyof typeof data.parts

/** Which clause a reply with this code carries on this day; for PT: its part withheld on 第十四条 to 第十六条. */
export const clauseOf = (code: DecisionCode, on: Day): Result<'RM1' | 'RM2'> => {
  const period = inForceOn(data.periods, on)
  return period
    ? ok(period.clauses[code] === 'RM1' ? 'RM1' : 'RM2')
    : no(
        'requests.remedy-not-in-force',
        `${on} 的答复没有可用的救济途径文字`,
        '复议法第二十条第三款',
      )
}

const partsOf = (
  clause: 'RM1' | 'RM2',
  { code, withheld = [] }: Pick<RemedyCase, 'code' | 'withheld'>,
): (readonly [RemedyClause, Part])[] => {
  if (code !== 'PT' || clause === 'RM2') return [[clause, 'whole']]
  if (!withheld.some((ground) => isRefusal(ground))) return [['RM2', 'whole']]
  return [
    ['RM1', 'withheld'],
    ['RM2', 'rest'],
  ]
}

const wordingOf = (
  clause: RemedyClause | 'online' | 'choice',
  on: Day,
): (typeof data.wordings)[number] | undefined =>
  inForceOn(
    data.wordings.filter((wording) => wording.clause === clause),
    on,
  )

const onlineLine = (
  reconsideration: ReconsiderationOrgan,
  { on, servedOnline }: Pick<RemedyCase, 'on' | 'servedOnline'>,
): Result<Omit<Remedy, 'clauses'>> => {
  const wording = wordingOf('online', on)
  const online = reconsideration.online?.trim() ?? ''
  if (wording && servedOnline && online === '')
    return no(
      'requests.online-channel-missing',
      `尚未配置向${reconsideration.name}提交行政复议申请书的互联网渠道，答复不能通过互联网送达`,
      '复议法第二十二条第二款',
    )
  if (!wording || online === '')
    return ok({ versions: [], paragraphs: [], essentials: [], basis: [] })
  const text = fill(wording.text, { reconsiderationOrgan: reconsideration.name, online })
  return ok({
    versions: [wording.id],
    paragraphs: [text],
    essentials: [[online, reconsideration.name]],
    basis: wording.basis,
  })
}

/** 复议法第二十八条: to which two organs one may turn; nothing before it was in force, or for another organ. */
const choiceLine = (
  organ: Organ,
  government: string,
  on: Day,
): Result<Omit<Remedy, 'clauses'> & { names: string }> => {
  const wording = wordingOf('choice', on)
  const superior = wording ? superiorOf(organ) : ok(undefined)
  if (!superior.ok) return superior
  if (!wording || superior.value === undefined)
    return ok({ versions: [], paragraphs: [], essentials: [], basis: [], names: government })
  return ok({
    versions: [wording.id],
    paragraphs: [fill(wording.text, { government, superior: superior.value })],
    essentials: [[government, superior.value]],
    basis: wording.basis,
    names: `${government}或者${superior.value}`,
  })
}

const write = (
  parts: readonly (readonly [RemedyClause, Part])[],
  of: Pick<RemedyCase, 'on' | 'organ' | 'servedOnline'>,
): Result<Remedy> => {
  const bodies = remedyBodies(of.organ)
  if (!bodies.ok) return bodies
  const { reconsideration, court } = bodies.value
  const online = onlineLine(reconsideration, of)
  if (!online.ok) return online
  const choice = choiceLine(of.organ, reconsideration.name, of.on)
  if (!choice.ok) return choice
  const beside = [choice.value, online.value]
  const written = parts.flatMap(([clause, part]) => {
    const wording = wordingOf(clause, of.on)
    const names = { reconsiderationOrgan: choice.value.names, court: court.name }
    return wording
      ? [{ ...wording, text: fill(wording.text, { ...names, part: data.parts[part] }) }]
      : []
  })
  if (written.length < parts.length)
    return no(
      'requests.remedy-not-in-force',
      `${of.on} 的答复没有可用的救济途径文字`,
      '复议法第二十条第三款',
    )
  return ok({
    clauses: parts.map(([clause]) => clause),
    versions: [...written.map(({ id }) => id), ...beside.flatMap(({ versions }) => versions)],
    paragraphs: [
      ...written.map(({ text }) => text),
      ...beside.flatMap(({ paragraphs }) => paragraphs),
    ],
    essentials: [
      ...written.map(({ clause, text }) => [
        ...new Set(text.match(/\d+(?:日|个月)内/g)),
        `${clause === 'RM1' ? '先' : ''}向${choice.value.names}申请行政复议`,
        `向${court.name}提起行政诉讼`,
      ]),
      ...beside.flatMap(({ essentials }) => essentials),
    ],
    basis: [...new Set([...written, ...beside].flatMap(({ basis }) => basis))],
  })
}

/**
 * The remedy clause of a reply, by decision, date and organ (复议法第二十条、第二十三条、第二十八条, 行诉法第四十四条 to
 * 第四十六条). A refusal blocks signing: the organ's 复议机关, court or online channel is not configured.
 */
export const remedyFor = (of: RemedyCase): Result<Remedy> => {
  const decision = decisionOn(of.code, of.on)
  if (!decision.ok) return decision
  if (of.code === 'PT' && !of.withheld?.length)
    return no('requests.withheld-missing', '部分公开须写明不予公开的部分及其理由', '条例第三十七条')
  const clause = clauseOf(of.code, of.on)
  return clause.ok ? write(partsOf(clause.value, of), of) : clause
}

/** RM3: told to a third party whose information is disclosed against its will (条例第三十二条). */
export const thirdPartyRemedy = (
  of: Pick<RemedyCase, 'on' | 'organ' | 'servedOnline'>,
): Result<Remedy> => write([['RM3', 'whole']], of)

/** RM2: told to whoever asked for a record about themselves to be corrected (条例第四十一条). */
export const recordRemedy = (
  of: Pick<RemedyCase, 'on' | 'organ' | 'servedOnline'>,
): Result<Remedy> => write([['RM2', 'whole']], of)
