import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import privacy from '../../../law/privacy-notice.json' with { type: 'json' }
import { natural } from '../../../test/visitor.ts'
import { packageRoot } from '../../platform/root.ts'
import { certificateFault, foldCertificate } from './certificate.ts'
import { type Draft, mayOpen, nextPage } from './draft.ts'
import { organsFor } from './organs-offered.ts'
import { descriptionOf, readApplicant, readInformation, readObtain } from './steps.ts'
import { wordsAsked } from './words-asked.ts'

const faultsOf = (answer: ReturnType<typeof readApplicant>): string[] =>
  answer.ok ? [] : Object.keys(answer.refusal.fields ?? {}).toSorted()

const wantedWith = (fields: Record<string, string>) => readInformation({ title: '方案', ...fields })

const obtainFaults = (fields: Record<string, string>): string[] => {
  const read = readObtain(fields)
  return read.ok ? [] : Object.keys(read.refusal.fields ?? {})
}

const draftWith = (
  fields: Record<string, string>,
  whole = false,
): Pick<Draft, 'fields' | 'files'> => ({
  fields,
  files: [
    {
      id: '1',
      purpose: 'identity',
      name: '照片.jpg',
      size: 2,
      received: 1,
      fileId: whole ? 'f' : null,
    },
  ],
})

const organWith = (id: string, name: string, duties: string) => ({
  id,
  name,
  parentId: null,
  kind: 'countyDepartment' as const,
  office: { name: '', address: '', phone: '', hours: '' },
  duties: duties.split('、'),
})

describe('网上申请的填写规则', () => {
  for (const [kind, number, says] of [
    ['居民身份证', '41042119900101123X', undefined],
    ['居民身份证', '410421900101123', /15 位的旧号码/],
    ['居民身份证', '4104211990010112', /现在填了 16 位/],
    ['居民身份证', '4104211990O101123X', /由数字组成/],
    ['居民身份证', '410421199002301230', /出生日期/],
    ['居民身份证', '410421199001011230', /校验码对不上/],
    ['统一社会信用代码', '91110000600037341L', undefined],
    ['统一社会信用代码', '91110000600037341M', /校验码对不上/],
    ['统一社会信用代码', '9111000O600037341L', /没有字母 I、O/],
    ['统一社会信用代码', '9111', /现在填了 4 位/],
    ['护照', 'E12345678', undefined],
    ['护照', '<b>', /4 至 40 个/],
    ['其他', '豫宗证字D01号', undefined],
  ] as const)
    test(`${kind} ${number}：${says ? '说明错在哪里' : '可以'}`, () => {
      const fault = certificateFault(kind, foldCertificate(number))
      if (says) assert.match(fault ?? '', says)
      else assert.equal(fault, undefined)
    })

  test('自然人和单位各填各的；漏填的每一项都在旁边说明；没有哪一项问用途', () => {
    assert.deepEqual(faultsOf(readApplicant({ kind: 'natural', represented: 'own' })), [
      'address',
      'name',
      'phone',
      'proofKind',
      'proofNumber',
    ])
    assert.deepEqual(faultsOf(readApplicant({ kind: 'business', represented: 'agent' })), [
      'address',
      'agentName',
      'agentPhone',
      'agentProofKind',
      'agentProofNumber',
      'contactPerson',
      'name',
      'phone',
      'proofKind',
      'proofNumber',
    ])
    const read = readApplicant({ ...natural.who, ...natural.details })
    assert.ok(read.ok)
    assert.deepEqual(read.value, {
      kind: 'natural',
      name: '欧阳金丝雀',
      proofKind: '居民身份证',
      proofNumber: '41042119900101123X',
      phone: '13912345678',
      address: '宝丰县城关镇演示路金丝雀小区8号',
    })
  })

  test('名称之外，文号或者特征写一项就可以（条例第二十九条第二款第二项）', () => {
    assert.ok(wantedWith({ number: '宝政〔2024〕1号' }).ok)
    assert.ok(wantedWith({ features: '2024年' }).ok)
    assert.equal(wantedWith({}).ok, false)
    assert.equal(
      descriptionOf({ title: '方案', number: '宝政〔2024〕1号', features: '城关镇' }),
      '方案（文号：宝政〔2024〕1号）\n城关镇',
    )
  })

  test('没有邮箱不能选电子邮件；网上获取只能是电子形式', () => {
    assert.deepEqual(obtainFaults({ obtainBy: 'email', carrier: 'electronic' }), ['obtainBy'])
    assert.deepEqual(obtainFaults({ obtainBy: 'online', carrier: 'paper' }), ['carrier'])
    assert.deepEqual(obtainFaults({ obtainBy: 'post', carrier: 'paper' }), [])
    assert.deepEqual(readObtain({ obtainBy: 'online' }), {
      ok: true,
      value: { obtainBy: 'online', carrier: 'electronic' },
    })
    assert.deepEqual(obtainFaults({ obtainBy: 'post', carrier: '' }), ['carrier'])
  })

  test('前面的没有填好，后面的页面打不开', () => {
    const { who, details, information, obtain } = natural
    assert.equal(nextPage(draftWith({})), 'who')
    assert.equal(nextPage(draftWith(who)), 'details')
    assert.equal(nextPage(draftWith({ ...who, ...details })), 'proof')
    assert.equal(nextPage(draftWith({ ...who, ...details }, true)), 'information')
    assert.equal(nextPage(draftWith({ ...who, ...details, ...information }, true)), 'obtain')
    const whole = { ...who, ...details, ...information, ...obtain }
    assert.equal(nextPage(draftWith(whole, true)), 'check')
    assert.equal(nextPage(draftWith({ ...whole, represented: 'agent' }, true)), 'details')
    assert.equal(mayOpen(draftWith(whole), 'information'), false)
    assert.equal(mayOpen(draftWith(whole, true), 'who'), true)
  })

  test('按老百姓的说法找到机关：整句话里有关键词也可以，对得上的多的排在前面', () => {
    const organs = [
      organWith('xzf', '宝丰县人民政府', '征收决定'),
      organWith('zrzyj', '宝丰县自然资源局', '征地、征地补偿、宅基地'),
      organWith('zjj', '宝丰县住房和城乡建设局', '拆迁、征地房屋'),
    ]
    const found = (q: string): string[] => organsFor(organs, q).map(({ id }) => id)
    assert.deepEqual(found('征地'), ['zrzyj', 'zjj'])
    assert.deepEqual(found('我家 2023 年的征地补偿'), ['zrzyj'])
    assert.deepEqual(found('自然资源局'), ['zrzyj'])
    assert.deepEqual(found('航天'), [])
    assert.equal(found('').length, 3)
  })

  test('查找已公开信息的词：虚词、套话和地名不算，最多八个', () => {
    const words = wordsAsked('我想了解宝丰县公共资源交易管理办法的有关文件', ['宝丰县人民政府'])
    assert.ok(words.includes('公共') || words.includes('公共资源'), words.join(' '))
    for (const common of ['宝丰县', '有关', '文件', '管理', '办法'])
      assert.ok(!words.includes(common), common)
    assert.equal(wordsAsked('甲乙 丙丁 戊己 庚辛 天地 玄黄 宇宙 洪荒 日月 盈昃').length <= 8, true)
  })

  test('个人信息处理告知引用的第十七条与法律原文一字不差', () => {
    const text = readFileSync(
      join(packageRoot, 'test/fixtures/statutes/personal-information-2021.md'),
      'utf8',
    )
    assert.equal(privacy.article17.length, 5)
    assert.ok(text.includes(privacy.article17.join('\n\n')))
  })
})
