import { randomUUID } from 'node:crypto'
import type { Day } from '../../kernel/day.ts'
import { orRefuse, type Refusal, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import type { RequestNeeds } from './actions.ts'
import { keepFiles } from './actions-moves.ts'
import { filesField, type MoveField, readFields, type Said } from './move-fields.ts'
import { MovePage } from './pages/move.tsx'
import { type Purpose, purposeNames } from './store-attachment.ts'
import { type CaseFile, caseFile } from './store-case.ts'
import type { NoteText } from './note.ts'
import { insertNote } from './store-notes.ts'

type Kind = 'note' | 'search' | 'attach'

const dayField = (name: string, label: string, initial: Day): MoveField => ({
  name,
  label,
  kind: 'day',
  required: true,
  initial,
})

type Form = {
  title: string
  explain: string
  act: string
  fields: (at: { today: Day; officer: string }) => readonly MoveField[]
}

const forms: Readonly<Record<Kind, Form>> = {
  note: {
    title: '联系记录、备注',
    explain: '与申请人、第三方联系的时间、方式和内容，以及同事需要知道的情况。内容加密保存。',
    act: 'requests.note',
    fields: ({ today }) => [
      {
        name: 'kind',
        label: '种类',
        kind: 'radio',
        required: true,
        initial: 'contact',
        options: [
          { value: 'contact', label: '联系记录' },
          { value: 'note', label: '备注' },
        ],
      },
      dayField('on', '日期', today),
      { name: 'text', label: '内容', kind: 'long', required: true, most: 3000 },
    ],
  },
  search: {
    title: '检索记录',
    explain:
      '答复信息不存在，应当有检索记录：在哪里、用什么关键词、查了哪一段时间的信息、谁查的（条例第三十六条第四项）。',
    act: 'requests.note',
    fields: ({ today, officer }) => [
      {
        name: 'where',
        label: '检索范围',
        kind: 'long',
        required: true,
        hint: '一行一处，例如：公文系统、档案室、有关股室',
      },
      { name: 'keywords', label: '关键词', kind: 'long', required: true, hint: '一行一个' },
      dayField('from', '信息形成时间，从', today),
      dayField('to', '信息形成时间，到', today),
      { name: 'by', label: '检索人', kind: 'text', required: true, initial: officer, most: 50 },
      dayField('on', '检索日期', today),
    ],
  },
  attach: {
    title: '添加材料',
    explain: '扫描件、照片和电子文件，加密保存；每次下载都记入审计。',
    act: 'requests.attach',
    fields: () => [
      {
        name: 'purpose',
        label: '材料种类',
        kind: 'select',
        required: true,
        options: Object.entries(purposeNames)
          .filter(([value]) => value !== 'assist')
          .map(([value, label]) => ({ value, label })),
      },
      { ...filesField('文件'), required: true },
    ],
  },
}

const show =
  (needs: RequestNeeds, kind: Kind) =>
  async (ask: Ask): Promise<Page> => {
    const { row, state } = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    const { title, explain, fields } = forms[kind]
    return {
      page: (
        <MovePage
          shell={ask.shell}
          request={row}
          title={title}
          explain={explain}
          fields={fields({ today: needs.clock.today(), officer: ask.actor.name })}
          action={`/console/requests/${row.id}/${kind}`}
          submit="保存"
          acceptedEndings={acceptedEndings}
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          version={state.version}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
          since={[]}
        />
      ),
    }
  }

const noteOf = (kind: Kind, said: Said): NoteText =>
  kind === 'search'
    ? {
        kind: 'search',
        where: said.lines('where'),
        keywords: said.lines('keywords'),
        from: said.day('from'),
        to: said.day('to'),
        by: said.text('by'),
        on: said.day('on'),
      }
    : { kind: said.text('kind') === 'note' ? 'note' : 'contact', text: said.text('text') }

const faultAt = (field: string, message: string): Refusal => ({
  code: 'form.invalid',
  message,
  fields: { [field]: message },
})

/** Nothing was noted tomorrow; a search that proves anything came after the request. */
const mustBeDatedWell = (
  kind: Kind,
  said: Said,
  { today, receivedOn }: { today: Day; receivedOn: Day | null },
): void => {
  const on = said.day('on')
  if (on > today) throw new Refused(faultAt('on', '日期不能晚于今天'))
  if (kind !== 'search') return
  if (said.day('from') > said.day('to'))
    throw new Refused(faultAt('to', '信息形成时间的终止日期早于起始日期'))
  if (receivedOn !== null && on < receivedOn)
    throw new Refused(faultAt('on', `检索应当在收到申请之日 ${receivedOn} 以后进行`))
}

const keep = async (ask: Ask, needs: RequestNeeds, kind: Kind, { row }: CaseFile) => {
  const { today, now } = needs.clock
  const fields = forms[kind].fields({ today: today(), officer: ask.actor.name })
  const said = orRefuse(readFields(fields, ask.form.record))
  if (kind === 'attach') {
    const files = await readUploads(ask.form, 'files')
    if (files.length === 0) throw new Refused(faultAt('files', '请选择文件'))
    return keepFiles(ask.tx, needs, row, { files, purpose: said.text('purpose') as Purpose })
  }
  mustBeDatedWell(kind, said, { today: today(), receivedOn: row.receivedOn })
  return insertNote(ask.tx, needs.vault, {
    id: randomUUID(),
    organId: row.organId,
    requestId: row.id,
    caseKeyId: row.caseKeyId,
    note: noteOf(kind, said),
    by: ask.actor.personId,
    on: said.day('on'),
    at: now(),
  })
}

const send =
  (needs: RequestNeeds, kind: Kind) =>
  async (ask: Ask): Promise<Sent> => {
    const file = await caseFile(ask.tx, needs, ask.params['id'] ?? '')
    await keep(ask, needs, kind, file)
    const { organId, id } = file.row
    await audit(
      ask.tx,
      { ...ask.actor, organId },
      { act: forms[kind].act, subject: id, at: needs.clock.now() },
    )
    return { to: `/console/requests/${id}`, notice: '已保存' }
  }

/** 联系记录、检索记录、备注、材料. */
export const noteRoutes = (needs: RequestNeeds): StaffRoute[] =>
  (['note', 'search', 'attach'] as const).flatMap((kind): StaffRoute[] => {
    const path = `/console/requests/:id/${kind}`
    return [
      { method: 'get', path, may: 'requests.handle', audit: null, handle: show(needs, kind) },
      {
        method: 'post',
        path,
        may: 'requests.handle',
        audit: forms[kind].act,
        form: show(needs, kind),
        handle: send(needs, kind),
      },
    ]
  })
