import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import type { Result } from '../../kernel/result.ts'
import { browserInWords } from './browser-words.ts'
import { checkDelegation, type DelegationAsked, delegationStateOf } from './delegation.ts'
import { organPermissions } from './may.ts'
import { checkAppointment } from './posts.ts'
import { administers, inTreeOrder } from './reach.ts'
import { allowed, roles } from './roles.ts'
import { separationFor, type SeparationPolicy } from './separation.ts'

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code)

describe('权限', () => {
  test('没有声明过的权限，谁也没有', () => {
    assert.equal(allowed([organPermissions], roles, 'organs.everything'), false)
    assert.equal(allowed([organPermissions], roles, 'toString'), false)
    assert.equal(allowed([], roles, 'organs.look'), false)
    assert.equal(allowed([organPermissions], [], 'session.own'), false)
  })

  test('只有系统管理员能改机构和人员，安全审计员只能看', () => {
    for (const role of roles)
      assert.equal(allowed([organPermissions], [role], 'organs.manage'), role === 'administrator')
    assert.equal(allowed([organPermissions], ['auditor'], 'organs.look'), true)
  })
})

const maySign = (
  separation: SeparationPolicy,
  [drafter, reviewer, signer]: readonly [string, string | undefined, string],
  organId = 'o1',
): boolean => {
  const policy = { separation, ...(separation === 'entrusted' && { reviewingOrganId: 'o2' }) }
  return separationFor(policy, { personIds: signer.split('+'), organId }).maySign(drafter, reviewer)
    .ok
}

describe('职责分离', () => {
  test('三人制：拟稿、审核、签发各一人', () => {
    assert.equal(maySign('three', ['a', 'b', 'c']), true)
    assert.equal(maySign('three', ['a', 'b', 'a']), false)
    assert.equal(maySign('three', ['a', 'b', 'b']), false)
  })

  test('两人制：拟稿与签发不同人，审核可以兼签发', () => {
    assert.equal(maySign('two', ['a', undefined, 'b']), true)
    assert.equal(maySign('two', ['a', 'b', 'b']), true)
    assert.equal(maySign('two', ['a', undefined, 'a']), false)
  })

  test('委托审核：只有受托机关的人能签发，本机关的领导也不行', () => {
    assert.equal(maySign('entrusted', ['a', 'b', 'c'], 'o2'), true)
    assert.equal(maySign('entrusted', ['a', 'b', 'c'], 'o1'), false)
  })

  test('代别人签发时，本人和被代理人都算：谁也不能借代理签发自己拟的答复', () => {
    assert.equal(maySign('two', ['a', undefined, 'b+a']), false)
    assert.equal(maySign('two', ['b', undefined, 'b+a']), false)
    assert.equal(maySign('three', ['c', 'a', 'b+a']), false)
  })

  test('拟稿人不能审核自己拟的答复', () => {
    const { mayReview } = separationFor(
      { separation: 'three' },
      { personIds: ['a'], organId: 'o1' },
    )
    assert.deepEqual([mayReview('a').ok, mayReview('b').ok], [false, true])
  })
})

describe('任职', () => {
  const admin = { personId: 'admin' }

  test('谁也不能给自己任职，代别人办理时也不能给被代理人任职', () => {
    const asked = { organId: 'o1', role: 'leader' } as const
    assert.equal(
      codeOf(checkAppointment({ ...asked, personId: 'admin' }, admin, [])),
      'organs.appoint-self',
    )
    const acting = { personId: 'x', actingFor: 'admin' }
    assert.equal(
      codeOf(checkAppointment({ ...asked, personId: 'admin' }, acting, [])),
      'organs.appoint-self',
    )
    assert.equal(codeOf(checkAppointment({ ...asked, personId: 'b' }, admin, [])), 'ok')
  })

  test('系统管理员和安全审计员不能是同一个人，在不同机构也不行', () => {
    const pairs = [
      ['administrator', 'auditor'],
      ['auditor', 'administrator'],
    ] as const
    for (const [has, role] of pairs) {
      const asked = { personId: 'b', organId: 'o1', role }
      const held = [{ organId: 'o2', role: has }]
      assert.equal(codeOf(checkAppointment(asked, admin, held)), 'organs.appoint-both')
    }
  })

  test('同一岗位不能重复任职', () => {
    const one = { organId: 'o1', role: 'handler' } as const
    assert.equal(
      codeOf(checkAppointment({ ...one, personId: 'b' }, admin, [one])),
      'organs.appoint-twice',
    )
  })
})

const organs = [
  { id: 'county', kind: 'countyGovernment' },
  { id: 'office', kind: 'countyOffice', parentId: 'county' },
  { id: 'justice', kind: 'countyDepartment', parentId: 'county' },
  { id: 'station', kind: 'dispatched', parentId: 'justice' },
  { id: 'town', kind: 'township', parentId: 'county' },
] as const

const reach = (admin: string): string[] =>
  [...organs.map(({ id }) => id), 'nowhere'].filter((id) => administers(organs, admin, id))

describe('管理范围', () => {
  test('县政府及其办公室的系统管理员管理全县，部门和乡镇的只管本机构及下级', () => {
    assert.equal(reach('office').length, 5)
    assert.equal(reach('county').length, 5)
    assert.deepEqual(reach('justice'), ['justice', 'station'])
    assert.deepEqual(reach('town'), ['town'])
    assert.deepEqual(reach('gone'), [])
  })

  test('机构树按上下级排列；数据中即使出现循环也不会死循环', () => {
    assert.deepEqual(
      inTreeOrder(organs).map(({ organ, depth }) => `${depth}${organ.id}`),
      ['0county', '1office', '1justice', '2station', '1town'],
    )
    const circle = [
      { id: 'a', kind: 'township', parentId: 'b' },
      { id: 'b', kind: 'township', parentId: 'a' },
    ] as const
    assert.equal(administers(circle, 'a', 'b'), true)
  })
})

describe('AB角', () => {
  const asked: DelegationAsked = {
    fromId: 'a',
    toId: 'b',
    since: day('2026-03-02'),
    until: day('2026-03-06'),
    reason: '出差',
  }
  const known = {
    today: day('2026-03-02'),
    actor: { personId: 'a' },
    colleagues: ['a', 'b', 'c'],
    existing: [],
  }
  const verdict = (change: Partial<DelegationAsked>, around: Partial<typeof known> = {}): string =>
    codeOf(checkDelegation({ ...asked, ...change }, { ...known, ...around }))

  test('给本单位同事，从今天起，写明原因，就可以', () => {
    assert.equal(verdict({}), 'ok')
    assert.equal(verdict({ until: asked.since }), 'ok')
  })

  test('给自己、给外单位的人、没有原因、日期倒置、从过去开始，都不行', () => {
    assert.equal(verdict({ toId: 'a' }), 'organs.delegate-self')
    assert.equal(verdict({ toId: 'z' }), 'organs.delegate-stranger')
    assert.equal(verdict({ reason: ' ' }), 'organs.delegate-reason')
    assert.equal(verdict({ until: day('2026-03-01') }), 'organs.delegate-backwards')
    assert.equal(verdict({ since: day('2026-03-01') }), 'organs.delegate-past')
  })

  test('系统管理员不能把别人的岗位安排给自己，代理人不能再转给第三个人', () => {
    assert.equal(verdict({}, { actor: { personId: 'b' } }), 'organs.delegate-to-oneself')
    const standIn = { personId: 'b', actingFor: 'a' }
    assert.equal(verdict({ toId: 'c' }, { actor: standIn }), 'organs.delegate-again')
  })

  test('同一段日子只能有一个代理人，收回以后可以另行安排', () => {
    const other = { since: day('2026-03-06'), until: day('2026-03-10'), revokedOn: null }
    assert.equal(verdict({}, { existing: [other] as never }), 'organs.delegate-twice')
    const revoked = { ...other, revokedOn: day('2026-03-01') }
    assert.equal(verdict({}, { existing: [revoked] as never }), 'ok')
  })

  test('代理在首日和末日都有效', () => {
    const days = { since: day('2026-03-02'), until: day('2026-03-06'), revokedOn: null }
    const states = ['2026-03-01', '2026-03-02', '2026-03-06', '2026-03-07'].map((on) =>
      delegationStateOf(days, day(on)),
    )
    assert.deepEqual(states, ['coming', 'running', 'running', 'over'])
    assert.equal(
      delegationStateOf({ ...days, revokedOn: day('2026-03-03') }, day('2026-03-04')),
      'revoked',
    )
  })
})

test('登录记录认得出常见的浏览器和系统', () => {
  const edge =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  assert.equal(browserInWords(edge), 'Edge，Windows')
  assert.equal(browserInWords(''), '未知设备')
})
