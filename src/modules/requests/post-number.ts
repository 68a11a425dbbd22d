import data from '../../../law/post-numbers.json' with { type: 'json' }
import { foldWidth } from '../../kernel/text.ts'

/** 邮件号码 as it is kept: no spaces, capital letters. */
export const tidyPostNumber = (typed: string): string =>
  foldWidth(typed).replaceAll(/[\s-]/g, '').toUpperCase()

const weights = [8, 6, 4, 2, 3, 5, 9, 7]

/** The check digit of a number after S10 of the Universal Postal Union. */
const isS10 = (number: string): boolean => {
  const digits = number.slice(2, 10)
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return Number(number[10]) === check
}

const only = '只有邮政企业的邮件才算邮寄送达'

/**
 * What is odd about a number of 邮政企业; undefined where it looks right. A hint for the clerk, who may
 * know better: numbers change without notice.
 */
export const oddPostNumber = (number: string): string | undefined => {
  const courier = data.couriers.find(({ pattern }) => new RegExp(pattern).test(number))
  if (courier) return `${number} 像是${courier.name}的运单号。${only}，请改用邮政企业寄送`
  const form = data.china.find(({ pattern }) => new RegExp(pattern).test(number))
  if (!form)
    return `${number} 不像邮政企业的邮件号码：应当是 13 位数字，或者两位字母加 11 位数字，或者两位字母、9 位数字加 CN。请对照详情单核对`
  return form.check === 'S10' && !isS10(number)
    ? `${number} 的校验码不符，可能抄错了一位，请对照详情单核对`
    : undefined
}
