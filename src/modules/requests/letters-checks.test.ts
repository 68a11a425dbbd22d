import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sampleCase } from './letter-sample-case.ts'
import { countyOffice } from '../../../test/fixtures/organs.ts'
import { day } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import type { Organ } from '../organs.ts'
import { codeOf, type LetterOrder, letterVersion } from './letters.ts'
import { wordingOf } from './letters/letter-wording.ts'
import { write, all, sampleOf, refusals, changed } from '../../../test/letter-orders.ts'

describe('文书签发以前的检查', () => {
  const { reconsideration: _, ...unconfigured } = countyOffice
  const offline: Organ = {
    ...countyOffice,
    reconsideration: { name: '宝丰县人民政府', level: 'countyGovernment' },
  }
  const replies = all.filter(
    ([, order]) =>
      order.kind === 'D11' ||
      order.kind === 'D31' ||
      (codeOf(order) !== undefined && order.kind !== 'D30'),
  )

  test('单位没有配置复议机关的，答复不能签发，程序性文书可以', () => {
    for (const [name, order] of all) {
      const stopped = replies.some(([reply]) => reply === name)
      assert.deepEqual(
        refusals(changed(name, { organ: unconfigured })),
        stopped ? ['requests.reconsideration-organ-missing'] : [],
        `${name} ${order.kind}`,
      )
    }
  })

  test('通过互联网送达而没有提交复议申请书的互联网渠道的，不能签发', () => {
    for (const [name] of replies) {
      const online = ['requests.online-channel-missing']
      assert.deepEqual(
        refusals(changed(name, { organ: offline, servedOnline: true })),
        online,
        name,
      )
      assert.deepEqual(refusals(changed(name, { organ: offline, servedOnline: false })), [], name)
    }
  })

  test('改掉了救济途径或者法律依据的文书不能签发', () => {
    for (const [name, order] of replies) {
      const letter = write(order)
      const without = (pattern: RegExp): Letter => ({
        ...letter,
        blocks: letter.blocks.filter(
          (block) => block.type !== 'paragraph' || !pattern.test(block.text),
        ),
      })
      assert.deepEqual(refusals(order, without(/行政复议/)), ['requests.remedy-missing'], name)
      assert.deepEqual(refusals(order, without(/信息公开条例/)), ['requests.basis-missing'], name)
    }
  })

  test('还有空白的文书不能签发', () => {
    const blank: readonly LetterOrder[] = [
      changed('D18', { description: ' ' }),
      changed('D12', { addressee: { name: '', kind: 'person' } }),
      { kind: 'D25', data: { ...sampleCase, obtained: '', reason: '甲' } },
    ]
    for (const order of blank) assert.deepEqual(refusals(order), ['requests.letter-blank'])
    const unnamed: Organ = { ...countyOffice, office: { ...countyOffice.office, hours: '' } }
    assert.deepEqual(refusals(changed('D12', { organ: unnamed })), [])
  })

  test('部分公开没有写明不予公开的部分，予以公开没有提供信息，都不能签发', () => {
    const { kind, data } = sampleOf('D14')
    assert.ok(kind === 'D14')
    assert.deepEqual(refusals({ kind, data: { ...data, withheld: [] } }), [
      'requests.withheld-missing',
    ])
    assert.deepEqual(refusals({ kind, data: { ...data, disclosed: '' } }), [
      'requests.letter-blank',
    ])
    assert.deepEqual(refusals({ kind: 'D12', data: { ...sampleCase, attachments: [] } }), [
      'requests.nothing-given',
    ])
  })

  test('延长不超过 20 个工作日；补正须列明事项', () => {
    const late = sampleOf('D06')
    assert.ok(late.kind === 'D06')
    for (const [workingDays, codes] of [
      [0, ['requests.extension-days']],
      [1, []],
      [20, []],
      [21, ['requests.extension-days']],
    ] as const)
      assert.deepEqual(refusals({ kind: 'D06', data: { ...late.data, workingDays } }), codes)
    const ask = sampleOf('D04')
    assert.ok(ask.kind === 'D04')
    assert.deepEqual(refusals({ kind: 'D04', data: { ...ask.data, items: [] } }), [
      'requests.items-missing',
    ])
  })

  test('条例施行以前没有可用的文书用语', () => {
    assert.throws(() => wordingOf('D12', day('2019-05-14')), RangeError)
    assert.deepEqual(letterVersion('D12', day('2019-05-15')), {
      title: '政府信息予以公开告知书',
      version: 'D12-2019',
    })
  })
})
