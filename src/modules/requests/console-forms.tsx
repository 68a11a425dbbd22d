import type { Letter } from '../../kernel/letter.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { renderPdf } from '../../platform/paper.ts'
import type { Ask, Download, StaffRoute } from '../../platform/route.ts'
import { organById } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { archiveDataOf } from './actions-archive.ts'
import { destinationOf } from './actions-envelope.ts'
import { applicantOf, letterCaseOf, paperOf, readOrder } from './actions-letters.ts'
import { opinionsOf } from './approval-opinions.ts'
import type { Answers } from './checklist.ts'
import { codeOf, letterVersion, type LetterOrder } from './letters.ts'
import type { ServiceData } from './letters/forms.ts'
import { oralRecord } from './letters/oral-record.ts'
import { textOfNote } from './note.ts'
import { fold, type ThirdPartyNotice } from './request.ts'
import { eventsOf, requestById, type RequestRow } from './store.ts'
import { caseFile } from './store-case.ts'
import { checklistOf, type LetterRow, lettersOf } from './store-letters.ts'
import { notesOf } from './store-notes.ts'

/** The latest reply of the case, drafted or issued, and what it says. */
const replyOf = async (
  { tx }: Pick<Ask, 'tx'>,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<{ letter: LetterRow; order: LetterOrder }> => {
  for (const letter of (await lettersOf(tx, row.id)).toReversed()) {
    const order = await readOrder(tx, needs, letter, row.caseKeyId)
    if (order && codeOf(order) !== undefined) return { letter, order }
  }
  throw new Refused({ code: 'requests.reply.absent', message: '还没有拟制答复' })
}

/** 征求意见 and its weighing, as the reviewer and the leader read it. */
const consultationIn = (answers: Answers): { consultation?: string } => {
  const { consulted, notConsultedReason = '', weighing = '', releaseWhy = '' } = answers
  const told = [
    ...(consulted === 'notConsulted' ? [`没有征求第三方意见，原因：${notConsultedReason}`] : []),
    weighing,
    ...(consulted === 'release' ? [releaseWhy] : []),
  ].filter((text) => text !== '')
  return told.length === 0 ? {} : { consultation: told.join('；') }
}

/** 办理审批单: what was decided and why, for the opinions of those who review and sign. */
export const approvalForm = async (
  ask: Pick<Ask, 'tx'>,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<Letter> => {
  const { order } = await replyOf(ask, needs, row)
  const code = codeOf(order) ?? 'O3'
  const { events, state, names } = await caseFile(ask.tx, needs, row.id)
  const { round } = state
  const search = (
    await notesOf(ask.tx, needs.vault, { requestId: row.id, caseKeyId: row.caseKeyId })
  ).findLast(({ kind }) => kind === 'search')
  const answers = await checklistOf(ask.tx, row.id, round)
  return paperOf({
    kind: 'D33',
    data: {
      ...(await letterCaseOf(ask.tx, needs, row, needs.clock.today())),
      code,
      ...(order.kind === 'D14' && { withheld: order.data.withheld.map(({ ground }) => ground) }),
      reason: answers['reason'] ?? '',
      ...(answers['notSeverableWhy'] !== undefined && { severance: answers['notSeverableWhy'] }),
      ...consultationIn(answers),
      ...(search && { search: textOfNote(search) }),
      opinions: opinionsOf(events, names.person),
    },
  })
}

const serviceIn = ({ served, receivedOn }: Partial<ThirdPartyNotice> = {}): Pick<
  ServiceData,
  'route' | 'postNumber' | 'handedOverOn' | 'signedOn'
> => ({
  route: served?.route ?? 'direct',
  ...(served && { handedOverOn: served.on }),
  ...(served?.postNumber !== undefined && { postNumber: served.postNumber }),
  ...(receivedOn !== undefined && { signedOn: receivedOn }),
})

/** 送达回证 of 公开决定告知书, where the address names that letter. */
const noticeAt = async (
  ask: Ask,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<Letter | undefined> => {
  const letter = (await lettersOf(ask.tx, row.id)).find(({ id }) => id === ask.query.get('letter'))
  const order = letter && (await readOrder(ask.tx, needs, letter, row.caseKeyId))
  if (!letter || order?.kind !== 'D11') return undefined
  const { notices } = fold(await eventsOf(ask.tx, row.id))
  return paperOf({
    kind: 'D32',
    data: {
      ...order.data,
      on: needs.clock.today(),
      letter: {
        title: letterVersion('D11', order.data.on).title,
        ...(letter.number !== null && { number: letter.number }),
      },
      place: '',
      ...serviceIn(notices.find(({ number }) => number === letter.number)),
    },
  })
}

/** Not served yet: as the applicant asked to have it. */
const wishedRoute = ({ obtainBy }: RequestRow): ServiceData['route'] =>
  obtainBy === 'post' || obtainBy === 'online' ? obtainBy : 'direct'

/** 送达回证: filled in as far as the service is known, the rest by hand. */
const serviceForm = async (ask: Ask, needs: RequestNeeds, row: RequestRow): Promise<Letter> => {
  const notice = await noticeAt(ask, needs, row)
  if (notice) return notice
  const { letter, order } = await replyOf(ask, needs, row)
  const { served } = fold(await eventsOf(ask.tx, row.id))
  const { address } = destinationOf(await applicantOf(ask.tx, needs, row))
  const on = needs.clock.today()
  return paperOf({
    kind: 'D32',
    data: {
      ...(await letterCaseOf(ask.tx, needs, row, on)),
      letter: {
        title: letterVersion(order.kind, letter.issuedOn ?? on).title,
        ...(letter.number !== null && { number: letter.number }),
      },
      route: served?.route ?? wishedRoute(row),
      place: address,
      ...(served && { handedOverOn: served.on }),
      ...(served?.postNumber !== undefined && { postNumber: served.postNumber }),
    },
  })
}

/** 口头申请代填笔录: read back to the applicant and signed; only where the request was oral. */
const oralForm = async (
  { tx, actor }: Ask,
  needs: RequestNeeds,
  row: RequestRow,
): Promise<Letter> => {
  const organ = row.channel === 'oral' ? await organById(tx, row.organId) : undefined
  if (!organ) throw new Refused({ code: 'requests.oral.absent', message: '这件申请不是口头提出的' })
  return oralRecord({
    organ,
    requestNumber: row.number,
    arrivedOn: row.arrivedOn,
    applicant: await applicantOf(tx, needs, row),
    description: row.description,
    obtainBy: row.obtainBy,
    carrier: row.carrier,
    writtenBy: actor.name,
    ...(needs.demo && { mark: '演示' }),
  })
}

/** 案卷目录: what the file holds today. */
const archiveForm = async (ask: Ask, needs: RequestNeeds, row: RequestRow): Promise<Letter> => {
  const on = needs.clock.today()
  const data = await archiveDataOf(ask.tx, row, { on, archivist: ask.actor.name })
  return paperOf({
    kind: 'D34',
    data: { ...(await letterCaseOf(ask.tx, needs, row, on)), ...data },
  })
}

const forms = {
  approval: approvalForm,
  service: serviceForm,
  archive: archiveForm,
  oral: oralForm,
} as const

const print =
  (needs: RequestNeeds, form: keyof typeof forms) =>
  async (ask: Ask): Promise<Download> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const paper = await forms[form](ask, needs, row)
    await audit(
      ask.tx,
      { ...ask.actor, organId: row.organId },
      { act: 'requests.readLetter', subject: row.id, at: needs.clock.now() },
    )
    return {
      bytes: (await renderPdf(paper)).pdf,
      mediaType: 'application/pdf',
      name: `${paper.title}.pdf`,
      inline: true,
    }
  }

/** 办理审批单, 送达回证 and 口头申请代填笔录, printed from the case as it stands. */
export const formRoutes = (needs: RequestNeeds): StaffRoute[] =>
  (Object.keys(forms) as (keyof typeof forms)[]).map((form) => ({
    method: 'get',
    path: `/console/requests/:id/forms/${form}`,
    may: 'requests.read',
    audit: 'requests.readLetter',
    handle: print(needs, form),
  }))
