import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseDay } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { readForm } from '../../platform/form.ts'
import { renderDocx } from '../../platform/paper.ts'
import type { Actor, Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { zipOf } from '../../platform/archive-zip.ts'
import { personNames } from '../organs.ts'
import {
  isLetterKind,
  type LetterKind,
  packSamples,
  sampleInPack,
  sampleLetter,
} from '../requests.ts'
import type { OwnNeeds } from './actions-own.ts'
import { editPack, issuePack, newPack, packById, receivePack, remindOrgans } from './actions.ts'
import { ownRoutes } from './console-own.tsx'
import { packExportRoutes, packLines } from './console-packs.ts'
import { keeps, receiptLines, receiptRoutes } from './console-receipts.ts'
import { templatePermissions } from './may.ts'
import { type Pack, readTexts } from './pack.ts'
import { KindPage } from './pages/kind.tsx'
import { PackPage } from './pages/pack.tsx'
import { PacksPage } from './pages/packs.tsx'
import { receiptsOf, remindersOf, waitingFor } from './store.ts'

type Needs = { clock: Clock } & OwnNeeds

const holds = ({ actor }: Ask, permission: keyof typeof templatePermissions): boolean =>
  templatePermissions[permission].some((role) => actor.roles.includes(role))

const idOf = ({ params }: Ask): string => params['id'] ?? ''
const keyOf = ({ refused }: Ask): string => refused?.form.hidden('key') || randomUUID()
const revisionOf = ({ form }: Ask): number => Number(form.hidden('version'))

const showPacks = async (ask: Ask): Promise<Page> => ({
  page: (
    <PacksPage
      shell={ask.shell}
      packs={await packLines(ask)}
      mayBegin={holds(ask, 'templates.edit') && (await keeps(ask))}
      idempotencyKey={keyOf(ask)}
      typed={ask.refused?.form.record ?? {}}
      refusal={ask.refused?.refusal}
    />
  ),
})

/** What this person may do with the version now. */
const mayOf = (
  ask: Ask,
  { pack, keeper, received }: { pack: Pack; keeper: boolean; received: boolean },
): Parameters<typeof PackPage>[0]['may'] => {
  const drafted = keeper && pack.status === 'draft'
  const sent = pack.sentTo.includes(ask.actor.organId) && !received
  return {
    edit: drafted && holds(ask, 'templates.edit'),
    issue: drafted && holds(ask, 'templates.issue'),
    remind: keeper && pack.status === 'issued' && holds(ask, 'templates.edit'),
    receive: sent && holds(ask, 'templates.receive'),
  }
}

/** The people behind a version, and this organ's own reminders. */
const aroundPack = async ({ tx, actor }: Ask, pack: Pack) => {
  const names = await personNames(tx, [...pack.editors, pack.issuedBy ?? ''])
  const reminders = await remindersOf(tx, pack.id)
  return {
    editors: pack.editors.map((id) => names.get(id) ?? id),
    issuer: names.get(pack.issuedBy ?? '') ?? '',
    reminded: reminders.find(({ organId }) => organId === actor.organId)?.times ?? 0,
  }
}

const showPack =
  ({ clock }: Needs) =>
  async (ask: Ask): Promise<Page> => {
    const pack = await packById(ask.tx, idOf(ask))
    const keeper = (await keeps(ask)) && pack.organId === ask.actor.organId
    const receipts = await receiptsOf(ask.tx, pack.id)
    const mine = receipts.find(({ organId }) => organId === ask.actor.organId)
    return {
      page: (
        <PackPage
          shell={ask.shell}
          pack={pack}
          today={clock.today()}
          {...await aroundPack(ask, pack)}
          lines={await receiptLines(ask, pack)}
          received={mine?.on}
          may={mayOf(ask, { pack, keeper, received: mine !== undefined })}
          idempotencyKeys={[keyOf(ask), randomUUID(), randomUUID()]}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const kindOf = ({ params }: Ask): LetterKind => {
  const kind = params['kind'] ?? ''
  if (!isLetterKind(kind))
    throw new Refused({ code: 'templates.kind.absent', message: '没有这种文书' })
  return kind
}

const showKind = async (ask: Ask): Promise<Page> => {
  const pack = await packById(ask.tx, idOf(ask))
  const kind = kindOf(ask)
  const edits = pack.organId === ask.actor.organId && pack.status === 'draft'
  return {
    page: (
      <KindPage
        shell={ask.shell}
        pack={pack}
        kind={kind}
        plain={sampleLetter(kind)}
        shown={sampleInPack(kind, pack)}
        mayEdit={edits && holds(ask, 'templates.edit') && (await keeps(ask))}
        idempotencyKey={keyOf(ask)}
        typed={ask.refused?.form.record}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

const title = z.string().min(2, '请填写名称').max(100, '最多 100 个字')
const settings = z.object({
  title,
  letterhead: z.enum(['organ', 'file'], { error: '请从所列各项中选择' }),
})

const at = '/console/templates'

const begin = async (ask: Ask): Promise<Sent> => {
  const said = readForm(ask.form, z.object({ title }))
  const id = await newPack(ask.tx, ask, said.title)
  return { to: `${at}/${id}`, notice: '已起草，逐种文书修改后由另一位同志下发' }
}

const saveSettings = async (ask: Ask): Promise<Sent> => {
  const change = readForm(ask.form, settings)
  await editPack(ask.tx, ask, { id: idOf(ask), revision: revisionOf(ask), change })
  return { to: `${at}/${idOf(ask)}`, notice: '已保存' }
}

const saveKind = async (ask: Ask): Promise<Sent> => {
  const kind = kindOf(ask)
  const texts = { [kind]: orRefuse(readTexts(ask.form.record)) }
  await editPack(ask.tx, ask, { id: idOf(ask), revision: revisionOf(ask), change: { texts } })
  return { to: `${at}/${idOf(ask)}/kinds/${kind}`, notice: '已保存' }
}

const issue = async (ask: Ask): Promise<Sent> => {
  const effectiveOn = parseDay(ask.form.text('effectiveOn'))
  if (!effectiveOn.ok)
    throw new Refused({
      code: 'form.invalid',
      message: '请填写启用日期',
      fields: { effectiveOn: effectiveOn.refusal.message },
    })
  const asked = { id: idOf(ask), revision: revisionOf(ask), effectiveOn: effectiveOn.value }
  await issuePack(ask.tx, ask, asked)
  return { to: `${at}/${idOf(ask)}`, notice: '已下发各单位，请留意签收情况' }
}

const receive = async (ask: Ask): Promise<Sent> => {
  await receivePack(ask.tx, ask, idOf(ask))
  return { to: `${at}/${idOf(ask)}`, notice: '已签收' }
}

const remind = async (ask: Ask): Promise<Sent> => {
  const count = await remindOrgans(ask.tx, ask, idOf(ask))
  return { to: `${at}/${idOf(ask)}`, notice: `已提醒 ${count} 个单位` }
}

/** Every sample of the pack as a Word file, in one archive. */
const download = async (ask: Ask): Promise<Download> => {
  const pack = await packById(ask.tx, idOf(ask))
  const files: { name: string; bytes: Uint8Array }[] = []
  for (const { name, letter } of packSamples(pack))
    files.push({ name: `${name}.docx`, bytes: await renderDocx(letter) })
  await audit(ask.tx, ask.actor, {
    act: 'templates.samples',
    subject: pack.id,
    at: ask.clock.now(),
  })
  return {
    bytes: zipOf(files, ask.clock.now()),
    mediaType: 'application/zip',
    name: `${pack.title}（第${pack.version}版）样本.zip`,
  }
}

/** 文书模板包 in the console. */
export const templateRoutes = (needs: Needs): StaffRoute[] => {
  const one = `${at}/:id`
  const shown = showPack(needs)
  const read = { may: 'templates.read', audit: null } as const
  return [
    ...ownRoutes(needs),
    ...packExportRoutes(),
    { method: 'get', path: at, ...read, handle: showPacks },
    {
      method: 'post',
      path: at,
      may: 'templates.edit',
      audit: 'templates.new',
      form: showPacks,
      handle: begin,
    },
    { method: 'get', path: one, ...read, handle: shown },
    ...receiptRoutes(),
    {
      method: 'post',
      path: one,
      may: 'templates.edit',
      audit: 'templates.edit',
      form: shown,
      handle: saveSettings,
    },
    {
      method: 'get',
      path: `${one}/samples.zip`,
      may: 'templates.read',
      audit: 'templates.samples',
      handle: download,
    },
    { method: 'get', path: `${one}/kinds/:kind`, ...read, handle: showKind },
    {
      method: 'post',
      path: `${one}/kinds/:kind`,
      may: 'templates.edit',
      audit: 'templates.edit',
      form: showKind,
      handle: saveKind,
    },
    {
      method: 'post',
      path: `${one}/issue`,
      may: 'templates.issue',
      audit: 'templates.issue',
      form: shown,
      handle: issue,
    },
    {
      method: 'post',
      path: `${one}/receive`,
      may: 'templates.receive',
      audit: 'templates.receive',
      form: shown,
      handle: receive,
    },
    {
      method: 'post',
      path: `${one}/remind`,
      may: 'templates.edit',
      audit: 'templates.remind',
      form: shown,
      handle: remind,
    },
  ]
}

/** The menu of 文书模板, with what waits to be confirmed. */
export const templateMenu = {
  entries: [
    {
      href: at,
      label: '文书模板',
      may: 'templates.read',
      count: (tx: Tx, { organId }: Actor): Promise<number> => waitingFor(tx, organId),
    },
  ],
}
