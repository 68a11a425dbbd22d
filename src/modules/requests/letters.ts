import { type Letter, textOf } from '../../kernel/letter.ts'
import { no, type Refusal, type Result } from '../../kernel/result.ts'
import { type DecisionCode, decisionOf, type ReplyKind } from './decisions.ts'
import {
  disclosure,
  type DisclosureData,
  type PartialData,
  partialDisclosure,
  type PublicData,
  publicInformation,
} from './letters/disclose.ts'
import { recordNotice, type RecordData, type ForwardData, forwardLetter } from './letters/amend.ts'
import { approval, type ApprovalData, type ServiceData, serviceReceipt } from './letters/forms.ts'
import {
  type ArchiveData,
  archiveIndex,
  type AssistData,
  assistLetter,
} from './letters/internal.ts'
import type { LetterCase } from './letters/letter-case.ts'
import { fullCitation, type LetterKind, wordingOf } from './letters/letter-wording.ts'
import {
  abusive,
  type AbusiveData,
  duplicate,
  type DuplicateData,
  notGovInfo,
  type NotGovInfoData,
  petition,
  type PetitionData,
  publication,
  type PublicationData,
  reconfirm,
  type ReconfirmData,
  withdrawal,
  type WithdrawalData,
} from './letters/not-handled.ts'
import {
  coMakerLetter,
  consulting,
  type ConsultingData,
  correction,
  type CorrectionData,
  extension,
  type ExtensionData,
  type OpinionData,
  receipt,
  type ReceiptData,
  type ThirdPartyData,
  thirdPartyLetter,
} from './letters/procedure.ts'
import { overruled, type OverruledData } from './letters/overrule.ts'
import { delay, type DelayData, reasonRequest, type ReasonsData } from './letters/reasons.ts'
import { type RefusalData, refusalLetter } from './letters/refuse.ts'
import {
  type FeeUnpaidData,
  feeUnpaid,
  needsProcessing,
  nonexistent,
  type NonexistentData,
  notCorrected,
  type NotCorrectedData,
  notResponsible,
  type NotResponsibleData,
  type ProcessingData,
  registryQuery,
  type RegistryData,
  stillUnclear,
  type StillUnclearData,
} from './letters/unavailable.ts'
import {
  recordRemedy,
  type Remedy,
  remedyFor,
  thirdPartyRemedy,
  type WithheldGround,
} from './remedy.ts'

/** What each kind of letter is written from. */
export type LetterData = {
  D03: ReceiptData
  D04: CorrectionData
  D05: ReasonsData
  D06: ExtensionData
  D07: ThirdPartyData
  D08: ConsultingData
  D09: OpinionData
  D10: AssistData
  D11: OverruledData
  D12: DisclosureData
  D13: PublicData
  D14: PartialData
  D15: RefusalData
  D16: RegistryData
  D17: NotResponsibleData
  D18: NonexistentData
  D19: ProcessingData
  D20: StillUnclearData
  D21: PetitionData
  D22: DuplicateData
  D23: PublicationData
  D24: AbusiveData
  D25: ReconfirmData
  D26: DelayData
  D28: NotCorrectedData
  D29: FeeUnpaidData
  D30: WithdrawalData
  D31: RecordData
  D32: ServiceData
  D33: ApprovalData
  D34: ArchiveData
  D35: NotGovInfoData
  D36: ForwardData
}

/** One letter to write: its kind and what that kind needs. */
export type LetterOrder = { [K in LetterKind]: { kind: K; data: LetterData[K] } }[LetterKind]

const templates: { readonly [K in LetterKind]: (data: LetterData[K]) => Letter } = {
  D03: receipt,
  D04: correction,
  D05: reasonRequest,
  D06: extension,
  D07: thirdPartyLetter,
  D08: consulting,
  D09: coMakerLetter,
  D10: assistLetter,
  D11: overruled,
  D12: disclosure,
  D13: publicInformation,
  D14: partialDisclosure,
  D15: refusalLetter,
  D16: registryQuery,
  D17: notResponsible,
  D18: nonexistent,
  D19: needsProcessing,
  D20: stillUnclear,
  D21: petition,
  D22: duplicate,
  D23: publication,
  D24: abusive,
  D25: reconfirm,
  D26: delay,
  D28: notCorrected,
  D29: feeUnpaid,
  D30: withdrawal,
  D31: recordNotice,
  D32: serviceReceipt,
  D33: approval,
  D34: archiveIndex,
  D35: notGovInfo,
  D36: forwardLetter,
}

/** Code of the decision a reply gives the applicant; undefined for every other letter. */
export const codeOf = ({ kind, data }: LetterOrder): DecisionCode | undefined => {
  if (kind === 'D13') return data.by === undefined ? 'G2' : 'G3'
  return kind === 'D15' ? data.ground : fixedCodes[kind]
}

const fixedCodes: Partial<Readonly<Record<LetterKind, DecisionCode>>> = {
  D12: 'G1',
  D14: 'PT',
  D16: 'N8',
  D17: 'U1a',
  D18: 'U1b',
  D19: 'U2',
  D20: 'U3',
  D21: 'X1',
  D22: 'X2',
  D23: 'X3',
  D24: 'X4',
  D25: 'X5',
  D28: 'O1',
  D29: 'O2',
  D30: 'O3',
  D35: 'O3',
}

/** Writes a letter in the wording of its day. An organ not configured yet leaves the remedy out. */
export const writeLetter = <K extends LetterKind>(kind: K, data: LetterData[K]): Letter =>
  templates[kind](data)

/** The letter's title and version of wording on a day. */
export const letterVersion = (
  kind: LetterKind,
  on: LetterCase['on'],
): { title: string; version: string } => {
  const { title, version } = wordingOf(kind, on)
  return { title, version }
}

/** The replies a decision may be answered with; O3 is a withdrawal, or not government information. */
export const lettersFor = (code: DecisionCode): readonly ReplyKind[] =>
  code === 'O3' ? ['D30', 'D35'] : [decisionOf(code).letter]

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

const remedyRefusals = (remedy: Result<Remedy>, text: string): Refusal[] => {
  if (!remedy.ok) return [remedy.refusal]
  return remedy.value.paragraphs.every((paragraph) => text.includes(paragraph))
    ? []
    : [
        no(
          'requests.remedy-missing',
          '告知书没有写明应当告知的救济途径，不能签发',
          '复议法第二十条第三款、第二十三条第二款',
        ).refusal,
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

/** Forms are filled in by hand; a letter has no empty place. */
export const isForm = (kind: LetterKind): boolean => ['D32', 'D33', 'D34'].includes(kind)

const contentRefusals = (order: LetterOrder): Refusal[] => {
  const { organ: _, ...content } = order.data
  const law = lawRefusal(order)
  return [
    ...(!isForm(order.kind) && blank(content)
      ? [no('requests.letter-blank', '告知书还有没有填写的内容').refusal]
      : []),
    ...(law ? [law] : []),
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
  return [...content, ...remedyRefusals(remedy, text), ...basisRefusals(basisOf(order), text)]
}
