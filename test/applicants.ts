import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Office } from './desks.ts'
import { type Keyboard, type Photo, photo } from './keyboard.ts'
import { pass } from './public-door.ts'

/** What a PDF says, without its white space. */
export const wordsOf = async (path: string): Promise<string> => {
  const file = await getDocumentProxy(new Uint8Array(await readFile(path)))
  return (await extractText(file, { mergePages: true })).text.replaceAll(/\s/g, '')
}

/** From the front page to the question who applies. */
export const chooseOrgan = async (at: Keyboard): Promise<void> => {
  await at.press('网上申请')
  await at.press('开始填写')
  await at.type('要的信息是关于什么的？', '我家的征地补偿')
  await at.press('查找')
  await at.choose('机关', '宝丰县自然资源局')
  await at.press('下一步')
}

/** With scripts the files go at once, and the page comes anew. */
const uploadProof = async (at: Keyboard, label: string, files: readonly Photo[]): Promise<void> => {
  const loaded = at.script ? at.page.waitForEvent('load') : undefined
  await at.upload(label, files)
  await loaded
}

/** A person for themselves, who mistypes the number of their card at first. */
export const beNatural = async (at: Keyboard): Promise<void> => {
  await at.choose('申请人', '自然人')
  await at.choose('由谁办理', '本人')
  await at.press('下一步')
  await at.type('姓名', '张三丰')
  await at.type('证件号码', '410421199001011230')
  await at.type('联系电话', '13900000001')
  await at.type('通信地址', '宝丰县城关镇演示路8号')
  await at.press('下一步')
  assert.match(await at.text(), /校验码对不上/)
  await at.type('证件号码', '41042119900101123X')
  await at.press('下一步')
  await uploadProof(at, '申请人身份证明', [photo('IMG_0001.HEIC'), photo('IMG_0002.HEIC')])
  await at.press('下一步')
}

/** A company, its agent and the papers of both; with scripts in slices. */
export const beOrganisation = async (at: Keyboard): Promise<void> => {
  await at.choose('申请人', '商业企业')
  await at.choose('由谁办理', '委托代理人办理')
  await at.press('下一步')
  await at.type('单位名称', '平顶山某某矿业有限公司')
  await at.type('统一社会信用代码或者登记证号', '91110000600037341L')
  await at.type('法定代表人', '李某')
  await at.type('联系人', '王某')
  await at.type('联系电话', '0375-6500000')
  await at.type('通信地址', '宝丰县迎宾大道8号')
  await at.type('代理人姓名', '赵某')
  await at.type('代理人证件号码', '41042119900101123X')
  await at.type('代理人电话', '13900000002')
  await at.press('下一步')
  await at.press('下一步')
  assert.match(await at.text(), /请上传授权委托书/)
  for (const label of ['申请人身份证明', '授权委托书', '代理人身份证明']) {
    await uploadProof(at, label, [photo(`${label}.heic`, 600_000)])
    if (at.script) await at.page.getByText(`${label}.heic`).waitFor()
  }
  await at.press('下一步')
}

export type Acknowledged = { number: string; code: string }

/** From what is wanted to the acknowledgement, of which the paper holds no day but that of sending. */
export const sendIn = async ({ app }: Office, at: Keyboard): Promise<Acknowledged> => {
  await at.type('信息的名称', '东街村2024年征地补偿安置方案')
  await at.type('其他特征', '2024年，城关镇东街村')
  await at.press('下一步')
  await at.choose('获取途径', '网上获取')
  await at.choose('载体形式', '电子')
  await at.press('下一步')
  await at.tick('以上内容由我本人')
  pass(app, 60)
  await at.press('提交申请')
  const shown = await at.text()
  const [number = ''] = /依申请〔2026〕\d+号/.exec(shown) ?? []
  const [code = ''] = /[2-9A-Z]{5}-[2-9A-Z]{5}/.exec(shown) ?? []
  const paper = await wordsOf(await at.download('下载回执（PDF）'))
  assert.ok(number && code && paper.includes(number) && paper.includes(code), paper)
  const today = app.needs.clock.today()
  const days = paper.match(/\d{4}-\d\d-\d\d|\d{4}年\d+月\d+日/g)
  assert.deepEqual([days, /提交时间(.{10})/.exec(paper)?.[1]], [[today], today])
  return { number, code }
}
