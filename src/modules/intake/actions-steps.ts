import { no, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { endDocument, registerDocument } from '../documents.ts'
import { type Officer, takeOver } from '../requests.ts'
import type { IntakeNeeds } from './actions.ts'
import { checkDocuments, checkLedger } from './actions-check.ts'
import { contentOf, keepSealed } from './actions-read.ts'
import type { SheetKind } from './columns.ts'
import { guessSheet } from './sheets.ts'
import type { OldDocument } from './document-row.ts'
import type { Content, Import, Layout } from './import.ts'
import { headingsLearnt, keepDocuments, lockImport, saveImport } from './store.ts'

/** The first guess at the columns: the organ's own headings of before, then those in use. */
const guessed = async (tx: Tx, one: Import, content: Content): Promise<Layout> => {
  const kind = one.kind as SheetKind
  const learnt = await headingsLearnt(tx, one.organId, kind)
  return { ...guessSheet(kind, content.sheets, learnt), channel: 'signedPost' }
}

/** Keeps what was read and guesses the columns; nothing where that was done before. */
export const keepRead = async (
  tx: Tx,
  needs: IntakeNeeds,
  id: string,
  content: Content,
): Promise<void> => {
  const now = await lockImport(tx, id)
  if (now.stage !== 'reading') return
  const contentFileId = await keepSealed(tx, needs, now, { name: '读出的内容', value: content })
  const layout = now.kind === 'report' ? {} : { layout: await guessed(tx, now, content) }
  await saveImport(tx, now, { stage: 'mapping', contentFileId, ...layout })
}

/** 试运行: compares, and keeps what it comes to. */
export const check = async (tx: Tx, needs: IntakeNeeds, id: string): Promise<void> => {
  const one = await lockImport(tx, id)
  if (one.stage !== 'checking' || !one.layout) return
  const content = await contentOf(tx, needs, one)
  const asked = { organId: one.organId, content, layout: one.layout }
  const { findings, summary } =
    one.kind === 'ledger'
      ? await checkLedger(tx, needs, asked)
      : await checkDocuments(tx, needs, asked)
  const findingsFileId = await keepSealed(tx, needs, one, { name: '比对结果', value: findings })
  await saveImport(tx, one, { stage: 'checked', summary, findingsFileId })
}

const officerOf = ({ organId, confirmedBy, actingFor }: Import): Officer => ({
  organId,
  personId: confirmedBy ?? 'system',
  ...(actingFor !== null && { actingFor }),
  name: '',
  organName: '',
  roles: [],
  sessionId: 'job',
})

/** Told how many of how many are written. */
export type Progress = (done: number, total: number) => Promise<void>

const enterDocuments = async (
  tx: Tx,
  { clock }: IntakeNeeds,
  {
    one,
    good,
    progress,
  }: {
    one: Import
    good: readonly OldDocument[]
    progress: (done: number) => Promise<void>
  },
): Promise<void> => {
  const on = { actor: officerOf(one), clock }
  const ids: string[] = []
  for (const { ended, ...said } of good) {
    const id = await registerDocument(tx, on, said)
    if (ended)
      await endDocument(tx, on, {
        id,
        end: { ended: ended.how, endedOn: ended.on, reason: ended.reason, successor: null },
      })
    ids.push(id)
    if (ids.length % 50 === 0) await progress(ids.length)
  }
  await keepDocuments(tx, one.organId, one.id, ids)
}

const changedSince = no(
  'intake.changed',
  '核对以后登记簿有了变化，可以导入的行数与核对时不同；什么也没有导入，请重新上传核对',
).refusal

type CheckedAgain<T> = (
  tx: Tx,
  needs: IntakeNeeds,
  asked: { organId: string; content: Content; layout: Layout },
) => Promise<{ good: readonly T[] }>

/** What the confirmed comparison showed, and nothing of the file besides. @throws Refused where it changed */
const stillGood = async <T>(
  tx: Tx,
  needs: IntakeNeeds,
  one: Import,
  checked: CheckedAgain<T>,
): Promise<readonly T[]> => {
  const content = await contentOf(tx, needs, one)
  const { organId, layout, summary } = one
  const { good } = layout ? await checked(tx, needs, { organId, content, layout }) : { good: [] }
  if (good.length !== summary?.good) throw new Refused(changedSince)
  return good
}

/** Creates what the confirmed comparison showed. @throws Refused where it would be something else now */
const create = async (
  tx: Tx,
  needs: IntakeNeeds,
  one: Import,
  progress: (done: number) => Promise<void>,
): Promise<void> => {
  if (one.kind === 'ledger') {
    const cases = await stillGood(tx, needs, one, checkLedger)
    await takeOver(tx, needs, officerOf(one), { importId: one.id, cases, progress })
  } else {
    const good = await stillGood(tx, needs, one, checkDocuments)
    await enterDocuments(tx, needs, { one, good, progress })
  }
}

/** The import itself, all in the caller's transaction; nothing where it was done before. */
export const run = async (
  tx: Tx,
  needs: IntakeNeeds,
  id: string,
  progress: Progress,
): Promise<void> => {
  const one = await lockImport(tx, id)
  if (one.stage !== 'running') return
  const total = one.summary?.good ?? 0
  await progress(0, total)
  await create(tx, needs, one, (done) => progress(done, total))
  const at = needs.clock.now()
  await saveImport(tx, one, { stage: 'done', doneAt: at })
  await audit(tx, officerOf(one), {
    act: 'intake.done',
    subject: one.id,
    at,
    detail: { rows: total },
  })
}
