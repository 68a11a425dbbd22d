import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import { officeInFull, type Organ } from '../../organs.ts'
import { type Applicant, applicantKindNames } from '../applicant.ts'
import { carrierNames, obtainNames } from '../wanted-form.ts'

type OralRequest = {
  organ: Organ
  requestNumber: string
  arrivedOn: Day
  applicant: Applicant
  description: string
  obtainBy: keyof typeof obtainNames
  carrier: keyof typeof carrierNames
  /** Who wrote it down. */
  writtenBy: string
  mark?: string
}

/** A blank that is not asked to leave room for writing. */
const said = (text: string | undefined): string => text || '（未提供）'

const identityRows = ({ applicant }: OralRequest): (readonly [string, string])[] => [
  [applicant.kind === 'natural' ? '姓名' : '单位名称', applicant.name],
  ['类别', applicantKindNames[applicant.kind]],
  [applicant.proofKind ?? '证件号码', said(applicant.proofNumber)],
  ['联系电话', said(applicant.phone)],
  ['通信地址', said(applicant.address)],
  ...(applicant.agent ? ([['代理人', applicant.agent.name]] as const) : []),
]

/**
 * D02 口头申请代填笔录 (条例第二十九条): what was said is written down by the office, read back to the
 * applicant and signed by both.
 */
export const oralRecord = (of: OralRequest): Letter => ({
  kind: 'D02',
  issuer: of.organ.letterhead,
  title: '口头申请代填笔录',
  blocks: [
    {
      type: 'facts',
      rows: [
        ['申请编号', of.requestNumber],
        ['受理机构', officeInFull(of.organ)],
        ['提出日期', inChinese(of.arrivedOn)],
        ['代填人', of.writtenBy],
        ['谈话地点', '　'],
        ...identityRows(of),
        ['申请内容', of.description.trim()],
        ['获取途径', obtainNames[of.obtainBy]],
        ['载体形式', carrierNames[of.carrier]],
      ],
    },
    {
      type: 'paragraph',
      text: '申请人采用书面形式确有困难，根据《中华人民共和国政府信息公开条例》第二十九条的规定口头提出申请，由本机关政府信息公开工作机构代为填写。申请人不能书写的，捺指印并由见证人签名。以上内容已经向申请人逐项宣读，□申请人确认无误；□申请人要求更正如下：',
    },
    {
      type: 'facts',
      rows: [
        ['更正内容', '　\n　'],
        ['申请人签名', '　'],
        ['签名日期', '　　年　月　日'],
        ['代填人签名', '　'],
        ['签名日期', '　　年　月　日'],
        ['在场见证人', '　'.repeat(15)],
      ],
    },
  ],
  ...(of.mark !== undefined && { mark: of.mark }),
  layout: 'form',
})
