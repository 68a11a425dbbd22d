import { createHash, randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { cleanText } from '../../kernel/text.ts'
import type { Tx } from '../../platform/db.ts'
import { readUpload, type Upload } from '../../platform/upload.ts'
import type { DraftNeeds } from './actions-draft.ts'
import { type Draft, type DraftFile, proofNames, type ProofKind, proofsNeeded } from './draft.ts'
import { limitsOn, megabytes } from './limits.ts'
import {
  appendSlice,
  completeDraftFile,
  dropDraftFile,
  insertDraftFile,
  slicesOf,
} from './store-draft.ts'

/** Endings to name in `accept` of the file fields. */
export const proofEndings = '.jpg,.jpeg,.png,.heic,.heif,.pdf,image/*,application/pdf'

const accepted = /^(?:image\/(?:jpeg|png|heic|heif)|application\/pdf)$/

const no = (message: string): Refused => new Refused({ code: 'apply.file', message })

const fileAbsent = new Refused({
  code: 'apply.file.absent',
  message: '没有这个文件，它可能已经被移除；请重新选择文件',
})

const isProofKind = (text: string): text is ProofKind => Object.hasOwn(proofNames, text)

/** What is said of a file before it comes. */
export type Announced = { purpose: string; name: string; size: number }

/** @throws Refused with one sentence where the draft cannot take it */
const mustFit = (
  needs: DraftNeeds,
  { files, fields }: Draft,
  { purpose, name, size }: Announced,
): ProofKind => {
  const limits = limitsOn(needs.clock.today())
  if (!isProofKind(purpose) || !proofsNeeded(fields).includes(purpose)) throw fileAbsent
  if (!Number.isInteger(size) || size < 1) throw no(`“${name}”是空文件，请检查后重新选择`)
  if (size > megabytes(limits.fileMegabytes))
    throw no(`“${name}”超过 ${limits.fileMegabytes} MB，请压缩，或者把照片拍小一点再选择`)
  if (files.filter((file) => file.purpose === purpose).length >= limits.filesPerPurpose)
    throw no(`${proofNames[purpose]}最多 ${limits.filesPerPurpose} 个文件，请先移除不需要的`)
  const total = files.reduce((sum, file) => sum + file.size, size)
  if (total > megabytes(limits.draftMegabytes))
    throw no(`全部文件合计不能超过 ${limits.draftMegabytes} MB，请先移除不需要的`)
  return purpose
}

const named = (text: string): string => cleanText(text.split(/[/\\]/).at(-1) ?? '').slice(0, 120)

const insert = async (
  tx: Tx,
  { vault, clock }: DraftNeeds,
  draft: Draft,
  { purpose, name, size }: Announced & { purpose: ProofKind },
): Promise<string> => {
  const id = randomUUID()
  const sealedName = await vault.seal(tx, draft.caseKeyId, name)
  const { tokenHash } = draft
  await insertDraftFile(tx, { id, tokenHash, purpose, sealedName, size, at: clock.now() })
  return id
}

/** A form without script: the whole file at once. @throws Refused as above, or for its content */
export const keepFile = async (
  tx: Tx,
  needs: DraftNeeds,
  draft: Draft,
  { purpose, file }: { purpose: ProofKind; file: File },
): Promise<DraftFile> => {
  const name = named(file.name)
  const kind = mustFit(needs, draft, { purpose, name, size: file.size })
  const upload = await mustBeProof(file)
  const id = await insert(tx, needs, draft, { purpose: kind, name, size: file.size })
  const fileId = await store(tx, needs, draft, { id, upload })
  return { id, purpose, name, size: file.size, received: file.size, fileId }
}

const mustBeProof = async (file: File): Promise<Upload> => {
  const upload = await readUpload(file)
  if (!accepted.test(upload.mediaType))
    throw no(`“${upload.name}”不是照片或者 PDF，请上传 JPG、PNG、HEIC 照片或者 PDF 文件`)
  return upload
}

const store = async (
  tx: Tx,
  { files, clock }: DraftNeeds,
  { organId, caseKeyId }: Draft,
  { id, upload }: { id: string; upload: Upload },
): Promise<string> => {
  const fileId = await files.put(tx, { ...upload, organId, caseKeyId, at: clock.now() })
  await completeDraftFile(tx, id, fileId)
  return fileId
}

/** A file in slices begins, or goes on where it stopped: the same name and size, not yet whole. */
export const announceFile = async (
  tx: Tx,
  needs: DraftNeeds,
  draft: Draft,
  said: Announced,
): Promise<{ id: string; offset: number }> => {
  const name = named(said.name)
  const begun = draft.files.find(
    (file) =>
      file.fileId === null &&
      file.purpose === said.purpose &&
      file.name === name &&
      file.size === said.size,
  )
  if (begun) return { id: begun.id, offset: begun.received }
  const purpose = mustFit(needs, draft, { ...said, name })
  return { id: await insert(tx, needs, draft, { purpose, name, size: said.size }), offset: 0 }
}

export const fileOf = ({ files }: Draft, id: string): DraftFile => {
  const file = files.find((one) => one.id === id)
  if (!file) throw fileAbsent
  return file
}

/** @returns the offset of the next slice, and whether this one was taken */
export const takeSlice = async (
  tx: Tx,
  { vault }: DraftNeeds,
  draft: Draft,
  { id, from, bytes }: { id: string; from: number; bytes: Uint8Array },
): Promise<{ offset: number; taken: boolean }> => {
  const file = fileOf(draft, id)
  const sealed = await vault.sealBytes(tx, draft.caseKeyId, bytes)
  const { tokenHash } = draft
  const { length } = bytes
  const taken =
    length > 0 &&
    from === file.received &&
    (await appendSlice(tx, { fileId: id, tokenHash, from, length, sealed }))
  return { offset: taken ? from + length : file.received, taken }
}

const broken = no('文件在传送中损坏，已经移除；请重新选择文件')

/**
 * The last slice has arrived: the whole is compared with the hash the browser made, told by its
 * content and sealed. One that is not what it should be is removed and refused.
 */
export const finishFile = async (
  tx: Tx,
  needs: DraftNeeds,
  draft: Draft,
  { id, sha256 }: { id: string; sha256: string },
): Promise<{ refused?: Refused }> => {
  const file = fileOf(draft, id)
  if (file.fileId !== null) return {}
  if (file.received < file.size) throw no('文件还没有传完')
  try {
    const bytes = await wholeOf(tx, needs, draft, id)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw broken
    const upload = await mustBeProof(new File([Uint8Array.from(bytes)], file.name))
    await store(tx, needs, draft, { id, upload })
    return {}
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await dropDraftFile(tx, id)
    return { refused: error }
  }
}

const wholeOf = async (
  tx: Tx,
  { vault }: DraftNeeds,
  { caseKeyId }: Draft,
  id: string,
): Promise<Buffer> => {
  const parts: Buffer[] = []
  for (const sealed of await slicesOf(tx, id)) {
    const part = await vault.openBytes(tx, caseKeyId, sealed)
    if (!part) throw new Error(`the key of draft file ${id} is destroyed`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** 移除 a file before sending; an id that is not the draft's own removes nothing. */
export const removeFile = async (tx: Tx, draft: Draft, id: string): Promise<void> => {
  if (draft.files.some((file) => file.id === id)) await dropDraftFile(tx, id)
}
