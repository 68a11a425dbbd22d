import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { sampleCase } from './letter-sample-case.ts'
import { countyOffice } from '../../../test/fixtures/organs.ts'
import { day } from '../../kernel/day.ts'
import { textOf } from '../../kernel/letter.ts'
import { decisionCodes, decisionOf } from './decisions.ts'
import {
  codeOf,
  type LetterData,
  type LetterOrder,
  lettersFor,
  letterVersion,
  writeLetter,
} from './letters.ts'
import { letterKinds } from './letters/letter-wording.ts'
import { clause, ordinal, sentence } from './letters/letter-case.ts'
import { remedyFor, thirdPartyRemedy } from './remedy.ts'
import { write, all, sampleOf, refusals, changed } from '../../../test/letter-orders.ts'

/** `GOLDEN=write npm test` writes the samples anew; the difference is then read and committed. */
const renew = process.env['GOLDEN'] === 'write'

const folder = join(import.meta.dirname, '../../../../test/fixtures/letters')

const textFor = (order: LetterOrder): string => textOf(write(order)).join('\n')

const remedyLinesOf = (name: string): string[] =>
  textFor(sampleOf(name))
    .split('\n')
    .filter((line) => /申请行政复议/.test(line))

describe('文书样本', () => {
  for (const [name, order] of all)
    test(`${name} ${letterVersion(order.kind, order.data.on).title}与样本逐字一致`, () => {
      const path = join(folder, `${name}.txt`)
      const text = `${textFor(order)}\n`
      if (renew) writeFileSync(path, text)
      assert.equal(text, readFileSync(path, 'utf8'))
    })

  test('每种文书都有样本，每个样本都能签发', () => {
    assert.deepEqual(new Set(all.map(([, { kind }]) => kind)), new Set(letterKinds))
    for (const [name, order] of all) assert.deepEqual(refusals(order), [], name)
  })

  test('二十四个代码的答复都有样本', () => {
    const codes = new Set(all.map(([, order]) => codeOf(order)))
    for (const code of decisionCodes) assert.ok(codes.has(code), code)
  })
})

describe('文书引用法律', () => {
  const statute = readFileSync(join(folder, '../statutes/order-711-disclosure.md'), 'utf8')
  const articles = new Map<string, string>()
  let at = ''
  for (const line of statute.split('\n')) {
    const article = /^(第[一二三四五六七八九十]+条) /.exec(line)?.[1]
    at = line.startsWith('#') ? '' : (article ?? at)
    articles.set(at, `${articles.get(at) ?? ''}${line}\n`)
  }

  test('凡引用条文之处，与条例原文逐字一致', () => {
    let quotations = 0
    for (const [name, order] of all)
      for (const [, article = '', words = ''] of textFor(order).matchAll(
        /《中华人民共和国政府信息公开条例》(第[一二三四五六七八九十]+条)[^《“]{0,8}规定：“([^”]+)”/g,
      )) {
        quotations += 1
        assert.ok(articles.get(article)?.includes(words), `${name} ${article}: ${words}`)
      }
    assert.ok(quotations >= 30, `${quotations}`)
  })

  test('答复引用该决定代码的每一条依据', () => {
    for (const [name, order] of all) {
      const code = codeOf(order)
      if (code === undefined || order.kind === 'D30') continue
      const text = textFor(order)
      for (const basis of decisionOf(code).basis)
        assert.ok(
          text.includes(basis.replace('条例', '《中华人民共和国政府信息公开条例》')),
          `${name} ${basis}`,
        )
    }
  })
})

describe('答复的共同要件', () => {
  const replies = all.filter(([, order]) => codeOf(order) !== undefined)

  test('写明收到日期、申请编号和申请内容，主送申请人，落款为答复机关', () => {
    for (const [name, order] of replies) {
      const letter = write(order)
      const text = textOf(letter).join('\n')
      assert.ok(text.includes('2025年6月16日，本机关收到'), name)
      assert.ok(text.includes('（申请编号：宝公开申〔2025〕7号）'), name)
      assert.ok(text.includes(`“${sampleCase.description}”`), name)
      assert.equal(letter.addressee, order.data.addressee.name)
      assert.deepEqual(letter.signature, { organ: '宝丰县人民政府办公室', on: order.data.on })
      assert.equal(letter.kind, order.kind)
      assert.equal(letter.layout, 'letter')
    }
  })

  test('载明与代码、日期、单位相应的救济途径；程序性文书和撤回确认书不载', () => {
    const told = new Set<string>(['D11', 'D31'])
    for (const [name, order] of all.filter(([, { kind }]) => !told.has(kind))) {
      const code = codeOf(order)
      for (const on of ['2023-12-31', '2024-01-01', '2025-06-01'].map(day)) {
        const text = textFor(changed(name, { on }))
        if (code === undefined || order.kind === 'D30') {
          assert.doesNotMatch(text, /申请行政复议|行政诉讼/, name)
          continue
        }
        const { organ, servedOnline } = order.data
        const withheld = order.kind === 'D14' ? order.data.withheld.map(({ ground }) => ground) : []
        const remedy = remedyFor({ code, on, organ, servedOnline, withheld })
        assert.ok(remedy.ok)
        for (const paragraph of remedy.value.paragraphs) assert.ok(text.includes(paragraph), name)
        assert.equal(
          text.includes('先向宝丰县人民政府申请'),
          remedy.value.clauses.includes('RM1'),
          name,
        )
      }
    }
  })

  test('不顾反对公开的，告知第三方的救济途径可以复议也可以诉讼', () => {
    for (const name of ['D11', 'D11-ungrounded']) {
      const order = sampleOf(name)
      const told = thirdPartyRemedy(order.data)
      assert.ok(told.ok)
      assert.deepEqual(told.value.clauses, ['RM3'])
      for (const paragraph of told.value.paragraphs) assert.ok(textFor(order).includes(paragraph))
    }
  })

  test('更正信息告知书写明可以复议也可以诉讼，转送函不写', () => {
    for (const name of ['D31', 'D31-refused', 'D31-forwarded', 'D31-referred'])
      assert.match(
        remedyLinesOf(name)[0] ?? '',
        /60日内向宝丰县人民政府申请行政复议，或者.*6个月内直接向宝丰县人民法院提起行政诉讼/,
      )
    assert.deepEqual(remedyLinesOf('D36'), [])
  })

  test('各代码提出的文书就是写这一代码的文书', () => {
    for (const code of decisionCodes) {
      const kinds = all.flatMap(([, order]) => (codeOf(order) === code ? [order.kind] : []))
      assert.deepEqual(new Set(kinds), new Set(lettersFor(code)), code)
    }
    assert.deepEqual(lettersFor('O3'), ['D30', 'D35'])
  })

  test('对个人称您，对单位称贵单位', () => {
    for (const name of ['D12', 'D12-way'])
      assert.equal(textFor(sampleOf(name)).includes('贵单位'), name === 'D12-way')
  })

  test('文书没有日期以外的占位，也没有连续的标点', () => {
    for (const [name, order] of all) {
      const text = textFor(order)
      assert.doesNotMatch(text, /[{}]|undefined|[。；，、]{2}|。”。/, name)
    }
  })

  test('申请内容里的引号和换行不破坏引文', () => {
    const text = textFor(changed('D18', { description: '关于“高标准农田”\n的文件' }))
    assert.ok(text.includes('“关于‘高标准农田’ 的文件”'))
  })

  test('办理人所填的句子不重复句号，也不换行', () => {
    assert.equal(sentence(' 已经公开。\n见附件； '), '已经公开。 见附件。')
    assert.equal(sentence(' '), '')
    assert.equal(clause('甲。'), '甲')
  })

  test('征求意见书、协办函不出现申请人的姓名', () => {
    for (const name of ['D07', 'D09', 'D10', 'D11'])
      assert.doesNotMatch(textFor(sampleOf(name)), /张某某/)
  })

  test('期限尚不确定时只写工作日数，不写日期', () => {
    const receipt = textFor(sampleOf('D03-provisional'))
    assert.match(receipt, /自收到申请之日起20个工作日\n/)
    assert.doesNotMatch(receipt, /至20/)
    assert.match(textFor(sampleOf('D06-provisional')), /延长10个工作日。/)
    assert.match(textFor(sampleOf('D06')), /延长20个工作日，至2025年8月11日。/)
    const { until: _, ...open } = sampleOf('D04').data as LetterData['D04']
    assert.match(textFor({ kind: 'D04', data: open }), /之日起15个工作日内，将补正/)
  })

  test('草稿和演示的标记印在文书上，没有文号的不印文号', () => {
    const marked = write(changed('D33', { mark: '演示' }))
    assert.equal(marked.mark, '演示')
    assert.equal(write(changed('D12', { mark: '草稿' })).mark, '草稿')
    const { number: _, ...draft } = sampleOf('D12').data as LetterData['D12']
    assert.equal('number' in writeLetter('D12', draft), false)
    assert.equal(write(sampleOf('D12')).number, '宝政办公开〔2025〕12号')
  })

  test('没有指定联系人的，写办公电话和地址', () => {
    const { contactPerson: _, ...office } = countyOffice.office
    const letter = write(changed('D12', { organ: { ...countyOffice, office } }))
    assert.equal(letter.contact, '联系电话：0375-6500000；地址：宝丰县城关镇人民路100号')
  })

  test('需要列明的事项依次编号', () => {
    assert.deepEqual([0, 1, 9, 10].map(ordinal), ['一', '二', '十', '11'])
  })

  test('金额写元，有角分的写到分', () => {
    const { kind, data } = sampleOf('D29')
    assert.ok(kind === 'D29')
    assert.match(textFor({ kind, data }), /信息处理费2200元/)
    assert.match(textFor({ kind, data: { ...data, amountFen: 1050 } }), /信息处理费10\.50元/)
  })
})
