import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Letter } from '../../../kernel/letter.ts'
import {
  clause,
  formFrame,
  frame,
  type LetterCase,
  paragraph,
  sentence,
  writerOf,
} from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'

/** D10 协办函, to the unit that holds the information or knows of it; never the applicant (条例第十一条). */
export type AssistData = LetterCase & {
  /** 申请公开的政府信息, without the applicant's data */
  information: string
  question: string
  dueOn: Day
}

export const assistLetter = (data: AssistData): Letter => {
  const write = writerOf(wordingOf('D10', data.on), data)
  const quoted = clause(data.information).replaceAll('“', '‘').replaceAll('”', '’')
  return frame('D10', data, {
    blocks: [
      paragraph(write('intro', { information: quoted })),
      paragraph(write('ask', { rule: quote('条例第十一条') })),
      paragraph(sentence(data.question)),
      paragraph(write('due', { dueOn: inChinese(data.dueOn) })),
      {
        type: 'slip',
        title: write('slipTitle'),
        lines: [
          `${data.organ.name}：${write('slipIntro')}`,
          '□ 有相关信息，随附　　　份',
          '□ 没有相关信息，检索情况：',
          '□ 是否可以公开的意见和理由：',
          '经办人及电话：',
          '单位（盖章）：',
          '　　　年　　月　　日',
        ],
      },
    ],
  })
}

/** One paper of the file, in the order of the work. */
export type ArchivedPaper = { title: string; number?: string; on?: Day }

/** D34 案卷目录、归档登记 (条例第四十五条). */
export type ArchiveData = LetterCase & {
  /** 办理结果, as the annual report names it */
  result: string
  papers: readonly ArchivedPaper[]
  /** 保管期限 */
  retention: string
  archivedOn: Day
  /** 归档人 */
  archivist: string
}

export const archiveIndex = (data: ArchiveData): Letter =>
  formFrame('D34', data, [
    {
      type: 'facts',
      rows: [
        ['申请编号', data.requestNumber],
        ['收到日期', inChinese(data.receivedOn)],
        ['申请内容', data.description.trim()],
        ['办理结果', data.result],
        ['归档日期', inChinese(data.archivedOn)],
        ['归档人', data.archivist],
        ['保管期限', data.retention],
        ['档号', ''],
      ],
    },
    { type: 'heading', level: 1, text: `卷内文件（共${data.papers.length}件）` },
    {
      type: 'table',
      header: [['序号', '材料名称', '文号', '日期', '页数']],
      widths: [6, 24, 26, 11.5, 6],
      rows: data.papers.map(({ title, number, on }, at) => [
        `${at + 1}`,
        title,
        number ?? '',
        on ?? '',
        '',
      ]),
    },
    paragraph(wordingOf('D34', data.on).texts['sealed'] ?? ''),
  ])
