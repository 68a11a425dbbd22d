import type { Day } from '../../kernel/day.ts'
import { legalWordIn } from '../../kernel/legal-words.ts'
import { no, ok, type Refusal, type Result } from '../../kernel/result.ts'
import type { FreePlace, FreeTexts, LetterKind } from '../requests.ts'
import { pastDay } from './effective.ts'

export type PackStatus = 'draft' | 'issued'

/** 文书模板包, one version. Once issued it is never changed: a later one takes its place. */
export type Pack = {
  id: string
  organId: string
  version: number
  title: string
  status: PackStatus
  /** 发文机关标志: the organ's letterhead alone, or with 文件 after it */
  letterhead: 'organ' | 'file'
  texts: Partial<Readonly<Record<LetterKind, FreeTexts>>>
  /** Everybody who changed this version; none of them may issue it. */
  editors: readonly string[]
  /** The version of the row that a form saw. */
  revision: number
  effectiveOn: Day | null
  issuedOn: Day | null
  issuedBy: string | null
  sentTo: readonly string[]
}

/** The places of a letter that a pack may fill, in the order of the paper. */
export const placeNames: Readonly<Record<FreePlace, string>> = {
  courtesy: '开头致意',
  hint: '服务提示',
  closing: '结束语',
  contact: '联系方式补充',
}

export const places = Object.keys(placeNames) as FreePlace[]

/** Tags a free paragraph may hold. */
export const freeTags = [
  '称谓',
  '本机关',
  '申请编号',
  '工作机构',
  '联系电话',
  '办公地址',
  '办公时间',
] as const

const mostSigns = 200

const tagFault = (text: string): string | undefined => {
  const bare = text.replaceAll(/\{([^{}]*)\}/g, '')
  if (/[{}]/.test(bare)) return '花括号没有成对'
  const unknown = [...text.matchAll(/\{([^{}]*)\}/g)]
    .map(([, tag = '']) => tag)
    .filter((tag) => !freeTags.some((one) => one === tag))
  return unknown.length === 0
    ? undefined
    : `没有“${unknown.join('”“')}”这个标签，可以使用：${freeTags.map((tag) => `{${tag}}`).join('、')}`
}

/** Why a free paragraph cannot stand so; undefined where it can. */
export const freeFault = (text: string): string | undefined => {
  if (text.length > mostSigns) return `最多 ${mostSigns} 个字，现在是 ${text.length} 个字`
  if (text.includes('\n')) return '只能写一段，不能换行'
  const word = legalWordIn(text)
  if (word !== undefined)
    return `自由段落不能写法律依据、决定、期限和救济途径，这些是锁定段落，请去掉“${word}”`
  return tagFault(text)
}

/** The free paragraphs as typed; a refusal has a sentence beside each that cannot stand. */
export const readTexts = (typed: Readonly<Record<string, string>>): Result<FreeTexts> => {
  const told = places.flatMap((place) => {
    const text = typed[place] ?? ''
    return text === '' ? [] : [[place, text] as const]
  })
  const faults = told.flatMap(([place, text]) => {
    const fault = freeFault(text)
    return fault === undefined ? [] : [[place, fault] as const]
  })
  if (faults.length === 0) return ok(Object.fromEntries(told))
  return {
    ok: false,
    refusal: {
      code: 'form.invalid',
      message: `有 ${faults.length} 处需要改正，已填写的内容都还在`,
      fields: Object.fromEntries(faults),
    },
  }
}

/** Whether this organ may draft and issue: 县人民政府办公室 is the authority of the county (条例第三条). */
export const mayKeep = ({ kind }: { kind: string }): Result<true> =>
  kind === 'countyOffice'
    ? ok(true)
    : no(
        'templates.not-county',
        '文书模板包由县人民政府办公室统一制定、下发，本单位只能查看和签收',
        '条例第三条',
      )

/** Why the version cannot be issued now. */
export const issueFault = (
  pack: Pick<Pack, 'status' | 'editors'>,
  { personIds, effectiveOn, today }: { personIds: readonly string[]; effectiveOn: Day; today: Day },
): Refusal | undefined => {
  if (pack.status === 'issued')
    return { code: 'templates.issued-before', message: '这一版已经下发，不能再改' }
  if (personIds.some((id) => pack.editors.includes(id)))
    return {
      code: 'templates.second-person',
      message: '起草、修改过这一版的同志不能下发，需要另一位同志审核下发',
    }
  return pastDay(effectiveOn, today)
}
