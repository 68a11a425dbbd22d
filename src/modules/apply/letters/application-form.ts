import type { Block, Letter } from '../../../kernel/letter.ts'
import type { DisclosureOffice } from '../../organs.ts'
import { applicantKindNames, carrierNames, obtainNames } from '../../requests.ts'

/** Who fills it in. */
export type FormFor = 'natural' | 'organisation'

/** Boxes to tick by hand, so many to a line. */
const boxes = (names: readonly string[], perLine = 4): string =>
  names
    .map((name, at) => `□${name}${(at + 1) % perLine === 0 && at + 1 < names.length ? '\n' : '　'}`)
    .join('')
    .trimEnd()

/** Room for a hand: half a line of the form, or the whole. */
const half = '　'
const line = '　'.repeat(15)

const natural: readonly (readonly [string, string])[] = [
  ['姓名', half],
  ['证件名称', half],
  ['证件号码', line],
  ['联系电话', half],
  ['邮政编码', half],
  ['通信地址', line],
  ['电子邮箱', half],
  ['工作单位', half],
]

const { natural: _, ...organisationKinds } = applicantKindNames

const organisation: readonly (readonly [string, string])[] = [
  ['单位名称', line],
  ['单位类型', boxes(Object.values(organisationKinds), 3)],
  ['信用代码', line],
  ['法定代表人', half],
  ['联系人', half],
  ['联系电话', half],
  ['邮政编码', half],
  ['通信地址', line],
  ['电子邮箱', half],
]

const agent: readonly (readonly [string, string])[] = [
  ['代理人姓名', half],
  ['代理人电话', half],
  ['代理人证件', half],
]

const heading = (text: string): Block => ({ type: 'heading', level: 1, text })

/**
 * D01 政府信息公开申请表, to be filled in by hand (条例第二十九条). It asks for no purpose. The QR code
 * leads to the same form online.
 */
export const applicationForm = (of: {
  organName: string
  office: DisclosureOffice
  for: FormFor
  applyUrl: string
  demo: boolean
}): Letter => ({
  kind: 'D01',
  issuer: of.organName,
  title: `政府信息公开申请表${of.for === 'natural' ? '（公民）' : '（法人或者其他组织）'}`,
  blocks: [
    heading('一、申请人'),
    { type: 'facts', rows: [...(of.for === 'natural' ? natural : organisation), ...agent] },
    heading('二、所需政府信息'),
    {
      type: 'facts',
      rows: [
        ['信息名称', line],
        ['文号', line],
        [
          '特征描述',
          [line, ...Array.from({ length: of.for === 'natural' ? 3 : 1 }, () => half)].join('\n'),
        ],
      ],
    },
    heading('三、获取方式'),
    {
      type: 'facts',
      rows: [
        [
          '获取方式',
          `${boxes(Object.values(obtainNames), 3)}\n载体形式：${boxes(Object.values(carrierNames))}`,
        ],
        ['签名盖章', half],
        ['申请日期', '　　年　月　日'],
      ],
    },
    {
      type: 'paragraph',
      text: '填写说明：1.请附身份证明复印件；委托代理人的，另附授权委托书和代理人身份证明复印件。2.文号和特征填写一项即可，越具体越便于查找；一份表写一件事。3.不需要说明用途；不收取费用，但是申请的数量、频次明显超过合理范围的除外。4.书面填写有困难的，可以口头提出，由工作人员代为填写。',
    },
    {
      type: 'paragraph',
      text: `当面提交或者邮寄（注明“政府信息公开申请”）：${of.office.address}，${of.office.name}${of.office.postcode === undefined ? '' : `，邮编${of.office.postcode}`}。电话：${of.office.phone}。办公时间：${of.office.hours}。`,
    },
    { type: 'code', address: of.applyUrl, caption: '也可以扫码在网上填写，不用打印：' },
  ],
  ...(of.demo && { mark: '演示' }),
  layout: 'form',
})
