import { createHash } from 'node:crypto'
import { no, ok, type Result } from '../kernel/result.ts'
import { foldWidth } from '../kernel/text.ts'

/** Crockford's signs: none is read for another on paper. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 32 bytes are 52 signs of 5 bits; four more tell a slip of the pen. */
const keySigns = 52

const checkOf = (key: Uint8Array): string =>
  [...createHash('sm3').update(key).digest().subarray(0, 4)]
    .map((byte) => signs[byte % 32])
    .join('')

/**
 * 恢复码: the master key as 14 groups of four signs, to be written down and locked away. Whoever has it
 * and the database can read everything.
 */
export const recoveryCodeOf = (key: Uint8Array): string => {
  const bits = [...key]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .padEnd(260, '0')
  const body = (bits.match(/.{5}/g) ?? []).map((five) => signs[Number.parseInt(five, 2)]).join('')
  return (`${body}${checkOf(key)}`.match(/.{4}/g) ?? []).join('-')
}

/** @returns the 32 bytes of the master key; refused where a sign was misread or left out */
export const keyOfRecoveryCode = (typed: string): Result<Buffer> => {
  const code = foldWidth(typed)
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
  const values = Array.from(code.slice(0, keySigns), (sign) => signs.indexOf(sign))
  const bits = values.map((value) => Math.max(value, 0).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2))
  const key = Buffer.from(bytes)
  const whole = code.length === keySigns + 4 && !values.includes(-1)
  return whole && recoveryCodeOf(key).replaceAll('-', '') === code
    ? ok(key)
    : no('recovery.misread', '恢复码有误，请逐组核对：共 14 组，每组 4 个字母或者数字')
}
