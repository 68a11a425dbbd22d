import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import type { Upload } from '../../platform/upload.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import { draftReply } from './actions-drafting.ts'
import { erasureFactsLocked, eraseApplicant } from './actions-erasure.ts'
import { answerChecklist } from './actions-letters.ts'
import { issueIndex, issueLettersOf, type Made } from './actions-move-letters.ts'
import { keepNote } from './actions-notes.ts'
import { issueQueryCode } from './actions-query-code.ts'
import { issueLetter } from './actions-signing.ts'
import { clocksOfCase, replyClockOf } from './case-clock.ts'
import type { Command } from './command.ts'
import { workingDaysLeft } from './due.ts'
import type { Said, Setting } from './move-fields.ts'
import { type FormMove, moveForms } from './move-forms.ts'
import { requestById, type RequestRow } from './store.ts'
import { countReminder, insertAssist, markEscalated } from './store-assist.ts'
import { insertAttachment, type Purpose } from './store-attachment.ts'
import { insertParty } from './store-parties.ts'
import { queryCodeSince } from './store-query-code.ts'
import { narrowDescription } from './store-registration.ts'

type Asked = {
  id: string
  expected: number
  move: FormMove
  said: Said
  setting: Setting
  files: readonly Upload[]
}

type Follow = (made: Made) => Promise<unknown>

/** What a move brings with it, in the same transaction: letters, parties, tasks, the new wording. */
const follows: Partial<Readonly<Record<FormMove, Follow>>> = {
  confirmReceipt: async ({ tx, needs, officer, row, on, moved, command, said }) => {
    if (command.move !== 'confirmReceipt') return
    const told = [`确认收到申请：${command.confirmedWith}`, said.text('said')]
    const text = told.filter((line) => line !== '').join('；')
    await keepNote(tx, needs, officer, { id: row.id, note: { kind: 'contact', text } })
    await issueReceipt(tx, needs, officer, { row, on, moved })
  },

  receiveCorrection: ({ tx, row, said }) => narrowDescription(tx, row.id, said.text('description')),

  correctionExpired: async ({ tx, needs, officer, row }) => {
    await answerChecklist(tx, needs, officer, { id: row.id, answers: { clear: 'notCorrected' } })
    await draftReply(tx, needs, officer, { id: row.id, enclosed: { attachments: [] } })
  },

  withdraw: ({ tx, needs, officer, row }) =>
    draftReply(tx, needs, officer, { id: row.id, enclosed: { attachments: [] } }),

  receiveReasons: async ({ said }) => {
    const delayed = said.text('accepted') === 'yes' && said.text('delayedTo') !== ''
    if (delayed && said.text('why') === '')
      throw new Refused({
        code: 'form.invalid',
        message: '延迟答复应当告知申请人，请写明原因',
        basis: '条例第三十五条',
        fields: { why: '请写明无法按期答复的原因' },
      })
  },

  consult: async ({ tx, needs, row, command, said }) => {
    if (command.move !== 'consult') return
    const address = said.text('address')
    await insertParty(tx, needs.vault, {
      organId: row.organId,
      requestId: row.id,
      caseKeyId: row.caseKeyId,
      id: command.id,
      kind: command.kind,
      party: {
        name: said.text('party'),
        person: said.text('person') === 'yes',
        ...(address !== '' && { address }),
      },
    })
  },

  approve: async ({ tx, needs, officer, row, moved, on }) => {
    const made = moved.events.at(-1)
    if (made?.type === 'correctionNoticeServed')
      await issueLateNotice(tx, needs, officer, { row, moved })
    if (made?.type !== 'extended') return
    const proposal = moved.events.findLast(
      (event) => event.type === 'proposed' && event.proposal.act === 'extension',
    )
    const reply = replyClockOf(clocksOfCase(needs.calendar(), moved.events))
    await issueLetter(tx, needs, officer, {
      requestId: row.id,
      on,
      write: (of) => ({
        kind: 'D06',
        data: {
          ...of,
          reason: proposal?.type === 'proposed' ? proposal.proposal.reason : '',
          workingDays: made.days,
          ...(reply?.due && !reply.provisional && { due: reply.due }),
        },
      }),
    })
  },

  consultationAnswered: ({ tx, needs, officer, row, said }) => {
    const opinion = said.text('opinion')
    if (opinion === '') return Promise.resolve()
    const text = `第${said.text('id')}号函的意见：${opinion}`
    return keepNote(tx, needs, officer, { id: row.id, note: { kind: 'note', text } })
  },

  requestAssist: ({ tx, row, command, said }) =>
    command.move === 'requestAssist'
      ? insertAssist(tx, {
          organId: row.organId,
          requestId: row.id,
          id: command.id,
          helperOrganId: command.organId,
          question: said.text('question'),
          dueOn: command.dueOn,
        })
      : Promise.resolve(),

  remindAssist: ({ tx, row, said }) => countReminder(tx, row.id, said.text('id')),

  escalateAssist: ({ tx, row, said }) => markEscalated(tx, row.id, said.text('id')),

  archive: issueIndex,

  erase: ({ tx, needs, officer, row, moved }) => eraseApplicant(tx, needs, officer, { row, moved }),
}

/** 补正告知书 that the head let go out after the seventh working day. */
const issueLateNotice = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { row, moved: { events } }: { row: RequestRow; moved: Moved },
): Promise<void> => {
  const proposed = events.findLast(
    (event) => event.type === 'proposed' && event.proposal.act === 'lateCorrection',
  )
  const on = events.at(-1)?.on
  if (proposed?.type !== 'proposed' || proposed.proposal.act !== 'lateCorrection' || !on) return
  const { items, guidance, replyBy } = proposed.proposal
  const workingDays = Math.max(workingDaysLeft(needs.calendar(), on, replyBy), 1)
  await issueLetter(tx, needs, officer, {
    requestId: row.id,
    on,
    write: (of) => ({
      kind: 'D04',
      data: { ...of, items, guidance, workingDays, until: replyBy, late: true },
    }),
  })
}

/** 登记回执: once the day of receipt is certain; a provisional date is never printed. */
export const issueReceipt = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { row, on, moved }: { row: RequestRow; on: Day; moved: Pick<Moved, 'events'> },
): Promise<string> => {
  const reply = replyClockOf(clocksOfCase(needs.calendar(), moved.events))
  const queryCode = await queryCodeFor(tx, needs, row.applicationId)
  return issueLetter(tx, needs, officer, {
    requestId: row.id,
    on,
    write: (of) => ({
      kind: 'D03',
      data: {
        ...of,
        queryCode,
        ...(needs.publicUrl !== undefined && { queryUrl: `${needs.publicUrl}/query` }),
        ...(reply?.due && !reply.provisional && { due: reply.due }),
      },
    }),
  })
}

/** Printed once: an applicant who sent the application in online was shown the code there. */
const queryCodeFor = async (
  tx: Tx,
  needs: RequestNeeds,
  applicationId: string,
): Promise<string | { known: true }> =>
  (await queryCodeSince(tx, applicationId))
    ? { known: true }
    : issueQueryCode(tx, needs, applicationId)

const purposes: Partial<Readonly<Record<FormMove, Purpose>>> = {
  receiveCorrection: 'correction',
  consultationAnswered: 'consultation',
  proveNotice: 'service',
  proveService: 'service',
}

/** Files of a form, sealed and tied to the case. */
export const keepFiles = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  { files, purpose }: { files: readonly Upload[]; purpose: Purpose },
): Promise<void> => {
  const { organId, caseKeyId, applicationId, id: requestId } = row
  for (const file of files) {
    const fileId = await needs.files.put(tx, { ...file, organId, caseKeyId, at: needs.clock.now() })
    await insertAttachment(tx, { organId, applicationId, requestId, fileId, purpose })
  }
}

/** Makes a move from its form, with everything that follows from it. */
export const makeMove = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, expected, move, said, setting, files }: Asked,
): Promise<Moved> => {
  const on = said.text('on') === '' ? needs.clock.today() : said.day('on')
  const command = { ...moveForms[move].command(said, setting), move, on } as Command
  const erasure =
    move === 'proposeErasure' || move === 'erase'
      ? await erasureFactsLocked(tx, needs, officer, id)
      : undefined
  const moved = await transition(tx, needs, officer, { id, expected, command, erasure })
  const row = await requestById(tx, id)
  const at = { tx, needs, officer, row, command, said, moved, on }
  await follows[move]?.(at)
  await issueLettersOf(move, at)
  await keepFiles(tx, needs, row, { files, purpose: purposes[move] ?? 'other' })
  return moved
}
