import type { Letter } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import { zipOf } from '../../platform/archive-zip.ts'
import type { AuditEntry } from '../../platform/audit.ts'
import {
  bindParts,
  type BoundPart,
  pagesOfOwn,
  type PartKind,
  weighParts,
} from '../../platform/binder.ts'
import { inOrgan, type Pool, type Tx } from '../../platform/db.ts'
import type { Job } from '../../platform/jobs.ts'
import { renderPdf } from '../../platform/paper.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { bindQueue, type CasePart, type LoadedCase, loadCase, sm3Of } from './actions-case-file.ts'
import { entryName, indexPaper, type NotBound, notePaper } from './case-file.ts'
import { type CaseFileRow, findCaseFile, finishCaseFile, noteProgress } from './store-case-file.ts'

export type CaseFileNeeds = RequestNeeds & {
  pool: Pool
  /** 审计记录 of one subject; pages cannot read them, background work may. */
  auditOf: (subject: string) => Promise<readonly AuditEntry[]>
}

type Printed = { part: CasePart; kind: PartKind; bytes: Uint8Array; pages: number }

const kinds: Readonly<Record<string, PartKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}

/** Told after each paper: so many of so many. */
type Progress = (step: number, steps: number) => Promise<void>

const printed = async (paper: Letter): Promise<Buffer> => Buffer.from((await renderPdf(paper)).pdf)

type Bindable = { kind: PartKind; pages: number } | { why: NotBound }

/** Of a photograph its head says whether and how it can be shown. */
const headOf = ({ kind, bytes }: BoundPart): BoundPart => ({
  kind,
  bytes: kind === 'jpg' ? bytes.subarray(0, 1024 * 1024) : bytes,
})

/** Which materials can be bound as they are, and why the rest cannot. */
const weighMaterials = async (parts: readonly CasePart[]): Promise<Map<CasePart, Bindable>> => {
  const found = new Map<CasePart, Bindable>()
  const files: { part: CasePart; bound: BoundPart }[] = []
  for (const part of parts) {
    if ('paper' in part) continue
    const kind = kinds[part.mediaType]
    if (kind === undefined) found.set(part, { why: 'format' })
    else files.push({ part, bound: { kind, bytes: part.bytes } })
  }
  const weighed = await weighParts(files.map(({ bound }) => headOf(bound)))
  for (const [index, { part, bound }] of files.entries()) {
    const answer = weighed[index] ?? { fault: 'broken' }
    found.set(
      part,
      'fault' in answer ? { why: answer.fault } : { kind: bound.kind, pages: answer.pages },
    )
  }
  return found
}

/** Every paper printed, every material as its pages or as a page that says why not. */
const printAll = async ({ head, parts }: LoadedCase, progress: Progress): Promise<Printed[]> => {
  const found = await weighMaterials(parts)
  const all: Printed[] = []
  for (const [index, part] of parts.entries()) {
    const material = found.get(part)
    if ('bytes' in part && material && 'kind' in material)
      all.push({ part, bytes: part.bytes, ...material })
    else {
      const paper = 'paper' in part ? part.paper : noteOf(head, part, material)
      const bytes = await printed(paper)
      all.push({ part, kind: 'pdf', bytes, pages: await pagesOfOwn(bytes) })
    }
    if (index % 5 === 0) await progress(index + 1, parts.length + 2)
  }
  return all
}

const noteOf = (
  head: LoadedCase['head'],
  { name, bytes }: Extract<CasePart, { bytes: Buffer }>,
  material: Bindable | undefined,
): Letter => {
  const why = material && 'why' in material ? material.why : 'broken'
  return notePaper(head, { name, why, sm3: sm3Of(bytes), size: bytes.length })
}

type Made = { pdf: Buffer; pages: number; all: readonly Printed[] }

/** The index and every paper as one PDF. */
export const bindCase = async (
  needs: Pick<CaseFileNeeds, 'clock'>,
  loaded: LoadedCase,
  { maker, progress }: { maker: string; progress: Progress },
): Promise<Made> => {
  const { row, head, archived } = loaded
  const all = await printAll(loaded, progress)
  const madeOn = needs.clock.today()
  const index = indexPaper(
    { ...head, ...row, madeOn, maker, ...(archived && { archived }) },
    all.map(({ part: { section, title, number, on }, pages }) => ({
      section,
      title,
      pages,
      ...(number !== undefined && { number }),
      ...(on !== undefined && { on }),
    })),
  )
  const parts = [{ kind: 'pdf' as const, bytes: await printed(index) }, ...all]
  const bound = await bindParts(parts, {
    title: `案卷 ${row.number}`,
    unnumbered: 1,
    at: `${madeOn}T00:00:00Z`,
  })
  if (!bound.ok) throw new Refused(bound.refusal)
  return { pdf: bound.value, pages: all.reduce((sum, { pages }) => sum + pages, 0), all }
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** A letter by its title and its number. */
const titled = ({ title, number }: CasePart): string => [title, number].filter(Boolean).join(' ')

/** 案卷压缩包: the PDF, every paper by itself, events and audit trail, and what the hashes are. */
const packCase = async (
  needs: CaseFileNeeds,
  { row, events }: LoadedCase,
  { pdf, pages, all }: Made,
): Promise<Uint8Array> => {
  const entries = [
    { name: '案卷.pdf', title: '案卷', bytes: pdf as Uint8Array },
    ...all.map(({ part, bytes }, at) =>
      'paper' in part || part.issued
        ? { name: `文书/${entryName(at + 1, titled(part), '.pdf')}`, title: part.title, bytes }
        : { name: `材料/${entryName(at + 1, part.name)}`, title: part.title, bytes: part.bytes },
    ),
    { name: '办理事项.json', title: '办理事项', bytes: json(events) },
    { name: '审计记录.json', title: '审计记录', bytes: json(await needs.auditOf(row.id)) },
  ]
  const manifest = {
    number: row.number,
    madeOn: needs.clock.today(),
    events: events.length,
    pages,
    hash: 'SM3',
    files: entries.map(({ name, title, bytes }) => ({
      name,
      title,
      size: bytes.length,
      sm3: sm3Of(bytes),
    })),
  }
  return zipOf([{ name: 'manifest.json', bytes: json(manifest) }, ...entries], needs.clock.now())
}

const nameOf = ({ kind }: CaseFileRow, number: string): { name: string; mediaType: string } =>
  kind === 'pdf'
    ? { name: `案卷-${number}.pdf`, mediaType: 'application/pdf' }
    : { name: `案卷-${number}.zip`, mediaType: 'application/zip' }

const make = async (
  needs: CaseFileNeeds,
  row: CaseFileRow,
  within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<void> => {
  const loaded = await within((tx) => loadCase(tx, needs, row.requestId))
  const names = await within((tx) => personNames(tx, [row.by]))
  const progress: Progress = (step, steps) =>
    within((tx) => noteProgress(tx, row.id, { step, steps }))
  const made = await bindCase(needs, loaded, { maker: names.get(row.by) ?? '', progress })
  const bytes = row.kind === 'pdf' ? made.pdf : await packCase(needs, loaded, made)
  await within(async (tx) => {
    const fileId = await needs.files.put(tx, {
      organId: row.organId,
      caseKeyId: loaded.row.caseKeyId,
      ...nameOf(row, loaded.row.number),
      bytes,
      at: needs.clock.now(),
    })
    await finishCaseFile(tx, row.id, { fileId, pages: made.pages })
  })
}

/** Makes the file that was asked for, once: a run that finds it done does nothing. */
export const caseFileJob = (needs: CaseFileNeeds): Job => ({
  queue: bindQueue,
  handle: async ({ organId = '', id = '' }) => {
    const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      inOrgan(needs.pool, { organId, personId: 'system' }, work)
    const row = await within((tx) => findCaseFile(tx, id))
    if (!row || row.state === 'done' || row.state === 'failed') return
    try {
      await make(needs, row, within)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const fault = error.refusal.message
      await within((tx) => finishCaseFile(tx, id, { fault }))
    }
  },
})
