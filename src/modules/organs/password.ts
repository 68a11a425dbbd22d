import { no, ok, type Result } from '../../kernel/result.ts'
import { foldForComparison, foldWidth } from '../../kernel/text.ts'

/** 用户名 as it is kept and compared: half-width, small letters. */
export const signInNameOf = (typed: string): string => foldWidth(typed).toLowerCase().trim()

/** @returns the name as it is kept; refused where it could not be typed again without doubt */
export const checkSignInName = (typed: string): Result<string> => {
  const name = signInNameOf(typed)
  return /^[\p{Script=Han}a-z0-9._-]{2,40}$/u.test(name)
    ? ok(name)
    : no('organs.sign-in-name', '用户名应为 2 至 40 个汉字、字母、数字或者 . _ -')
}

const shortest = 10
const longest = 128

/** Different signs a password needs at least: neither 1111111111 nor abababababab. */
const variety = 5

/** What people choose most, in whole or as the beginning; all small, width folded. */
const common = [
  '0123456789',
  '1234567890',
  '9876543210',
  '0987654321',
  '1q2w3e4r5t',
  '1qaz2wsx',
  'a123456789',
  'abcd1234',
  'abc123456',
  'abcdefghij',
  'admin',
  'asdfghjkl',
  'changeme',
  'gongkai',
  'iloveyou',
  'letmein',
  'passw0rd',
  'password',
  'p@ssw0rd',
  'qazwsxedc',
  'qwe123456',
  'qwertyuiop',
  'welcome',
  'woaini',
  'zaq12wsx',
  'zhengfu',
  'zxcvbnm',
  '5201314',
  '密码',
  '政府信息公开',
]

const refuse = (message: string): Result<string> => no('organs.password', message)

/**
 * 密码要求: long enough, not one of those everybody tries first, not the person's own name. No rule about
 * kinds of signs and no expiry: both make people choose worse ones.
 *
 * @param own the person's name and sign-in name
 */
export const checkPassword = (password: string, own: readonly string[]): Result<string> => {
  const folded = foldForComparison(password)
  if (password.length < shortest)
    return refuse(`密码至少 ${shortest} 个字符，可以用一句容易记住的话`)
  if (password.length > longest) return refuse(`密码最多 ${longest} 个字符`)
  if (new Set(folded).size < variety) return refuse('密码重复的字符太多，请换一个')
  if (common.some((one) => folded.startsWith(one))) return refuse('这个密码太常见，请换一个')
  if (own.some((one) => one.length > 1 && folded.includes(foldForComparison(one))))
    return refuse('密码中不能含有姓名或者用户名')
  return ok(password)
}
