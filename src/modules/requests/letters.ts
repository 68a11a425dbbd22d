import type { Block, Letter } from '../../kernel/letter.ts'
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
import { type LetterKind, wordingOf } from './letters/letter-wording.ts'
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

/** 答复文书: whether such a letter carries a decision. */
export const isReply = (kind: LetterKind): boolean =>
  kind === 'D13' || kind === 'D15' || Object.hasOwn(fixedCodes, kind)

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

/** Forms are filled in by hand; a letter has no empty place. */
export const isForm = (kind: LetterKind): boolean => ['D32', 'D33', 'D34'].includes(kind)

/** The letter's own blocks as they are computed: nothing of a pack, nothing of a hand. */
export const plainBlocksOf = ({ kind, data }: LetterOrder): readonly Block[] => {
  const { pack: _, edits: __, own: ___, ...plain } = data
  return writeLetter(kind, plain as never).blocks
}
