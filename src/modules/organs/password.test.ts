import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { checkPassword, checkSignInName } from './password.ts'

const refusalOf = (password: string): string => {
  const result = checkPassword(password, ['李明', 'liming'])
  return result.ok ? '' : result.refusal.message
}

describe('密码要求', () => {
  test('一句容易记住的话就是好密码', () => {
    assert.equal(refusalOf('春江潮水连海平 海上明月'), '')
    assert.equal(refusalOf('tide-rises-7-times'), '')
  })

  test('太短、太长、重复、常见、含姓名或者用户名的密码都不能用', () => {
    assert.match(refusalOf('x7-kq2w'), /至少 10 个/)
    assert.match(refusalOf('ab'.repeat(65)), /最多 128 个/)
    assert.match(refusalOf('121212121212'), /重复/)
    assert.match(refusalOf('Password2026'), /太常见/)
    assert.match(refusalOf('ＰＡＳＳＷＯＲＤ２０２６'), /太常见/)
    assert.match(refusalOf('li Ming@gov.cn'), /姓名或者用户名/)
    assert.match(refusalOf('李明的办公电脑今天好'), /姓名或者用户名/)
  })
})

describe('用户名', () => {
  test('全角和大写按半角小写保存', () => {
    assert.deepEqual(checkSignInName(' ＬｉＭｉｎｇ２ '), { ok: true, value: 'liming2' })
  })

  test('空格、表情、过长的用户名都不能用', () => {
    for (const typed of ['a', 'li ming', '李😀', 'x'.repeat(41), '<b>x</b>'])
      assert.equal(checkSignInName(typed).ok, false, typed)
  })
})
