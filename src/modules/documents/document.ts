import type { Day } from '../../kernel/day.ts'
import { type Fields, fieldReader } from '../../kernel/fields.ts'
import { no, ok, type Result } from '../../kernel/result.ts'

/** 规章 can be made by 设区的市 and above only; below it the row of the report stays 0 (CK09). */
export const documentKindNames = { rules: '规章', normative: '行政规范性文件' } as const

export type DocumentKind = keyof typeof documentKindNames

/** How a document ends: 废止 by an act of the organ, 失效 of itself; only the first has a column in table 二. */
export const endingNames = { abolished: '废止', lapsed: '失效' } as const

export type Ending = keyof typeof endingNames

/** 规范性文件, as registered. */
export type NormativeDocument = {
  id: string
  organId: string
  kind: DocumentKind
  title: string
  /** 发文字号 */
  number: string
  /** 成文日期 */
  madeOn: Day
  /** 实施日期 */
  effectiveOn: Day
  ended: Ending | null
  endedOn: Day | null
  reason: string | null
  /** The document that took its place, by title or number. */
  successor: string | null
  version: number
}

/** What the register asks for when a document is entered; old documents are entered with their own dates. */
export type Registered = Pick<
  NormativeDocument,
  'kind' | 'title' | 'number' | 'madeOn' | 'effectiveOn'
>

/** @param today no document is registered before it is made */
export const readRegistered = (fields: Fields, today: Day): Result<Registered> => {
  const form = fieldReader(fields)
  const madeOn = form.day('madeOn', today)
  const latestStart = `${Number(today.slice(0, 4)) + 5}${today.slice(4)}` as Day
  const effectiveOn = form.day('effectiveOn', latestStart)
  if (effectiveOn < madeOn) form.fault('effectiveOn', '实施日期不能早于成文日期')
  return form.read({
    kind: form.choice('kind', documentKindNames, '请选择文件种类'),
    title: form.text('title', 300, '请填写文件标题'),
    number: form.text('number', 80, '请填写发文字号'),
    madeOn,
    effectiveOn,
  })
}

export type Ended = Pick<NormativeDocument, 'ended' | 'endedOn' | 'reason' | 'successor'>

/** @param today an ending is registered when it has happened */
export const readEnded = (ended: Ending, fields: Fields, today: Day): Result<Ended> => {
  const form = fieldReader(fields)
  return form.read({
    ended,
    endedOn: form.day('endedOn', today),
    reason: form.text('reason', 500, `请写明${endingNames[ended]}的依据和原因`),
    successor: form.optional('successor', 300) || null,
  })
}

/** @returns the document as it stands after its end; refused where it had ended before, or too early */
export const endOf = (before: NormativeDocument, end: Ended): Result<NormativeDocument> => {
  if (before.ended !== null)
    return no('documents.ended', `这件文件已于 ${before.endedOn} ${endingNames[before.ended]}`)
  if (end.endedOn !== null && end.endedOn < before.madeOn) {
    const message = '不能早于成文日期'
    return {
      ok: false,
      refusal: { code: 'documents.too-early', message, fields: { endedOn: message } },
    }
  }
  return ok({ ...before, ...end, version: before.version + 1 })
}

/** 有效性 on a day, as the register shows it. */
export const validityOn = (
  { effectiveOn, ended, endedOn }: Pick<NormativeDocument, 'effectiveOn' | 'ended' | 'endedOn'>,
  on: Day,
): '有效' | '尚未施行' | '已废止' | '已失效' => {
  if (ended !== null && endedOn !== null && endedOn <= on)
    return ended === 'abolished' ? '已废止' : '已失效'
  return effectiveOn > on ? '尚未施行' : '有效'
}
