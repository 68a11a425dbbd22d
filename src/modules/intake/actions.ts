import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { strikeDocuments } from '../documents.ts'
import { dropPriorFigures, keepPriorFigures, type ReportTables } from '../reports.ts'
import { giveBack, type RequestNeeds } from '../requests.ts'
import type { intakeActs } from './acts.ts'
import { foldHeading, headingsAt, type SheetKind } from './columns.ts'
import { contentOf } from './actions-read.ts'
import {
  type Import,
  type ImportKind,
  type ImportStage,
  isBusy,
  type Layout,
  mayUndo,
} from './import.ts'
import { checkQueue, readQueue, runQueue } from './queues.ts'
import {
  documentsOfImport,
  importById,
  insertImport,
  learnHeadings,
  learnWord,
  lockImport,
  saveImport,
} from './store.ts'
import { foldWord, type WordList } from './words.ts'

export type IntakeNeeds = RequestNeeds

type Act = keyof typeof intakeActs

const noted = (
  tx: Tx,
  needs: Pick<IntakeNeeds, 'clock'>,
  actor: Pick<Actor, 'personId' | 'organId' | 'actingFor'>,
  { act, id, detail }: { act: Act; id: string; detail?: Record<string, string | number> },
): Promise<void> =>
  audit(tx, actor, { act, subject: id, at: needs.clock.now(), ...(detail && { detail }) })

/** Takes a file in, sealed under a key of its own; a job reads it. @returns the id of the import */
export const upload = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  file: { kind: ImportKind; name: string; bytes: Uint8Array },
): Promise<string> => {
  const { organId, personId } = actor
  const id = randomUUID()
  const at = needs.clock.now()
  const caseKeyId = await needs.vault.newCaseKey(tx, organId)
  const { name, bytes, kind } = file
  const mediaType = 'application/octet-stream'
  const fileId = await needs.files.put(tx, { organId, caseKeyId, name, mediaType, bytes, at })
  await insertImport(tx, { id, organId, kind, caseKeyId, fileId, by: personId, at })
  await noted(tx, needs, actor, { act: 'intake.upload', id, detail: { kind, bytes: bytes.length } })
  await needs.jobs.enqueue(tx, readQueue, { organId, id })
  return id
}

/** The import, locked, at one of these stages and as the person saw it. @throws Refused otherwise */
export const importAt = async (
  tx: Tx,
  asked: { id: string; version: number },
  ...stages: readonly ImportStage[]
): Promise<Import> => {
  const one = await lockImport(tx, asked.id)
  if (one.version !== asked.version || !stages.includes(one.stage))
    throw new Refused({
      code: 'intake.stale',
      message: '您打开页面之后这次导入已有变化，请看清变化后再提交',
    })
  return one
}

const headingsOf = async (
  tx: Tx,
  needs: IntakeNeeds,
  one: Import,
  layout: Layout,
): Promise<Map<string, string>> => {
  const { sheets } = await contentOf(tx, needs, one)
  const keys = new Map(Object.entries(layout.mapping).map(([key, column]) => [column, key]))
  return new Map(
    headingsAt(sheets[layout.sheet]?.rows ?? [], layout.head)
      .map((heading, column): [string, string] => [
        foldHeading(heading).slice(0, 200),
        keys.get(column) ?? '',
      ])
      .filter(([heading]) => heading !== ''),
  )
}

/** 列对应: kept for this import and remembered for the next file of the organ; a job compares. */
export const setColumns = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: { id: string; version: number; layout: Layout },
): Promise<void> => {
  const one = await importAt(tx, asked, 'mapping', 'checked')
  const headings = await headingsOf(tx, needs, one, asked.layout)
  await learnHeadings(tx, one.organId, one.kind as SheetKind, headings)
  await saveImport(tx, one, { stage: 'checking', layout: asked.layout })
  await noted(tx, needs, actor, { act: 'intake.columns', id: one.id })
  await needs.jobs.enqueue(tx, checkQueue, { organId: one.organId, id: one.id })
}

/** What words of the ledger mean, remembered for the organ; the comparison is made anew. */
export const explainWords = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: {
    id: string
    version: number
    words: readonly { list: WordList; word: string; code: string }[]
  },
): Promise<void> => {
  const one = await importAt(tx, asked, 'checked')
  for (const { list, word, code } of asked.words)
    await learnWord(tx, one.organId, { list, code, word: foldWord(word).slice(0, 200) })
  await saveImport(tx, one, { stage: 'checking' })
  await noted(tx, needs, actor, {
    act: 'intake.words',
    id: one.id,
    detail: { words: asked.words.length },
  })
  await needs.jobs.enqueue(tx, checkQueue, { organId: one.organId, id: one.id })
}

/** 确认导入 of exactly what the comparison showed; a job does it in one transaction. */
export const confirm = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: { id: string; version: number },
): Promise<Import> => {
  const one = await importAt(tx, asked, 'checked')
  if ((one.summary?.good ?? 0) === 0)
    throw new Refused({
      code: 'intake.nothing',
      message: '没有可以导入的行：请按错误清单改好文件后重新上传',
    })
  await saveImport(tx, one, {
    stage: 'running',
    confirmed: { by: actor.personId, actingFor: actor.actingFor ?? null, at: needs.clock.now() },
  })
  await noted(tx, needs, actor, {
    act: 'intake.confirm',
    id: one.id,
    detail: { rows: one.summary?.good ?? 0 },
  })
  await needs.jobs.enqueue(tx, runQueue, { organId: one.organId, id: one.id })
  return one
}

/** Keeps the figures of a published report that a person has confirmed table by table. */
export const confirmFigures = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: {
    id: string
    version: number
    year: number
    unit: string
    tables: ReportTables
    withProse: boolean
  },
): Promise<void> => {
  const one = await importAt(tx, asked, 'mapping')
  const { year, unit, tables } = asked
  const { report } = await contentOf(tx, needs, one)
  const prose = asked.withProse ? (report?.prose ?? null) : null
  await keepPriorFigures(
    tx,
    { actor, clock: needs.clock },
    { year, tables, prose, unit, fileId: one.fileId },
  )
  const at = needs.clock.now()
  await saveImport(tx, one, {
    stage: 'done',
    summary: {
      entries: 1,
      good: 1,
      faulty: 0,
      existing: 0,
      passed: 0,
      open: 0,
      years: [{ year, added: 0, rows: [] }],
    },
    confirmed: { by: actor.personId, actingFor: actor.actingFor ?? null, at },
    doneAt: at,
  })
  await noted(tx, needs, actor, { act: 'intake.figures', id: one.id, detail: { year } })
}

const takenBack: Readonly<
  Record<
    ImportKind,
    (
      tx: Tx,
      needs: IntakeNeeds,
      actor: Actor,
      asked: { one: Import; reason: string },
    ) => Promise<void>
  >
> = {
  ledger: async (tx, needs, actor, { one, reason }) => {
    await giveBack(tx, needs, actor, { importId: one.id, reason: `撤销导入：${reason}` })
  },
  documents: async (tx, { clock }, actor, { one, reason }) => {
    const ids = await documentsOfImport(tx, one.id)
    const since = one.doneAt ?? one.at
    await strikeDocuments(tx, { actor, clock }, { subject: one.id, ids, reason, since })
  },
  report: async (tx, { clock }, actor, { one }) => {
    const [year] = one.summary?.years ?? []
    if (year) await dropPriorFigures(tx, { actor, clock }, year.year)
  },
}

/** 撤销导入: the whole of it, by a second person, while nothing was done with it since. */
export const undo = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: { id: string; version: number; reason: string },
): Promise<void> => {
  const one = await importAt(tx, asked, 'done', 'undone')
  const reason = orRefuse(mayUndo(one, actor, asked.reason))
  await takenBack[one.kind](tx, needs, actor, { one, reason })
  const at = needs.clock.now()
  await saveImport(tx, one, { stage: 'undone', undone: { by: actor.personId, at, reason } })
  await noted(tx, needs, actor, { act: 'intake.undo', id: one.id })
}

/** 放弃: nothing was imported; the key is destroyed, and with it everything the file held. */
export const drop = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  asked: { id: string; version: number },
): Promise<void> => {
  const one = await importAt(tx, asked, 'mapping', 'checked', 'failed')
  await saveImport(tx, one, { stage: 'dropped' })
  await needs.vault.destroyCaseKey(tx, one.caseKeyId, needs.clock.now())
  await noted(tx, needs, actor, { act: 'intake.drop', id: one.id })
}

/** @throws Refused where the import is another organ's, or still at work */
export const quietImport = async (tx: Tx, id: string): Promise<Import> => {
  const one = await importById(tx, id)
  if (isBusy(one.stage))
    throw new Refused({ code: 'intake.busy', message: '后台正在处理，请稍候再看' })
  return one
}
