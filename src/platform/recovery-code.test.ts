import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, test } from 'node:test'
import { assert as check, integer, property, uint8Array } from 'fast-check'
import { sameCases } from '../../test/same-cases.ts'
import { keyOfRecoveryCode, recoveryCodeOf } from './recovery-code.ts'

const bytes = uint8Array({ minLength: 32, maxLength: 32 })

describe('恢复码', () => {
  test('写下的恢复码总能还原主密钥，小写、全角、空格、把 0 写成 O 都认得', () => {
    check(
      property(bytes, (key) => {
        const code = recoveryCodeOf(key)
        assert.match(code, /^([0-9A-Z]{4}-){13}[0-9A-Z]{4}$/)
        for (const typed of [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('0', 'O').replaceAll('1', 'l'),
          code.replaceAll(/[0-9A-Z]/g, (sign) =>
            String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0),
          ),
        ]) {
          const read = keyOfRecoveryCode(typed)
          assert.ok(read.ok && read.value.equals(Buffer.from(key)), typed)
        }
      }),
      sameCases,
    )
  })

  test('抄错任何一个字符、漏抄一个字符，都认不过', () => {
    const key = randomBytes(32)
    const code = recoveryCodeOf(key).replaceAll('-', '')
    check(
      property(integer({ min: 0, max: 55 }), (at) => {
        const wrong = code[at] === '7' ? '8' : '7'
        assert.equal(keyOfRecoveryCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok, false)
        assert.equal(keyOfRecoveryCode(code.slice(0, at) + code.slice(at + 1)).ok, false)
      }),
      sameCases,
    )
    assert.equal(keyOfRecoveryCode('').ok, false)
  })
})
