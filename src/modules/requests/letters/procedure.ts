import { type Day, inChinese } from '../../../kernel/day.ts'
import type { Block, Letter } from '../../../kernel/letter.ts'
import type { Channel } from '../events.ts'
import {
  clause,
  frame,
  type LetterCase,
  opening,
  ordinal,
  paragraph,
  type Writer,
  writerOf,
} from './letter-case.ts'
import { quote, wordingOf } from './letter-wording.ts'

/** How the day of receipt was found (条例第三十一条), beside the day on the receipt. */
const receiptRules: Readonly<Record<Channel, string>> = {
  counter: '当面提交之日，《条例》第三十一条第一项',
  oral: '当面口头提出之日，《条例》第三十一条第一项',
  signedPost: '本机关签收之日，《条例》第三十一条第二项',
  letter: '与申请人确认之日，《条例》第三十一条第二项',
  fax: '双方确认之日，《条例》第三十一条第三项',
  email: '双方确认之日，《条例》第三十一条第三项',
  online: '双方确认之日，《条例》第三十一条第三项',
}

const channelNames: Readonly<Record<Channel, string>> = {
  counter: '当面提交',
  oral: '口头提出，由本机关代为填写',
  signedPost: '邮寄',
  letter: '平常信函',
  fax: '传真',
  email: '电子邮件',
  online: '互联网',
}

/** D03 登记回执 (条例第三十一条、第四十五条). */
export type ReceiptData = LetterCase & {
  /** 答复期限届满之日; left out while it is provisional. */
  due?: Day
  /** 查询码; `known` where it was given when the application was sent in, and is no longer readable. */
  queryCode?: string | { known: true }
  /** Where the code is typed in; absent where nobody configured the address of the platform. */
  queryUrl?: string
}

const lookHere = (address?: string): Block[] =>
  address === undefined
    ? []
    : [{ type: 'code', address, caption: '扫码查询办理进度，或者在浏览器中打开：' }]

export const receipt = (data: ReceiptData): Letter => {
  const write = writerOf(wordingOf('D03', data.on), data)
  const { due, queryCode, queryUrl } = data
  const rows: [string, string][] = [
    ['申请编号', data.requestNumber],
    ['申请人', data.addressee.name],
    ['提交方式', channelNames[data.channel]],
    ['收到申请之日', `${inChinese(data.receivedOn)}（${receiptRules[data.channel]}）`],
    ['申请内容', data.description.trim()],
    ['答复期限', due === undefined ? write('term') : write('termUntil', { due: inChinese(due) })],
  ]
  if (queryCode !== undefined)
    rows.push(['查询码', typeof queryCode === 'string' ? queryCode : write('known')])
  return frame('D03', data, {
    blocks: [
      paragraph(write('intro')),
      { type: 'facts', rows },
      paragraph(write('notes', { rule: quote('条例第三十三条第二款') })),
      ...(queryCode === undefined ? [] : [paragraph(write('query')), ...lookHere(queryUrl)]),
    ],
  })
}

/** D04 补正告知书: once, within 7 working days of receipt (条例第三十条). */
export type CorrectionData = LetterCase & {
  /** 需要补正的事项 */
  items: readonly string[]
  /** 指导和释明 */
  guidance: string
  /** 补正期限: working days from the day the notice is received */
  workingDays: number
  /** Its last day, where it is known already. */
  until?: Day
  /** After the seventh working day: it moves no term and nobody gives up by silence. */
  late?: true
}

const termsOf = ({ workingDays, until, late }: CorrectionData, write: Writer): string[] => {
  const days = `${workingDays}`
  if (until === undefined) return [write('term', { days }), write('consequence')]
  const values = { days, until: inChinese(until) }
  return late ? [write('termLate', values)] : [write('termUntil', values), write('consequence')]
}

export const correction = (data: CorrectionData): Letter => {
  const write = writerOf(wordingOf('D04', data.on), data)
  const items = data.items.map((text, at) =>
    paragraph(write('item', { n: ordinal(at), text: `${clause(text)}。` })),
  )
  return frame('D04', data, {
    blocks: [
      ...opening(data),
      paragraph(write('unclear', { rule: quote('条例第三十条') })),
      paragraph(write('items')),
      ...items,
      paragraph(write('guidance', { guidance: `${clause(data.guidance)}。` })),
      ...termsOf(data, write).map((text) => paragraph(text)),
    ],
  })
}

/** D06 延期答复告知书 (条例第三十三条第二款). */
export type ExtensionData = LetterCase & {
  reason: string
  /** 1 to 20 working days */
  workingDays: number
  /** The new last day; left out while it is provisional. */
  due?: Day
}

export const extension = (data: ExtensionData): Letter => {
  const write = writerOf(wordingOf('D06', data.on), data)
  const days = `${data.workingDays}`
  return frame('D06', data, {
    blocks: [
      ...opening(data),
      paragraph(
        write('extended', { reason: clause(data.reason), rule: quote('条例第三十三条第二款') }),
      ),
      paragraph(
        data.due === undefined
          ? write('term', { days })
          : write('termUntil', { days, due: inChinese(data.due) }),
      ),
    ],
  })
}

/** D08 征求意见情况告知书, to the applicant (条例第三十三条第三款). */
export type ConsultingData = LetterCase & {
  consulted: 'thirdParty' | 'coMaker' | 'secrecy'
  sentOn: Day
}

export const consulting = (data: ConsultingData): Letter => {
  const write = writerOf(wordingOf('D08', data.on), data)
  return frame('D08', data, {
    blocks: [
      ...opening(data),
      paragraph(write(data.consulted, { sentOn: inChinese(data.sentOn) })),
      paragraph(write('excluded', { rule: quote('条例第三十三条第三款') })),
    ],
  })
}

/**
 * A letter that asks for an opinion goes to somebody who is not the applicant and need not know who
 * is: it is written from the information alone.
 */
export type OpinionData = LetterCase & {
  /** 申请公开的政府信息, without the applicant's data */
  information: string
}

/** D07 征求第三方意见书 (条例第十五条、第三十二条). */
export type ThirdPartyData = OpinionData & { /** 商业秘密, 个人隐私 … */ interest: string }

const slip = (title: string, intro: string, signer: string): Block => ({
  type: 'slip',
  title,
  lines: [
    intro,
    '□ 同意公开',
    '□ 部分同意公开，不同意公开的部分及理由：',
    '□ 不同意公开，理由：',
    '有关证明材料：',
    signer,
    '　　　年　　月　　日',
  ],
})

export const thirdPartyLetter = (data: ThirdPartyData): Letter => {
  const write = writerOf(wordingOf('D07', data.on), data)
  const { organ } = data
  return frame('D07', data, {
    blocks: [
      paragraph(
        write('intro', { information: clause(data.information), interest: clause(data.interest) }),
      ),
      paragraph(write('rule', { rule: quote('条例第三十二条') })),
      paragraph(write('ask')),
      paragraph(write('silence')),
      slip(write('slipTitle'), `${organ.name}：${write('slipIntro')}`, '第三方（签名或者盖章）：'),
    ],
  })
}

/** D09 征求意见书, to an organ that made the information together with this one (条例第三十四条). */
export const coMakerLetter = (data: OpinionData): Letter => {
  const write = writerOf(wordingOf('D09', data.on), data)
  return frame('D09', data, {
    blocks: [
      paragraph(write('intro', { information: clause(data.information) })),
      paragraph(write('ask', { rule: quote('条例第三十四条') })),
      slip(write('slipTitle'), `${data.organ.name}：${write('slipIntro')}`, '单位（盖章）：'),
    ],
  })
}
