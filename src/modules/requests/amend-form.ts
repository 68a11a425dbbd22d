import type { Day } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { LetterCase } from './letters/letter-case.ts'
import type { LetterOrder } from './letters.ts'
import type { MoveField, Said } from './move-fields.ts'

/** 更正本人信息: what the form asks (条例第四十一条). */
export const amendFields = (today: Day): MoveField[] => [
  { name: 'askedOn', label: '收到更正要求的日期', kind: 'day', required: true, initial: today },
  {
    name: 'record',
    label: '要求更正的记录',
    kind: 'long',
    required: true,
    most: 1000,
    hint: '写明是哪份记录、哪一项',
  },
  { name: 'claim', label: '不准确之处和证据', kind: 'long', required: true, most: 1000 },
  {
    name: 'outcome',
    label: '审核结果',
    kind: 'radio',
    required: true,
    options: [
      { value: 'corrected', label: '属实，已经更正' },
      { value: 'refused', label: '不属实，不予更正' },
      { value: 'forwarded', label: '不属于本机关职能范围，转送有权更正的机关' },
      { value: 'referred', label: '不属于本机关职能范围，告知向有权更正的机关提出' },
    ],
  },
  {
    name: 'result',
    label: '更正后的内容，或者不属实的理由',
    kind: 'long',
    most: 1000,
    hint: '更正、不予更正的填写',
  },
  {
    name: 'doneOn',
    label: '更正或者转送的日期',
    kind: 'day',
    hint: '更正、转送的填写',
    initial: today,
  },
  {
    name: 'organ',
    label: '有权更正的机关',
    kind: 'text',
    hint: '转送、告知的填写',
    most: 100,
  },
  {
    name: 'contact',
    label: '该机关的联系方式',
    kind: 'text',
    hint: '转送、告知的填写',
    most: 200,
  },
]

const needed: Readonly<Record<string, readonly string[]>> = {
  corrected: ['result', 'doneOn'],
  refused: ['result'],
  forwarded: ['doneOn', 'organ', 'contact'],
  referred: ['organ', 'contact'],
}

/** What the outcome asks for and the form does not say. */
export const amendFault = (said: Said): Refusal | undefined => {
  const absent = (needed[said.text('outcome')] ?? []).filter((name) => said.text(name) === '')
  if (absent.length === 0) return undefined
  return {
    code: 'form.invalid',
    message: `有 ${absent.length} 处需要填写，已填写的内容都还在`,
    basis: '条例第四十一条',
    fields: Object.fromEntries(absent.map((name) => [name, '按审核结果，这一项应当填写'])),
  }
}

const outcomeOf = (said: Said) => {
  const responsible = { organ: said.text('organ'), contact: said.text('contact') }
  const result = said.text('result')
  switch (said.text('outcome')) {
    case 'corrected':
      return { outcome: 'corrected', doneOn: said.day('doneOn'), result } as const
    case 'forwarded':
      return { outcome: 'forwarded', doneOn: said.day('doneOn'), responsible } as const
    case 'referred':
      return { outcome: 'referred', responsible } as const
    default:
      return { outcome: 'refused', result } as const
  }
}

/** 更正信息告知书, and the 转送函 where the request is handed on. */
export const amendLetters = (
  of: LetterCase,
  said: Said,
  person: string,
): readonly LetterOrder[] => {
  const asked = {
    ...of,
    askedOn: said.day('askedOn'),
    record: said.text('record'),
    claim: said.text('claim'),
  }
  const told: LetterOrder = { kind: 'D31', data: { ...asked, ...outcomeOf(said) } }
  if (said.text('outcome') !== 'forwarded') return [told]
  const addressee = { name: said.text('organ'), kind: 'organisation' } as const
  return [told, { kind: 'D36', data: { ...asked, addressee, person } }]
}
