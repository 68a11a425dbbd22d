import { randomUUID } from 'node:crypto'
import type { Letter } from '../../kernel/letter.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import { organsAll, peopleWithRole } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { erasureFactsOf } from './actions-erasure.ts'
import { paperOf } from './actions-letters.ts'
import { lettersBefore } from './actions-move-letters.ts'
import { makeMove } from './actions-moves.ts'
import { actOf } from './acts.ts'
import { whoOf } from './console-turn.ts'
import { confirmBy } from './confirm-by.ts'
import { erasureFault } from './erasure.ts'
import { type MoveForm, readFields, type Setting } from './move-fields.ts'
import { type FormMove, formMoves, moveForms } from './move-forms.ts'
import { moveLetters } from './move-letters.ts'
import { moves } from './moves.ts'
import { ConfirmBeside } from './pages/case-confirm.tsx'
import { ErasureBeside } from './pages/case-erasure.tsx'
import { MovePage } from './pages/move.tsx'
import { plainText, redacted } from './redaction.ts'
import type { CaseState } from './request.ts'
import { eventsOf } from './store.ts'
import { type CaseFile, caseFile, type CaseLine, linesOfCase } from './store-case.ts'
import { earlierRequests } from './store-earlier.ts'
import { itemsOf } from './store-erasure.ts'
import { notesOf } from './store-notes.ts'
import { decisionAwaited } from './whose-turn.ts'

/** What the forms of a case are drawn up from. */
const settingOf = async (ask: Ask, needs: RequestNeeds, file: CaseFile): Promise<Setting> => {
  const { row, state, names } = file
  const today = needs.clock.today()
  const handlers = await peopleWithRole(ask.tx, {
    organId: row.organId,
    role: 'handler',
    on: today,
  })
  const organs = await organsAll(ask.tx)
  return {
    state,
    pending: state.pending,
    today,
    calendar: needs.calendar(),
    description: row.description,
    items: await itemsOf(ask.tx, row.applicationId),
    handlers: handlers.map(({ id, name }) => ({ value: id, label: name })),
    organs: organs
      .filter(({ id }) => id !== row.organId)
      .map(({ id, name }) => ({ value: id, label: name })),
    party: names.party,
    of: ask.query.get('of') ?? '',
  }
}

/** What happened after the version that the page was opened with, where that is why it was refused. */
export const sinceOf = (ask: Ask, file: CaseFile): CaseLine[] => {
  const seen = Number(ask.refused?.form.hidden('version'))
  return ask.refused?.refusal.code === 'requests.stale' && Number.isInteger(seen)
    ? linesOfCase({ names: file.names, events: file.events.slice(seen) })
    : []
}

/** For 确认收到: whom to reach, until when, what was tried, and what else this applicant asked for. */
const confirming = async (ask: Ask, needs: RequestNeeds, { row, names }: CaseFile) => {
  const notes = await notesOf(ask.tx, needs.vault, { requestId: row.id, caseKeyId: row.caseKeyId })
  const found = await earlierRequests(ask.tx, { ...row, organId: ask.actor.organId })
  return (
    <ConfirmBeside
      row={row}
      alarm={confirmBy(needs.calendar(), row, needs.clock.today())}
      contacts={notes.flatMap((note) =>
        note.kind === 'contact'
          ? [{ text: note.text, on: note.noted, by: names.person(note.notedBy) }]
          : [],
      )}
      found={found}
      csrf={ask.shell.csrf}
      idempotencyKey={randomUUID()}
    />
  )
}

/** 申请内容 of each item now and after the erasure, and what else was typed into the course of the work. */
const textsThatStay = async (tx: Tx, { row, state, names }: CaseFile) => {
  const proposal = state.pending.find((one) => one.act === 'erasure')
  const redactions = proposal?.act === 'erasure' ? (proposal.redactions ?? []) : []
  const items = await itemsOf(tx, row.applicationId)
  const events = await Promise.all(items.map(({ id }) => eventsOf(tx, id)))
  return {
    proposed: proposal !== undefined,
    changes: items.map(({ id, number, description }) => {
      const asked = redactions.find(({ item }) => item === id)
      const before = plainText(description)
      return { label: number, before, after: (asked && redacted(description, asked)) ?? before }
    }),
    details: events
      .flatMap((of) => linesOfCase({ names, events: of }))
      .flatMap(({ at, title, detail }) => (detail === undefined ? [] : [{ at, title, detail }])),
  }
}

/** For 删除个人信息: what goes, what stays, and why it may not be done yet. */
const erasing = async (ask: Ask, needs: RequestNeeds, file: CaseFile) => {
  const facts = await erasureFactsOf(ask.tx, needs, file.row)
  const fault = erasureFault(facts, needs.clock.today())
  return (
    <ErasureBeside
      numbers={facts.items.map(({ number }) => number)}
      fromLedger={facts.fromLedger}
      texts={await textsThatStay(ask.tx, file)}
      fault={fault?.refusal}
    />
  )
}

/** What the officer has to have before their eyes for a step. */
const besides: Partial<Record<FormMove, typeof erasing>> = {
  confirmReceipt: confirming,
  proposeErasure: erasing,
  erase: erasing,
}

/** Not a refusal to the reader: the letters are shown as they would go out, and nothing has happened. */
export const previewAsked = 'requests.preview'

/** The letters that the form, as it was typed, would send. */
const previewOf = async (
  ask: Ask,
  needs: RequestNeeds,
  { file, move, setting }: { file: CaseFile; move: FormMove; setting: Setting },
): Promise<Letter[]> => {
  const { refused } = ask
  if (refused?.refusal.code !== previewAsked) return []
  const form: MoveForm<FormMove> = moveForms[move]
  const said = orRefuse(readFields(form.fields(setting), refused.form.record))
  const on = said.text('on') === '' ? needs.clock.today() : said.day('on')
  const orders = await lettersBefore(ask.tx, needs, { row: file.row, move, said, on })
  return orders.map(paperOf)
}

const deciding: ReadonlySet<FormMove> = new Set(['approve', 'reject', 'erase'])

/** What is offered to whoever decides: what is theirs to decide, or whom the rest waits for. */
const offered = async (
  ask: Ask,
  needs: RequestNeeds,
  { row, state: { pending } }: CaseFile,
): Promise<{ pending: CaseState['pending']; waits?: string | undefined }> => {
  const { actor } = await whoOf(ask, needs, row.organId)
  const mine = pending.filter((one) => decisionAwaited(one, actor) === undefined)
  const [first] = pending
  return mine.length > 0 || !first
    ? { pending: mine }
    : { pending: mine, waits: decisionAwaited(first, actor) }
}

const show =
  (needs: RequestNeeds, move: FormMove) =>
  async (ask: Ask): Promise<Page> => {
    const file = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const { waits, ...theirs } = deciding.has(move) ? await offered(ask, needs, file) : {}
    const setting = { ...(await settingOf(ask, needs, file)), ...theirs }
    const { label, basis } = moves[move]
    const form: MoveForm<FormMove> = moveForms[move]
    const preview = await previewOf(ask, needs, { file, move, setting })
    const refusal = preview.length > 0 ? undefined : ask.refused?.refusal
    return {
      page: (
        <MovePage
          preview={preview}
          sendsLetters={moveLetters[move] !== undefined}
          shell={ask.shell}
          request={file.row}
          title={label}
          basis={basis}
          explain={form.explain}
          waits={waits}
          fields={form.fields(setting)}
          action={`/console/requests/${file.row.id}/do/${move}`}
          submit={label}
          acceptedEndings={acceptedEndings}
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          version={file.state.version}
          typed={ask.refused?.form.record ?? {}}
          refusal={refusal}
          since={sinceOf(ask, file)}
          beside={await besides[move]?.(ask, needs, file)}
        />
      ),
    }
  }

const send =
  (needs: RequestNeeds, move: FormMove) =>
  async (ask: Ask): Promise<Sent> => {
    const file = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const expected = Number(ask.form.hidden('version'))
    if (!Number.isInteger(expected))
      throw new Refused({ code: 'form.versionless', message: '表单不完整，请刷新页面后重试' })
    const setting = await settingOf(ask, needs, file)
    const form: MoveForm<FormMove> = moveForms[move]
    const said = orRefuse(readFields(form.fields(setting), ask.form.record))
    if (ask.form.text('preview') === 'yes')
      throw new Refused({ code: previewAsked, message: '没有需要发出的文书' })
    await makeMove(ask.tx, needs, ask.actor, {
      id: file.row.id,
      expected,
      move,
      said,
      setting,
      files: await readUploads(ask.form, 'files'),
    })
    return { to: `/console/requests/${file.row.id}`, notice: `${moves[move].label}：已办理` }
  }

/** 办理: a form for each move that has one. */
export const moveRoutes = (needs: RequestNeeds): StaffRoute[] =>
  formMoves.flatMap((move): StaffRoute[] => {
    const path = `/console/requests/:id/do/${move}`
    const { may } = moves[move]
    return [
      { method: 'get', path, may, audit: null, handle: show(needs, move) },
      {
        method: 'post',
        path,
        may,
        audit: actOf(move),
        form: show(needs, move),
        handle: send(needs, move),
      },
    ]
  })
