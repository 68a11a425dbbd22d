import { readCreditCode, readIdNumber } from '../../kernel/certificate.ts'
import { parseDay } from '../../kernel/day.ts'
import { foldWidth } from '../../kernel/text.ts'

/** 证件名称 of a person and of an organisation; what is not listed is 其他. */
export const personCertificates = [
  '居民身份证',
  '护照',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '其他',
] as const

export const organisationCertificates = ['统一社会信用代码', '其他'] as const

/** As it is kept: half width, capital letters, no spaces. */
export const foldCertificate = (typed: string): string =>
  foldWidth(typed).replaceAll(/\s/g, '').toUpperCase()

const idFault = (number: string): string | undefined => {
  if (number.length === 15) return '15 位的旧号码已经不用，请填写 18 位的公民身份号码'
  if (number.length !== 18) return `身份证号码是 18 位，现在填了 ${number.length} 位`
  if (!/^\d{17}[\dX]$/.test(number)) return '身份证号码由数字组成，只有最后一位可以是 X'
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!parseDay(born).ok) return '第 7 至 14 位是出生日期，现在不是真实的日期，请核对'
  return readIdNumber(number).ok
    ? undefined
    : '身份证号码与校验码对不上，可能输错了一位，请逐位核对'
}

const creditFault = (number: string): string | undefined => {
  if (number.length !== 18) return `统一社会信用代码是 18 位，现在填了 ${number.length} 位`
  if (/[IOSVZ]/.test(number))
    return '统一社会信用代码里没有字母 I、O、S、V、Z，请核对是不是数字 1、0、5、2'
  return readCreditCode(number).ok
    ? undefined
    : '统一社会信用代码与校验码对不上，可能输错了一位，请对照营业执照或者登记证书逐位核对'
}

/** What is wrong with a number that was typed, in a sentence that helps. @param number folded */
export const certificateFault = (kind: string, number: string): string | undefined => {
  if (kind === '居民身份证') return idFault(number)
  if (kind === '统一社会信用代码') return creditFault(number)
  return /^[\p{L}\p{N}()（）〔〕第号-]{4,40}$/u.test(number)
    ? undefined
    : '证件号码由 4 至 40 个数字、字母组成，请照证件填写'
}
