import type { Fields } from '../../kernel/fields.ts'
import type { Result } from '../../kernel/result.ts'
import { readApplicant, readInformation, readObtain, readWho } from './steps.ts'

/** What an uploaded file proves. */
export type ProofKind = 'identity' | 'authorisation' | 'agentIdentity'

/** 身份证明、委托书 as it was uploaded, or is being uploaded. */
export type DraftFile = {
  id: string
  purpose: ProofKind
  name: string
  size: number
  /** Bytes that have arrived. */
  received: number
  /** The private file, once the whole has arrived. */
  fileId: string | null
}

/** What the applicant holds in hand once the application was sent. */
export type Acknowledgement = { number: string; code: string; organName: string; sentAt: string }

/** What is sealed: everything typed, by field name, and the acknowledgement once sent. */
export type DraftContent = {
  fields: Fields
  /** Title and features for which published documents were shown: they are shown once. */
  looked?: string
  acknowledgement?: Acknowledgement
}

/** 申请草稿, opened by the one who holds its token. */
export type Draft = DraftContent & {
  tokenHash: string
  organId: string
  caseKeyId: string
  createdAt: Date
  expiresAt: Date
  files: readonly DraftFile[]
}

/** The five steps, as the pages count them. */
export const stepNames = ['须知与选择机关', '申请人', '所需信息', '获取方式', '核对提交'] as const

export const pages = {
  start: '/apply',
  organ: '/apply/organ',
  who: '/apply/applicant',
  details: '/apply/applicant/details',
  proof: '/apply/applicant/proof',
  information: '/apply/information',
  obtain: '/apply/obtain',
  check: '/apply/check',
  done: '/apply/done',
} as const

export type StepPage = keyof typeof pages

/** Which proofs must be there: 身份证明; with an agent also 委托书 and the agent's own. */
export const proofsNeeded = ({ represented }: Fields): readonly ProofKind[] =>
  represented === 'agent' ? ['identity', 'authorisation', 'agentIdentity'] : ['identity']

export const proofNames: Readonly<Record<ProofKind, string>> = {
  identity: '申请人身份证明',
  authorisation: '授权委托书',
  agentIdentity: '代理人身份证明',
}

/** The proofs of which no whole file is there yet. */
export const proofsMissing = ({ fields, files }: Pick<Draft, 'fields' | 'files'>): ProofKind[] =>
  proofsNeeded(fields).filter(
    (purpose) => !files.some((file) => file.purpose === purpose && file.fileId !== null),
  )

const readers: readonly (readonly [StepPage, (fields: Fields) => Result<unknown>])[] = [
  ['who', readWho],
  ['details', readApplicant],
  ['information', readInformation],
  ['obtain', readObtain],
]

/** The first page that still lacks something; `check` where nothing does. Proofs come after details. */
export const nextPage = (draft: Pick<Draft, 'fields' | 'files'>): StepPage => {
  const gap = readers.find(([, read]) => !read(draft.fields).ok)?.[0]
  if (gap === 'who' || gap === 'details') return gap
  return proofsMissing(draft).length > 0 ? 'proof' : (gap ?? 'check')
}

const order: readonly StepPage[] = ['who', 'details', 'proof', 'information', 'obtain', 'check']

/** Whether the page may be opened: nothing before it is missing. */
export const mayOpen = (draft: Pick<Draft, 'fields' | 'files'>, page: StepPage): boolean =>
  order.indexOf(page) <= order.indexOf(nextPage(draft))
