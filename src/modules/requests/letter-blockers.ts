import { type Letter, textOf } from '../../kernel/letter.ts'
import { no, type Refusal, type Result } from '../../kernel/result.ts'
import { decisionOf } from './decisions.ts'
import { adriftIn, type HandEdit } from './hand-edit.ts'
import { fullCitation, quotesIn } from './letters/letter-wording.ts'
import { codeOf, isForm, type LetterOrder, plainBlocksOf } from './letters.ts'
import {
  recordRemedy,
  type Remedy,
  remedyFor,
  thirdPartyRemedy,
  type WithheldGround,
} from './remedy.ts'

const withheldOf = (order: LetterOrder): readonly WithheldGround[] | undefined =>
  order.kind === 'D14' ? order.data.withheld.map(({ ground }) => ground) : undefined

/** The remedy a letter must carry: RM3 for the third party, RM0 (none) for procedure and withdrawal. */
const remedyOf = (order: LetterOrder): Result<Remedy> | undefined => {
  if (order.kind === 'D11') return thirdPartyRemedy(order.data)
  if (order.kind === 'D31') return recordRemedy(order.data)
  const code = codeOf(order)
  if (code === undefined || order.kind === 'D30') return undefined
  const { organ, on, servedOnline } = order.data
  const withheld = withheldOf(order)
  return remedyFor({ code, on, organ, servedOnline, ...(withheld ? { withheld } : {}) })
}

const basisOf = (order: LetterOrder): readonly string[] => {
  if (order.kind === 'D11') return ['条例第三十二条']
  if (order.kind === 'D31') return ['条例第四十一条']
  const code = codeOf(order)
  return code === undefined ? [] : decisionOf(code).basis
}

const remedyMissing = (message: string): Refusal =>
  no('requests.remedy-missing', message, '复议法第二十条第三款、第二十三条第二款').refusal

/** Words that would take away what the paragraph must give. */
const restricting = /不得|不能|不可|无权|无须|放弃/

/** What a paragraph of remedy lost, or gained, when a hand rewrote it. */
const rewrittenRefusals = (must: readonly string[], { text }: HandEdit): Refusal[] => {
  const lost = must.filter((one) => !text.includes(one))
  const word = restricting.exec(text)?.[0]
  return [
    ...(lost.length > 0
      ? [remedyMissing(`人工改动后的救济途径缺少“${lost.join('”“')}”，不能签发`)]
      : []),
    ...(word === undefined
      ? []
      : [remedyMissing(`人工改动后的救济途径里有“${word}”，不能限制申请人的救济权利`)]),
  ]
}

const remedyRefusals = (
  remedy: Result<Remedy>,
  text: string,
  edits: readonly HandEdit[],
): Refusal[] => {
  if (!remedy.ok) return [remedy.refusal]
  const { paragraphs, essentials } = remedy.value
  const rewritten = paragraphs.map((paragraph) =>
    edits.find((edit) => edit.computed === paragraph && text.includes(edit.text)),
  )
  const absent = paragraphs.some((paragraph, at) => !rewritten[at] && !text.includes(paragraph))
  return [
    ...(absent ? [remedyMissing('告知书没有写明应当告知的救济途径，不能签发')] : []),
    ...rewritten.flatMap((edit, at) => (edit ? rewrittenRefusals(essentials[at] ?? [], edit) : [])),
  ]
}

const basisRefusals = (basis: readonly string[], text: string): Refusal[] => {
  const absent = basis.filter((citation) => !text.includes(fullCitation(citation)))
  return absent.length === 0
    ? []
    : [
        no(
          'requests.basis-missing',
          `告知书没有引用法律依据：${absent.join('、')}`,
          '条例第三十六条',
        ).refusal,
      ]
}

/** A statute is quoted in its own words or not at all. */
const quotationRefusals = (edits: readonly HandEdit[]): Refusal[] =>
  edits
    .filter(({ computed, text }) => quotesIn(computed).some((quoted) => !text.includes(quoted)))
    .map(
      () =>
        no('requests.quotation-changed', '人工改动了引用的法条原文，请恢复条文后再提交').refusal,
    )

/** The words in which a letter decides; the seven steps decide, no hand does. */
const decisionWords =
  /本机关决定(?:不予|予以|部分)公开|本机关不予提供|不予(?:重复)?处理|不再处理|不存在|不属于本机关负责公开|不属于政府信息/g

const decisionRefusals = (edits: readonly HandEdit[]): Refusal[] =>
  edits
    .filter(({ computed, text }) =>
      (computed.match(decisionWords) ?? []).some((word) => !text.includes(word)),
    )
    .map(
      () =>
        no(
          'requests.decision-changed',
          '人工改动了决定本身；决定须与七步法审查的结果一致，请改审查后重新拟制',
          '条例第三十六条',
        ).refusal,
    )

const editRefusals = (order: LetterOrder): Refusal[] => {
  const { edits = [] } = order.data
  const adrift = adriftIn(plainBlocksOf(order), edits)
  return [
    ...(adrift.length > 0
      ? [
          no(
            'requests.edit-adrift',
            `有 ${adrift.length} 处人工修改对应的原文已经变化，请重新修改或者放弃这些修改`,
          ).refusal,
        ]
      : []),
    ...quotationRefusals(edits),
    ...decisionRefusals(edits),
  ]
}

const blank = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() === ''
    : typeof value === 'object' && value !== null && Object.values(value).some(blank)

/** What the law wants of one kind of letter besides words in every place. */
const lawRefusal = ({ kind, data }: LetterOrder): Refusal | undefined => {
  if (kind === 'D12' && data.attachments.length === 0 && data.way === undefined)
    return no(
      'requests.nothing-given',
      '予以公开的，须附上信息或者写明获取的方式、途径和时间',
      '条例第三十六条第二项',
    ).refusal
  if (kind === 'D06' && (data.workingDays < 1 || data.workingDays > 20))
    return no('requests.extension-days', '延长的期限最长不得超过20个工作日', '条例第三十三条第二款')
      .refusal
  return kind === 'D04' && data.items.length === 0
    ? no('requests.items-missing', '须一次性告知需要补正的事项', '条例第三十条').refusal
    : undefined
}

const contentRefusals = (order: LetterOrder): Refusal[] => {
  const { organ: _, edits: __, ...content } = order.data
  const law = lawRefusal(order)
  return [
    ...(!isForm(order.kind) && blank(content)
      ? [no('requests.letter-blank', '告知书还有没有填写的内容').refusal]
      : []),
    ...(law ? [law] : []),
    ...editRefusals(order),
  ]
}

/**
 * Why a letter cannot be signed yet; empty where it can. `letter` is the paper as it lies before the
 * signer: a remedy clause or an article that was edited away is missed.
 */
export const blockersOf = (order: LetterOrder, letter: Letter): Refusal[] => {
  const content = contentRefusals(order)
  const remedy = remedyOf(order)
  if (!remedy) return content
  const text = textOf(letter).join('\n')
  return [
    ...content,
    ...remedyRefusals(remedy, text, order.data.edits ?? []),
    ...basisRefusals(basisOf(order), text),
  ]
}
