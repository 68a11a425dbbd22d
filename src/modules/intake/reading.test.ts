import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findHead, headingsAt, recognise } from './columns.ts'
import { readDate } from './dates.ts'
import { maskedSample } from './samples.ts'
import { codeOfWord, foldWord, readDecision } from './words.ts'

const read = (cell: string, year?: string): string => {
  const found = readDate(cell, year)
  if ('fault' in found) return found.fault
  return found.beside === undefined ? found.on : `${found.on}，另有“${found.beside}”`
}

describe('台账里的日期', () => {
  test('各种写法读出同一天', () => {
    const cells = [
      '2023-3-1',
      '2023-03-01',
      '2023年3月1日',
      '2023.3.1',
      '2023/3/1',
      '20230301',
      '44986',
      '44986.5',
      '２０２３－０３－０１',
      '２０２３年３月１日',
      '二〇二三年三月一日',
      ' 2023 年 3 月 1 日 ',
      '2023-03-01 10:30',
      '2023-03-01T00:00:00.000Z',
    ]
    for (const cell of cells) assert.equal(read(cell), '2023-03-01', cell)
    assert.equal(read('二〇二三年十二月三十一日'), '2023-12-31')
    assert.equal(read('二〇二三年十月二十日'), '2023-10-20')
    assert.equal(read('二〇二三年二月十日'), '2023-02-10')
    assert.equal(read('2024-2-29'), '2024-02-29')
  })

  test('年份在另一列的，合起来读', () => {
    assert.equal(read('3月1日', '2023'), '2023-03-01')
    assert.equal(read('3.1', '2023年'), '2023-03-01')
    assert.equal(read('3月1日'), '“3月1日”没有写年份')
    assert.equal(read('3月1日', '二三'), '“3月1日”没有写年份')
  })

  test('日期后面的话不是日期，放在一边；话里有数字就不读', () => {
    assert.equal(read('2023-3-1（电话确认）'), '2023-03-01，另有“电话确认”')
    assert.match(read('2023-3-1（7日补录）'), /不是日期/)
  })

  test('没有的日子、看不清的写法，说明原因，一个也不猜', () => {
    const faults: Record<string, RegExp> = {
      '2023-2-30': /没有“2023-2-30”这一天/,
      '2023-2-29': /没有/,
      '2023年13月1日': /没有/,
      '20230231': /没有/,
      '23.5.6': /年份只有两位/,
      '23年5月6日': /年份只有两位/,
      '3/4/2023': /哪个是月、哪个是日/,
      '2023年5月': /只写到月/,
      '202356': /月和日怎么分/,
      '2023-3-1至2023-3-5': /不止一个日期/,
      '2023-3-1、2023-3-5': /不止一个日期/,
      已电话告知: /不是日期/,
      '12': /不是日期/,
      '99999': /不是日期/,
    }
    for (const [cell, why] of Object.entries(faults)) assert.match(read(cell), why, cell)
  })
})

describe('台账里的办理结果', () => {
  test('常用的写法各有代码；不予公开的理由写在一起或者另一列都可以', () => {
    const cells: readonly (readonly [string, string, string])[] = [
      ['予以公开', '', 'G1'],
      ['不予公开-国家秘密', '', 'N1'],
      ['不予公开（商业秘密）', '', 'N4'],
      ['不予公开', '国家秘密', 'N1'],
      ['不予公开', '属于四类过程性信息', 'N6'],
      ['一、予以公开', '', 'G1'],
      ['无法提供—信息不存在', '', 'U1b'],
      ['不属于本机关', '', 'U1a'],
      ['已主动公开', '', 'G2'],
      ['补正后不明确', '', 'U3'],
      ['信访、举报、投诉类', '', 'X1'],
      ['重 复 申 请', '', 'X2'],
      ['其他处理：其他', '', 'O3'],
      ['部分公开', '商业秘密', 'PT'],
    ]
    for (const [cell, ground, code] of cells)
      assert.deepEqual(readDecision(cell, ground, {}), { code }, `${cell} ${ground}`)
  })

  test('只写不予公开、没有理由的，问；一格两个结果的，不选', () => {
    assert.deepEqual(readDecision('不予公开', '', {}), { ask: '不予公开' })
    assert.deepEqual(readDecision('予以公开；信息不存在', '', {}), {
      several: ['予以公开', '信息不存在'],
    })
    assert.deepEqual(readDecision('予以公开;同意公开', '', {}), { code: 'G1' })
  })

  test('本单位指定过的含义优先', () => {
    const learnt = { decisions: { [foldWord('已公开')]: 'G2', [foldWord('公开')]: 'G2' } }
    assert.deepEqual(readDecision('已公开', '', learnt), { code: 'G2' })
    assert.deepEqual(readDecision('公开', '', learnt), { code: 'G2' })
    assert.equal(codeOfWord('channels', '邮件', {}), undefined)
    assert.equal(codeOfWord('channels', 'EMS', {}), 'signedPost')
    assert.equal(codeOfWord('states', 'constructor', {}), undefined)
  })
})

describe('列对应', () => {
  const grid = [
    ['某局台账', '某局台账', '某局台账', '某局台账'],
    ['编 号', '申请人', '申请人', '收到申请时间（年月日）'],
    ['编 号', '姓名', '电话', '收到申请时间（年月日）'],
    ['1', '张三', '13800000000', '2023-3-1'],
  ]

  test('标题行以下的两行表头认得出来，合并的大标题与小标题连起来读', () => {
    const head = findHead('ledger', grid, {})
    assert.deepEqual(head, { row: 1, rows: 2 })
    assert.deepEqual(recognise('ledger', headingsAt(grid, head), {}), {
      formerNumber: 0,
      name: 1,
      phone: 2,
      arrivedOn: 3,
    })
  })

  test('记住的对应优先，记为不导入的列不再认', () => {
    assert.deepEqual(recognise('ledger', ['甲', '姓名', '电话'], { 甲: 'description', 电话: '' }), {
      description: 0,
      name: 1,
    })
  })

  test('作例子的单元格不露出姓名和号码', () => {
    assert.equal(maskedSample('张三丰', undefined), '张**')
    assert.equal(maskedSample('某某合作社', 'name'), '某****')
    assert.equal(maskedSample('13800000000', undefined), '138******')
    assert.equal(maskedSample('2023-3-1', 'arrivedOn'), '2023-3-1')
  })
})
