import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { array, assert as check, double, property } from 'fast-check'
import { sameCases } from '../../../test/same-cases.ts'
import { waitAfter, waitInWords } from './sign-in-delay.ts'

/** Seconds at which somebody who never gives up gets a guess, when each is wrong. */
const guessesIn = (seconds: number): number[] => {
  const at: number[] = []
  for (let now = 0; now < seconds;) {
    const ages = at
      .map((one) => now - one)
      .filter((age) => age < 3600)
      .toReversed()
    const wait = waitAfter(ages)
    if (wait === 0) at.push(now)
    now += Math.max(wait, 1)
  }
  return at
}

describe('登录延时', () => {
  test('前五次输错不用等，从第六次起越等越久', () => {
    assert.equal(waitAfter([0, 0, 0, 0]), 0)
    assert.equal(waitAfter([0, 0, 0, 0, 0]), 30)
    assert.equal(waitAfter([10, 20, 30, 40, 50, 60]), 50)
  })

  test('任何一个小时内，一个用户名最多能猜十次，但从不永久锁定', () => {
    const at = guessesIn(24 * 3600)
    for (const from of at)
      assert.ok(at.filter((one) => one >= from && one < from + 3600).length <= 10)
    assert.ok(at.length > 100, `${at.length} guesses in a day`)
  })

  test('等待的时间从不超过一小时，也从不为负', () => {
    check(
      property(array(double({ min: 0, max: 3600, noNaN: true }), { maxLength: 40 }), (list) => {
        const wait = waitAfter(list.toSorted((one, other) => one - other))
        assert.ok(wait >= 0 && wait <= 3600)
      }),
      sameCases,
    )
  })

  test('不足一分钟说秒，其余说分钟', () => {
    assert.equal(waitInWords(29.2), '30 秒')
    assert.equal(waitInWords(61), '2 分钟')
  })
})
