import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { resultWords } from './pages/case-columns.ts'
import { stagesFor, waitingFor } from './waiting.ts'

describe('等您办理的年度报告', () => {
  test('编制中的（退回的也在内）等经办人，送审的等审核人，待签发的等负责人，封存的等经办人公布', () => {
    assert.deepEqual(stagesFor(['handler']), ['drafting', 'sealed'])
    assert.deepEqual(stagesFor(['reviewer']), ['review'])
    assert.ok(stagesFor(['leader']).includes('signing'))
    assert.deepEqual(stagesFor(['auditor']), [])
    for (const stage of stagesFor(['handler', 'reviewer', 'leader']))
      assert.notEqual(waitingFor(stage), '')
  })

  test('结转的申请写明统计时没有作出决定，现在到哪一步', () => {
    assert.equal(resultWords({ code: null, stage: 'closed' }), '当时没有决定，现在已归档')
    assert.equal(resultWords({ code: null, stage: 'open' }), '办理中')
    assert.equal(resultWords({ code: 'G1', stage: 'closed' }), '予以公开')
  })
})
