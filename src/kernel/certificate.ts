import { no, ok, type Result } from './result.ts'

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码 with its check digit (GB 11643); spaces and case do not count. */
export const readIdNumber = (typed: string): Result<string> => {
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  const sum = checkWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return /^\d{17}[\dX]$/.test(text) && '10X98765432'[sum % 11] === text[17]
    ? ok(text)
    : no('form.id-number', '身份证号码应当是 18 位，请核对最后一位校验码')
}

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** 统一社会信用代码 with its check sign (GB 32100); spaces and case do not count. */
export const readCreditCode = (typed: string): Result<string> => {
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  const sum = creditWeights.reduce(
    (total, weight, at) => total + weight * creditSigns.indexOf(text.charAt(at)),
    0,
  )
  const check = creditSigns.charAt((31 - (sum % 31)) % 31)
  return /^[\dA-HJ-NPQRTUWXY]{18}$/.test(text) && check === text[17]
    ? ok(text)
    : no('form.credit-code', '统一社会信用代码应当是 18 位，请核对最后一位校验码')
}
