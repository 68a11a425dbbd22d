import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import type { Beside } from '../handover.ts'

type Signing = { label: string; name: string; confirmedOn: Day | undefined }

export type HandoverPaper = {
  letterhead: string
  from: string
  reason: string
  madeOn: Day
  madeBy: string
  items: readonly {
    number: string
    description: string
    stage: string
    dueOn: Day | null
    dueProvisional: boolean
    to: string
  }[]
  besides: readonly Beside[]
  parties: readonly Signing[]
  mark?: string
}

/** The name, room for a signature and its date, as wide as the line of the form. */
const toSign = (name: string): string =>
  `${name}${'　'.repeat(Math.max(1, 14 - Array.from(name).length))}年　　月　　日`

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** 移交清单: the cases, who takes each, and lines for the signatures. */
export const handoverList = (data: HandoverPaper): Letter => ({
  kind: 'handover',
  issuer: data.letterhead,
  title: '政府信息公开工作移交清单',
  layout: 'form',
  ...(data.mark !== undefined && { mark: data.mark }),
  blocks: [
    {
      type: 'facts',
      rows: [
        ['移交人', data.from],
        ['移交日期', inChinese(data.madeOn)],
        ['移交原因', data.reason],
        ['件数', `${data.items.length} 件`],
      ],
    },
    {
      type: 'table',
      header: [['序号', '申请编号', '所需信息', '环节', '答复期限', '接收人']],
      widths: [7.5, 23, 32, 12, 15.5, 11],
      rows: data.items.map((one, at) => [
        `${at + 1}`,
        one.number,
        shortened(one.description),
        one.stage,
        one.dueOn === null ? '未起算' : `${one.dueOn}${one.dueProvisional ? '（暂定）' : ''}`,
        one.to,
      ]),
    },
    ...(data.besides.length > 0
      ? [
          { type: 'heading', level: 1, text: '其他在手事项' } as const,
          {
            type: 'facts',
            rows: data.besides.map(({ label, text }) => [label, text] as const),
          } as const,
        ]
      : []),
    {
      type: 'paragraph',
      flush: true,
      text: '上列申请及其纸质材料已当面清点移交，期限和办理情况以平台记录为准。',
    },
    {
      type: 'facts',
      rows: [
        ...data.parties.map(
          ({ label, name, confirmedOn }) =>
            [
              `${label}签字`,
              `${toSign(name)}${
                confirmedOn === undefined ? '' : `\n系统确认：${inChinese(confirmedOn)}`
              }`,
            ] as const,
        ),
        ['监交人签字', toSign(data.madeBy)],
      ],
    },
  ],
})
