import { type Day, inChinese } from '../../kernel/day.ts'
import type { Letter } from '../../kernel/letter.ts'
import { type Applicant, applicantKindNames } from './applicant.ts'
import { decisionOf, isDecisionCode } from './decisions.ts'
import type { Channel } from './events.ts'
import { carrierNames, channelNames, obtainNames } from './wanted-form.ts'

/** Where a paper stands in the file: the order of the work. */
export const caseSections = {
  application: '申请',
  procedure: '办理',
  consultation: '征求意见',
  approval: '审批',
  reply: '答复',
  service: '送达',
  other: '其他材料',
  course: '办理过程',
} as const

export type CaseSection = keyof typeof caseSections

/** One paper of the file as the index lists it. */
export type IndexedPaper = {
  section: CaseSection
  title: string
  number?: string
  on?: Day
  pages: number
}

type Head = { letterhead: string; mark?: string }

const form = (
  { letterhead: issuer, mark }: Head,
  title: string,
  blocks: Letter['blocks'],
): Letter => ({
  kind: 'D34',
  issuer,
  title,
  blocks,
  ...(mark !== undefined && { mark }),
  layout: 'form',
})

/** 页号 of the first page of each paper; the pages before it are all numbered. */
export const firstPages = (papers: readonly Pick<IndexedPaper, 'pages'>[]): number[] => {
  let next = 1
  return papers.map(({ pages }) => {
    const first = next
    next += pages
    return first
  })
}

type CaseHead = Head & {
  number: string
  description: string
  receivedOn: Day | null
  code: string | null
  madeOn: Day
  maker: string
  /** 归档登记, once the case is archived. */
  archived?: Archived
}

/** What 归档 set down: who, when, and how long the file is kept. */
export type Archived = { archivedOn: Day; archivist: string; retention: string }

/** D34 案卷目录 of the bound file (条例第四十五条): every paper with the page at which it begins. */
export const indexPaper = (head: CaseHead, papers: readonly IndexedPaper[]): Letter => {
  const starts = firstPages(papers)
  const total = papers.reduce((sum, { pages }) => sum + pages, 0)
  return form(head, '政府信息公开申请案卷目录', [
    {
      type: 'facts',
      rows: [
        ['申请编号', head.number],
        ['收到日期', head.receivedOn === null ? '未确认' : inChinese(head.receivedOn)],
        ['申请内容', head.description.trim()],
        ['办理结果', isDecisionCode(head.code) ? decisionOf(head.code).name : '尚未作出'],
        ['件数、页数', `${papers.length} 件，${total} 页`],
        ['制作', `${head.maker}　${inChinese(head.madeOn)}`],
        ...(head.archived
          ? ([
              ['归档', `${head.archived.archivist}　${inChinese(head.archived.archivedOn)}`],
              ['保管期限', head.archived.retention],
              ['档号', ''],
            ] as const)
          : []),
      ],
    },
    {
      type: 'table',
      header: [['序号', '类别', '材料名称', '文号', '日期', '页号']],
      widths: [7.5, 13, 28, 21, 16, 9],
      rows: papers.map(({ section, title, number = '', on, pages }, at) => {
        const first = starts[at] ?? 1
        return [
          `${at + 1}`,
          caseSections[section],
          title,
          number,
          on ?? '',
          pages > 1 ? `${first}-${first + pages - 1}` : `${first}`,
        ]
      }),
    },
  ])
}

const told = (rows: readonly (readonly [string, string | undefined])[]): [string, string][] =>
  rows.flatMap(([label, value]) => (value ? [[label, value] as [string, string]] : []))

type Application = {
  number: string
  description: string
  channel: Channel
  arrivedOn: Day
  receivedOn: Day | null
  obtainBy: keyof typeof obtainNames
  carrier: keyof typeof carrierNames
}

/** 申请登记表: what was applied for, by whom and how; the applicant is gone once the data was erased. */
export const applicationPaper = (
  head: Head,
  request: Application,
  applicant: Applicant | undefined,
): Letter =>
  form(head, '政府信息公开申请登记表', [
    {
      type: 'facts',
      rows: [
        ['申请编号', request.number],
        ['申请渠道', channelNames[request.channel]],
        ['提交日期', inChinese(request.arrivedOn)],
        ['收到日期', request.receivedOn === null ? '未确认' : inChinese(request.receivedOn)],
        ...(applicant === undefined
          ? [['申请人', '申请人信息已经依法删除'] as [string, string]]
          : told([
              ['申请人', applicant.name],
              ['类别', applicantKindNames[applicant.kind]],
              [applicant.proofKind ?? '证件号码', applicant.proofNumber],
              ['法定代表人', applicant.legalRepresentative],
              ['联系人', applicant.contactPerson],
              ['联系电话', applicant.phone],
              ['通信地址', applicant.address],
              ['邮政编码', applicant.postcode],
              ['电子邮箱', applicant.email],
              ['代理人', applicant.agent?.name],
            ])),
        ['所需信息', request.description],
        ['获取方式', obtainNames[request.obtainBy]],
        ['载体形式', carrierNames[request.carrier]],
      ],
    },
  ])

/** 办理过程: what happened, on which day, by whom. */
export const coursePaper = (
  head: Head,
  number: string,
  lines: readonly { at: string; title: string; by: string; detail?: string }[],
): Letter =>
  form(head, `办理过程\n${number}`, [
    {
      type: 'table',
      header: [['日期', '事项', '办理人']],
      widths: [22, 58, 20],
      rows: lines.map(({ at, title, by, detail }) => [
        at,
        detail === undefined ? title : `${title}：${detail}`,
        by,
      ]),
    },
  ])

/** Why a material has no pages of its own in the file. */
export type NotBound = 'encrypted' | 'broken' | 'tooLong' | 'format'

const reasons: Readonly<Record<NotBound, string>> = {
  encrypted: '文件设有密码，不能并入案卷',
  broken: '文件不完整或者已经损坏，不能并入案卷',
  tooLong: '文件页数过多，不并入案卷',
  format: '这种格式的文件不能按页并入案卷',
}

/** 说明页 in the place of such a material, so that nothing is missing unseen. */
export const notePaper = (
  head: Head,
  { name, why, sm3, size }: { name: string; why: NotBound; sm3: string; size: number },
): Letter =>
  form(head, '材料说明', [
    {
      type: 'facts',
      rows: [
        ['文件名称', name],
        ['大小', `${size.toLocaleString('en-US')} 字节`],
        ['说明', `${reasons[why]}；原件在案卷压缩包的“材料”文件夹中。`],
        ['校验值（SM3）', sm3.replaceAll(/.{16}(?!$)/g, '$& ')],
      ],
    },
  ])

/** A name for an entry of a zip: no folders, no signs that a system forbids. */
export const entryName = (at: number, title: string, ending = ''): string => {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .slice(0, 80)
    .trim()
  return `${String(at).padStart(3, '0')}-${plain}${ending}`
}
