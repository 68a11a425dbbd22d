import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Actor } from '../../platform/route.ts'
import { organById, type Separation, separationFor } from '../organs.ts'
import { type Begun, begunOf, preparedFor, stampOf, wholeYear } from './actions-prepared.ts'
import type { reportActs } from './acts.ts'
import type { CheckFinding } from './checks/rules.ts'
import { type Edition, type EditionEvent, editionOf, type RecordedEdition } from './edition.ts'
import { type EditionCommand, judgeEdition, mayCorrect } from './edition-guard.ts'
import type { ReportPaper } from './paper.ts'
import { passageKeys, textsOfPaper } from './passages.ts'
import { declarationsOf } from './store.ts'
import { appendEvents, lockEdition } from './store-edition.ts'
import { insertSealed, sealedHash, sealedPaper } from './store-sealed.ts'

type Act = keyof typeof reportActs
type On = { actor: Actor; clock: Clock }

/** What sealing leaves behind for later. */
export type EditionNeeds = { jobs: Pick<Jobs, 'enqueue'> }

/** The job that prints a sealed report. */
export const printQueue = 'reports.print'

/** Which report, and what the form saw of it when it was opened. */
export type AskedEdition = { organId: string; year: number; stamp: number }

const acts: Readonly<Record<EditionCommand['act'], Act>> = {
  save: 'reports.save',
  answer: 'reports.answer',
  override: 'reports.override',
  submit: 'reports.submit',
  approve: 'reports.approve',
  return: 'reports.return',
  seal: 'reports.seal',
  publish: 'reports.publish',
}

export const personIdsOf = ({ personId, actingFor }: Actor): string[] =>
  actingFor === undefined ? [personId] : [personId, actingFor]

export const separationOf = async (tx: Tx, organId: string, actor: Actor): Promise<Separation> => {
  const organ = await organById(tx, organId)
  if (!organ) throw new Error(`organ ${organId} is gone`)
  return separationFor(organ, { personIds: personIdsOf(actor), organId: actor.organId })
}

/** The edition as it stands, locked. @throws Refused where the form saw an earlier state */
const current = async (tx: Tx, asked: AskedEdition): Promise<Begun> => {
  await lockEdition(tx, asked)
  const begun = await begunOf(tx, asked)
  if (stampOf(begun) !== asked.stamp)
    throw new Refused({
      code: 'reports.stale',
      message: '您打开页面以后，这份报告已由他人改动；请看清他人的改动再提交，您填写的内容还在',
    })
  return begun
}

type Keeping = {
  at: Parameters<typeof appendEvents>[1]
  events: readonly EditionEvent[]
  before: readonly RecordedEdition[]
  act: Act
}

const keep = async (tx: Tx, { actor, clock }: On, keeping: Keeping): Promise<Edition> => {
  const { at, events, before, act } = keeping
  const { personId, actingFor } = actor
  const by = { personId, actingFor, on: clock.today(), at: clock.now() }
  const recorded = events.map((event, index) => ({
    ...event,
    seq: before.length + index + 1,
    on: by.on,
    by: personId,
    at: by.at,
  }))
  const edition = editionOf([...before, ...recorded])
  await appendEvents(tx, at, { events, edition, by })
  await audit(tx, actor, {
    act,
    subject: `${at.organId}/${at.year}`,
    at: by.at,
    detail: { edition: at.number, version: edition.version },
  })
  return edition
}

const needsFindings: ReadonlySet<EditionCommand['act']> = new Set(['answer', 'override', 'seal'])

/** Everything that is frozen with the report, beside the report itself. */
const recordOf = async (
  tx: Tx,
  { organId, year }: AskedEdition,
  { edition, findings }: { edition: Edition; findings: readonly CheckFinding[] },
): Promise<string> =>
  JSON.stringify({
    findings,
    answers: edition.answers,
    overrides: edition.overrides,
    texts: edition.texts,
    declarations: (await declarationsOf(tx, organId, year)).filter(
      ({ signedOn, withdrawnOn }) => signedOn !== null && withdrawnOn === null,
    ),
  })

type Freezing = {
  asked: AskedEdition
  at: Keeping['at']
  edition: Edition
  findings: readonly CheckFinding[]
  paper: ReportPaper
}

const freeze = async (tx: Tx, needs: EditionNeeds, on: On, kept: Freezing): Promise<void> => {
  const { asked, at } = kept
  const paper = { ...kept.paper, sealedOn: on.clock.today() }
  const content = JSON.stringify(paper)
  const record = await recordOf(tx, asked, kept)
  const sm3 = sealedHash(content, record)
  await insertSealed(tx, at, { paper, content, record, sm3 })
  await needs.jobs.enqueue(tx, printQueue, { organId: asked.organId, editionId: at.id })
}

/**
 * Every change of an edition: the rules decide, and what follows is kept with its line in the audit trail.
 *
 * @throws Refused where the rules say no or the form is stale
 */
export const changeEdition = async (
  tx: Tx,
  needs: EditionNeeds,
  on: On,
  { command, ...asked }: AskedEdition & { command: EditionCommand },
): Promise<Edition> => {
  const begun = await current(tx, asked)
  if (!begun.row && command.act !== 'save')
    throw new Refused({
      code: 'reports.unwritten',
      message: '文字部分还没有编写，请先编写',
      basis: '条例第五十条',
    })
  const prepared = needsFindings.has(command.act)
    ? await preparedFor(tx, wholeYear(asked))
    : undefined
  const events = orRefuse(
    judgeEdition(begun.edition, command, {
      year: asked.year,
      today: on.clock.today(),
      personIds: personIdsOf(on.actor),
      separation: await separationOf(tx, asked.organId, on.actor),
      findings: prepared?.findings ?? [],
    }),
  )
  const { organId, year } = asked
  const at = begun.row ?? { id: randomUUID(), organId, year, number: 1 }
  const all: EditionEvent[] = begun.row ? events : [{ type: 'started' }, ...events]
  const keeping = { at, events: all, before: begun.events, act: acts[command.act] }
  const edition = await keep(tx, on, keeping)
  if (command.act === 'seal' && prepared)
    await freeze(tx, needs, on, { ...prepared, asked, at, edition: begun.edition })
  return edition
}

/** 更正: begins the next edition of a published report, with its texts and the reason. */
export const correctReport = async (
  tx: Tx,
  on: On,
  asked: AskedEdition,
  reason: string,
): Promise<Edition> => {
  const { row, edition } = await current(tx, asked)
  if (!row) throw new Refused({ code: 'reports.absent', message: '这一年还没有报告' })
  orRefuse(mayCorrect(edition, reason))
  const sealed = await sealedPaper(tx, row.id)
  const isWritten = passageKeys.some((key) => edition.texts[key] !== '')
  const texts = isWritten || !sealed ? edition.texts : textsOfPaper(sealed.paper)
  const { organId, year } = asked
  return keep(tx, on, {
    at: { id: randomUUID(), organId, year, number: row.number + 1 },
    events: [{ type: 'started', reason, texts }],
    before: [],
    act: 'reports.correct',
  })
}
