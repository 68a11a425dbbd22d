import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setUp, step } from './course.ts'
import { textOfPdf } from './pdf.ts'

const registration = {
  channel: 'counter',
  arrivedOn: '2026-03-02',
  kind: 'natural',
  name: '张三丰',
  phone: '13900000001',
  address: '宝丰县城关镇演示路8号',
  description: '某矿业公司2025年环境影响评价报告书及附件',
  obtainBy: 'post',
  carrier: 'paper',
}

const search = {
  where: '机关档案室',
  keywords: '环境影响评价\n矿业',
  from: '2025-01-01',
  to: '2025-12-31',
  by: '政务公开股李某、王某',
  on: '2026-03-02',
}

const nothing = {
  clear: 'clear',
  nature: 'govInfo',
  responsible: 'own',
  held: 'absent',
  reason: '没有制作，也没有获取该信息',
}

describe('检索记录、审批单和送达回证写的是谁办的', () => {
  test('检索人是登记时写的人，不是登记记录的账号；审批单写检索情况和各环节在系统中的意见', async (t) => {
    const { clerk, leader } = await setUp(t)
    const at = await step(clerk, '/console/requests/new', registration)
    assert.equal((await clerk.post(`${at}/search`, search)).status, 303)
    assert.match(await (await clerk.get(at)).text(), /检索人 政务公开股李某、王某/)
    await step(clerk, `${at}/checklist`, nothing)
    assert.equal((await clerk.post(`${at}/draft`)).status, 303)
    assert.match(
      await (await clerk.get(`${at}/reply`)).text(),
      /本机关由政务公开股李某、王某于2026年3月2日进行了检索/,
    )
    await step(clerk, `${at}/reply`)
    const before = await textOfPdf(await clerk.get(`${at}/forms/approval`))
    assert.match(before, /机关档案室;关键词:环境影响评价、矿业.*检索人政务公开股李某、王某/)
    assert.match(before, /承办人意见建议.{2,20}。.{2,12}2026年3月2日/)
    assert.doesNotMatch(before, /同意,签发/)
    const receipt = await textOfPdf(await clerk.get(`${at}/forms/service`))
    assert.match(receipt, /邮寄送达\(邮政企业\)送达地址宝丰县城关镇演示路8号/)
    await step(leader, `${at}/sign`)
    const after = await textOfPdf(await clerk.get(`${at}/forms/approval`))
    assert.match(after, /负责人审批意见同意,签发.+号。.{2,12}2026年3月2日/)
  })
})
