import assert from 'node:assert/strict'
import { countyOffice } from './fixtures/organs.ts'
import { day } from '../src/kernel/day.ts'
import type { Result } from '../src/kernel/result.ts'
import type { Organ } from '../src/modules/organs.ts'
import type { DecisionCode } from '../src/modules/requests/decisions.ts'
import { type Remedy, type RemedyCase, remedyFor } from '../src/modules/requests/remedy.ts'

/*
 * A reply of an office that has its reconsideration body, and the remedy clause it must carry.
 */

export const office: Organ = {
  ...countyOffice,
  reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
}

export const value = <T>(result: Result<T>): T => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

export const refusal = (result: Result<unknown>): readonly [string, string | undefined] => {
  assert.ok(!result.ok, JSON.stringify(result))
  assert.match(result.refusal.message, /[\u4e00-\u9fff]/)
  return [result.refusal.code, result.refusal.basis]
}

export const remedy = (
  code: DecisionCode,
  on: string,
  more: Partial<RemedyCase> = {},
): Result<Remedy> =>
  remedyFor({
    code,
    on: day(on),
    organ: office,
    servedOnline: false,
    ...(code === 'PT' ? { withheld: ['N4'] } : {}),
    ...more,
  })

export const oldWhole =
  '如对本告知书不服，可以根据《中华人民共和国行政复议法》第九条第一款和《中华人民共和国行政诉讼法》第四十四条第一款、第四十六条第一款的规定，自知道本告知书内容之日起60日内向宝丰县人民政府申请行政复议，或者自知道本告知书内容之日起6个月内直接向宝丰县人民法院提起行政诉讼。'

export const mandatory = (part: string): string =>
  `${part}，根据《中华人民共和国行政复议法》第二十条第一款、第二十三条第一款第四项和第二款的规定，应当自收到本告知书之日起60日内先向宝丰县人民政府申请行政复议。对行政复议决定不服的，可以根据《中华人民共和国行政诉讼法》第四十四条第二款、第四十五条的规定，自收到行政复议决定书之日起15日内向宝丰县人民法院提起行政诉讼；宝丰县人民政府决定不予受理、驳回申请或者受理后超过行政复议期限不作答复的，可以根据《中华人民共和国行政复议法》第三十四条的规定，自收到决定书之日起或者行政复议期限届满之日起15日内向宝丰县人民法院提起行政诉讼。`

export const whole = '如对本告知书不服'
