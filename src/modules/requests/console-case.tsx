import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { applicantOf } from './actions-letters.ts'
import { clocksOfCase } from './case-clock.ts'
import type { Clock } from './clocks.ts'
import { confirmBy } from './confirm-by.ts'
import { leftOf } from './due.ts'
import { erasedRefusal } from './erasure.ts'
import { isReply, letterVersion } from './letters.ts'
import { textOfNote } from './note.ts'
import { isFormMove } from './move-forms.ts'
import { type Move, moves } from './moves.ts'
import { movesOpenTo, type NextStep, nextStepOf } from './next-move.ts'
import { whoOf } from './console-turn.ts'
import { ApplicantPage } from './pages/case-applicant.tsx'
import { CasePage, type CaseProps, type Step } from './pages/case.tsx'
import { requestById, type RequestRow } from './store.ts'
import { assistsOf } from './store-assist.ts'
import { attachmentsOf, purposeNames } from './store-attachment.ts'
import { type CaseFile, caseFile, linesWithMails } from './store-case.ts'
import { envelopesOf } from './store-envelope.ts'
import { downloadsOf, ratingOf } from './store-citizen.ts'
import { earlierRequests } from './store-earlier.ts'
import { lettersOf } from './store-letters.ts'
import { notesOf } from './store-notes.ts'
import { siblingsOf } from './store-siblings.ts'
import { stepMailsOf } from './store-step-mail.ts'
import { holdWarning } from './third-party-notice.ts'
import { decisionAwaited, isTheirTurn, turnOf, type Who } from './whose-turn.ts'

const noteNames = { contact: '联系', search: '检索', note: '备注' } as const

/** Moves with pages of their own. */
const pages: Partial<Readonly<Record<NextStep, string>>> = {
  checklist: 'checklist',
  decide: 'checklist',
  review: 'sign',
  sign: 'sign',
  returnFromReview: 'sign',
  returnFromSigning: 'sign',
  serve: 'serve',
  split: 'split',
}

const labels: Partial<Readonly<Record<NextStep, string>>> = {
  checklist: '七步法审查',
  decide: '七步法审查',
}

const stepOf = (id: string, step: NextStep): Step | undefined => {
  const page = pages[step]
  const title = step === 'checklist' ? '条例第三十六条' : moves[step].basis
  const label = labels[step] ?? (step === 'checklist' ? '' : moves[step].label)
  if (page !== undefined) return { href: `/console/requests/${id}/${page}`, label, title }
  if (step === 'checklist' || !isFormMove(step)) return undefined
  return { href: `/console/requests/${id}/do/${step}`, label, title }
}

/** The steps this person may take now: the next one, and the others the rules allow. */
const stepsFor = (
  who: Who,
  { row, state }: CaseFile,
): Pick<CaseProps, 'next' | 'steps' | 'waits'> => {
  const turn = turnOf(state, who)
  const mine = (step: NextStep): boolean =>
    step === 'checklist'
      ? who.actor.may('requests.handle')
      : who.actor.may(moves[step].may) && isTheirTurn(step, turn)
  const first = nextStepOf(state, row.desk)
  const next = first && mine(first) ? stepOf(row.id, first) : undefined
  const seen = new Set([next?.href])
  const steps: Step[] = []
  for (const move of movesOpenTo(state).filter((one: Move) => mine(one))) {
    const step = stepOf(row.id, move)
    if (step && !seen.has(step.href)) steps.push(step)
    seen.add(step?.href)
  }
  return { next, steps, waits: turn.waits }
}

const filesOf = async (
  { tx }: Ask,
  needs: RequestNeeds,
  { row }: CaseFile,
): Promise<CaseProps['files']> => {
  const { applicationId, id: requestId } = row
  const attachments = await attachmentsOf(tx, { applicationId, requestId })
  return Promise.all(
    attachments.map(async ({ fileId, purpose }) => ({
      id: fileId,
      name: (await needs.files.nameOf(tx, fileId)) ?? '（已删除）',
      purpose: purposeNames[purpose],
    })),
  )
}

/** 补正告知的期限 that passed unused says nothing of the case: correction was not needed. */
const clocksShown = (needs: RequestNeeds, { events }: CaseFile): Clock[] => {
  const today = needs.clock.today()
  return clocksOfCase(needs.calendar(), events).filter(
    ({ id, due, endedOn }) =>
      id !== 'C-CORRECT' || (endedOn === null && due !== null && due >= today),
  )
}

/** The reply term and the hold, side by side. */
export const warningFor = (needs: RequestNeeds, row: RequestRow, today: Day): string =>
  holdWarning(today, row.dueOn, leftOf(needs.calendar(), today, row))

/** Everything the page of a case shows; its lists as a file hold no more. */
export const caseSeen = async (ask: Ask, needs: RequestNeeds): Promise<CaseProps> => {
  const { tx, actor } = ask
  const file = await caseFile(tx, needs, ask.params['id'] ?? '')
  const { row, state, names } = file
  const notes = await notesOf(tx, needs.vault, { requestId: row.id, caseKeyId: row.caseKeyId })
  const letters = await lettersOf(tx, row.id)
  const downloads = await downloadsOf(tx, row.id)
  const today = needs.clock.today()
  const who = await whoOf(ask, needs, row.organId)
  return {
    ...stepsFor(who, file),
    shell: ask.shell,
    row,
    state,
    calendar: needs.calendar(),
    today,
    clocks: clocksShown(needs, file),
    organ: row.organId === actor.organId ? undefined : names.organ(row.organId),
    happenings: linesWithMails(file, await stepMailsOf(tx, row.id)),
    handler: state.handlerId === undefined ? '' : names.person(state.handlerId),
    consultations: state.consultations.map((one) => ({
      ...one,
      party: names.party(one.id),
    })),
    notices: state.notices.map((one) => ({
      ...one,
      party: names.party(one.id),
      letterId: letters.find(({ number }) => number === one.number)?.id,
    })),
    person: names.person,
    warning: warningFor(needs, row, today),
    pending: state.pending.map((one) => ({
      ...one,
      by: names.person(one.by),
      waits: decisionAwaited(one, who.actor),
    })),
    mayHandle: needs.may(actor, 'requests.handle'),
    csrf: ask.shell.csrf,
    idempotencyKey: randomUUID(),
    letters: letters.map(({ id, kind, number, issuedOn }) => ({
      id,
      title: letterVersion(kind, issuedOn ?? today).title,
      number,
      on: issuedOn,
      firstAt: downloads.get(id),
    })),
    replied: letters.some(({ kind }) => isReply(kind)),
    rated: (await ratingOf(tx, row.id))?.score,
    envelopes: await envelopesOf(tx, row.id),
    files: await filesOf(ask, needs, file),
    notes: notes.map((note) => ({
      label: noteNames[note.kind],
      text: textOfNote(note),
      by: names.person(note.notedBy),
      on: note.noted,
    })),
    assists: (await assistsOf(tx, row.id)).map((assist) => ({
      ...assist,
      organ: names.organ(assist.helperOrganId),
    })),
    siblings: await siblingsOf(tx, row),
    earlier: await earlierRequests(tx, { ...row, organId: actor.organId }),
    confirm: state.stage === 'submitted' ? confirmBy(needs.calendar(), row, today) : undefined,
  }
}

const showCase =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => ({ page: <CasePage {...await caseSeen(ask, needs)} /> })

/** How long the address of an unmasked applicant is worth anything. */
const shownForSeconds = 60

const sealOf = ({ vault }: RequestNeeds, { actor }: Ask, id: string, until: string): string =>
  vault.fingerprint(`unmask ${actor.sessionId} ${id} ${until}`)

const unmask =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { tx, actor } = ask
    const { id, organId, erasedOn } = await requestById(tx, ask.params['id'] ?? '')
    if (erasedOn !== null) throw erasedRefusal(erasedOn)
    const at = needs.clock.now()
    await audit(tx, { ...actor, organId }, { act: 'requests.unmask', subject: id, at })
    const until = String(at.getTime() + shownForSeconds * 1000)
    const query = new URLSearchParams({ until, seal: sealOf(needs, ask, id, until) })
    return { to: `/console/requests/${id}/applicant?${query}` }
  }

/** The applicant in full, for a minute after it was asked for and put on record. */
const showApplicant =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page | Sent> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const until = ask.query.get('until') ?? ''
    const fresh = Number(until) >= needs.clock.now().getTime()
    if (!fresh || ask.query.get('seal') !== sealOf(needs, ask, row.id, until))
      return { to: `/console/requests/${row.id}`, notice: '申请人信息只显示一次，需要时再次查看' }
    const applicant = await applicantOf(ask.tx, needs, row)
    const confirming = row.stage === 'submitted' && needs.may(ask.actor, 'requests.handle')
    return {
      page: (
        <ApplicantPage
          shell={ask.shell}
          request={row}
          applicant={applicant}
          confirming={confirming}
        />
      ),
    }
  }

const downloadFile =
  (needs: RequestNeeds) =>
  async ({ tx, actor, params }: Ask): Promise<Download> => {
    const row = await requestById(tx, params['id'] ?? '')
    const files = await attachmentsOf(tx, { ...row, requestId: row.id })
    const known = files.find(({ fileId }) => fileId === params['file'])
    const file = known && (await needs.files.get(tx, known.fileId))
    if (!file) throw new Refused({ code: 'requests.file.absent', message: '没有这份材料' })
    await audit(
      tx,
      { ...actor, organId: row.organId },
      { act: 'requests.readFile', subject: row.id, at: needs.clock.now() },
    )
    return file
  }

/** 申请件 page, the applicant unmasked, and the materials. */
export const caseRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests/:id',
    may: 'requests.read',
    audit: null,
    handle: showCase(needs),
  },
  {
    method: 'get',
    path: '/console/requests/:id/applicant',
    may: 'requests.read',
    audit: null,
    handle: showApplicant(needs),
  },
  {
    method: 'post',
    path: '/console/requests/:id/unmask',
    may: 'requests.read',
    audit: 'requests.unmask',
    form: showCase(needs),
    handle: unmask(needs),
  },
  {
    method: 'get',
    path: '/console/requests/:id/files/:file',
    may: 'requests.read',
    audit: 'requests.readFile',
    handle: downloadFile(needs),
  },
]
