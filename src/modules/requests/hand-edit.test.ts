import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { day } from '../../kernel/day.ts'
import {
  type HandEdit,
  editFault,
  editsWith,
  isLegalEdit,
  placesIn,
  editablesOf,
} from './hand-edit.ts'
import { blockersOf } from './letter-blockers.ts'
import { letterSamples } from './letter-samples.ts'
import { type LetterOrder, plainBlocksOf, writeLetter } from './letters.ts'

const on = day('2026-03-02')
const edit = (computed: string, text: string, nth = 0): HandEdit => ({
  computed,
  nth,
  text,
  reason: '应申请人要求',
  by: '甲',
  on,
})

const sample = (name: string, change: object): LetterOrder => {
  const order = letterSamples[name]
  assert.ok(order, name)
  return { kind: order.kind, data: { ...order.data, ...change } } as LetterOrder
}

const codesOf = (order: LetterOrder): string[] =>
  blockersOf(order, writeLetter<LetterOrder['kind']>(order.kind, order.data)).map(
    ({ code }) => code,
  )

const fieldsOf = (text: string, reason?: string): string[] =>
  Object.keys(
    editFault({ computed: '本机关决定公开。', text, ...(reason && { reason }) })?.fields ?? {},
  )

const paragraph = (text: string) => ({ type: 'paragraph', text }) as const

describe('人工修改的规则', () => {
  test('原文是法定段落，或者改成了法定段落，都算法定段落的改动', () => {
    assert.equal(isLegalEdit(edit('现将该信息提供给您。', '现将该信息寄给您。')), false)
    assert.equal(isLegalEdit(edit('现将该信息提供给您。', '您不得申请行政复议。')), true)
    assert.equal(isLegalEdit(edit('本机关决定予以公开。', '好。')), true)
  })

  test('整段删去、过长、法定段落没有理由的，不能保存', () => {
    assert.deepEqual(fieldsOf('', '有'), ['text'])
    assert.deepEqual(fieldsOf('长'.repeat(3001), '有'), ['text'])
    assert.deepEqual(fieldsOf('本机关公开。'), ['reason'])
    assert.deepEqual(fieldsOf('本机关公开。', '有'), [])
  })

  test('同样的两段分得清；改回原文就不再是修改', () => {
    const blocks = [paragraph('甲'), paragraph('乙'), paragraph('甲')]
    const edits = editsWith([], edit('甲', '丙', 1))
    const editables = editablesOf(blocks, edits)
    assert.deepEqual(
      editables.map(({ text }) => text),
      ['甲', '乙', '丙'],
    )
    const shown = [paragraph('您好'), ...editables.map(({ text }) => paragraph(text))]
    assert.deepEqual(
      [...placesIn(shown, editables).values()].map(({ at }) => at),
      [0, 1, 2],
    )
    assert.deepEqual(editsWith(edits, edit('甲', '甲', 1)), [])
  })

  test('签发那天救济途径的文字已经不同的，改过的段落对不上，不能签发', () => {
    const early = sample('D12', { on: day('2023-12-29'), servedOnline: false })
    const remedy = plainBlocksOf(early).find(
      (block) => block.type === 'paragraph' && block.text.includes('申请行政复议'),
    )
    assert.ok(remedy?.type === 'paragraph')
    const edits = [edit(remedy.text, `${remedy.text}地址见附件。`)]
    const edited = { ...early.data, edits }
    assert.deepEqual(codesOf({ kind: early.kind, data: edited } as LetterOrder), [])
    const late = { kind: early.kind, data: { ...edited, on: day('2024-01-02') } } as LetterOrder
    assert.deepEqual(codesOf(late), ['requests.edit-adrift'])
  })

  test('通过互联网送达的，互联网申请渠道改掉了不能签发', () => {
    const order = sample('D12', { on, servedOnline: true })
    const line = plainBlocksOf(order).find(
      (block) => block.type === 'paragraph' && block.text.includes('互联网渠道'),
    )
    assert.ok(line?.type === 'paragraph')
    const edits = [edit(line.text, '申请行政复议的，请到现场提交。')]
    const edited = { kind: order.kind, data: { ...order.data, edits } } as LetterOrder
    assert.deepEqual(codesOf(edited), ['requests.remedy-missing'])
  })
})
