import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseDay } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { readForm } from '../../platform/form.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { readUploads } from '../../platform/upload.ts'
import { organsAll, personNames } from '../organs.ts'
import { isLetterKind, letterKindList, type LetterKind } from '../requests.ts'
import {
  approveOwn,
  secondPersonAsked,
  ownById,
  type OwnNeeds,
  sampleOfOwn,
  starterOf,
  uploadOwn,
  withdrawOwn,
} from './actions-own.ts'
import { templatePermissions } from './may.ts'
import type { OwnTemplate } from './own-template.ts'
import { OwnPage } from './pages/own.tsx'
import { ownSheet } from './pages/own-columns.ts'
import { type OwnLine, OwnListPage } from './pages/own-list.tsx'
import { contentOfOwn, ownInUse, ownSeen } from './store-own.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const holds = ({ actor }: Ask, permission: keyof typeof templatePermissions): boolean =>
  templatePermissions[permission].some((role) => actor.roles.includes(role))

const idOf = ({ params }: Ask): string => params['id'] ?? ''
const revisionOf = ({ form }: Ask): number => Number(form.hidden('version'))
const keyOf = ({ refused }: Ask): string => refused?.form.hidden('key') || randomUUID()
const titleOf = (kind: LetterKind): string =>
  letterKindList.find((one) => one.kind === kind)?.title ?? kind

const linesOf = async (ask: Ask, all: readonly OwnTemplate[]): Promise<OwnLine[]> => {
  const organs = new Map((await organsAll(ask.tx)).map(({ id, name }) => [id, name]))
  const used = await ownInUse(ask.tx, ask.clock.today())
  return all.map((own) => ({
    ...own,
    title: titleOf(own.kind),
    organ: organs.get(own.organId) ?? '',
    inUse: used.has(own.id),
  }))
}

const exported = exportRoutes<OwnLine>({
  list: '/console/templates/own/list',
  may: 'templates.read',
  act: 'templates.exportOwn',
  columns: ownSheet,
  open: async (ask) => ({
    name: '本单位Word模板',
    rows: await linesOf(ask, await ownSeen(ask.tx)),
  }),
})

const showList = async (ask: Ask): Promise<Page> => {
  const lines = await linesOf(ask, await ownSeen(ask.tx))
  return {
    page: (
      <OwnListPage
        shell={ask.shell}
        lines={lines}
        severalOrgans={lines.some(({ organId }) => organId !== ask.actor.organId)}
        mayUpload={holds(ask, 'templates.upload')}
        idempotencyKey={keyOf(ask)}
        typed={ask.refused?.form.record ?? {}}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

const sampleWords = async ({ tx }: Ask, own: OwnTemplate) => {
  try {
    return (await sampleOfOwn(tx, own)).words
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

const rightsOver = async (
  ask: Ask,
  needs: OwnNeeds,
  own: OwnTemplate,
): Promise<Parameters<typeof OwnPage>[0]['may']> => {
  const isMine = own.organId === ask.actor.organId
  const asked = own.status === 'waiting' && holds(ask, 'templates.approve')
  const second = asked ? await secondPersonAsked(ask.tx, needs, ask.actor, own) : undefined
  return {
    approve: asked && !second,
    waits: second?.message,
    withdraw: isMine && own.status !== 'withdrawn' && holds(ask, 'templates.upload'),
  }
}

const showOne =
  (needs: OwnNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const own = await ownById(ask.tx, idOf(ask))
    const [line] = await linesOf(ask, [own])
    if (!line) throw new Error('a version without its line')
    const names = await personNames(
      ask.tx,
      [own.uploadedBy, own.approvedBy, own.withdrawnBy].filter((id) => id !== null),
    )
    return {
      page: (
        <OwnPage
          shell={ask.shell}
          own={line}
          today={ask.clock.today()}
          nameOf={(id) => names.get(id ?? '') ?? ''}
          words={await sampleWords(ask, own)}
          may={await rightsOver(ask, needs, own)}
          idempotencyKeys={[keyOf(ask), randomUUID()]}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const kindIn = (text: string): LetterKind => {
  if (isLetterKind(text)) return text
  throw new Refused({
    code: 'form.invalid',
    message: '请选择用于哪种文书',
    fields: { kind: '请从所列各项中选择' },
  })
}

const at = '/console/templates/own'

const upload = async (ask: Ask): Promise<Sent> => {
  const kind = kindIn(ask.form.text('kind'))
  const [file] = await readUploads(ask.form, 'file')
  if (!file)
    throw new Refused({
      code: 'form.invalid',
      message: '请选择模板文件',
      fields: { file: '请选择 Word 文档（.docx）' },
    })
  const id = await uploadOwn(ask.tx, ask, { kind, upload: file })
  return { to: `${at}/${id}`, notice: '已上传，检查通过；请另一位同志审核启用' }
}

const approve =
  (needs: OwnNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const effectiveOn = parseDay(ask.form.text('effectiveOn'))
    if (!effectiveOn.ok)
      throw new Refused({
        code: 'form.invalid',
        message: '请填写启用日期',
        fields: { effectiveOn: effectiveOn.refusal.message },
      })
    const asked = { id: idOf(ask), revision: revisionOf(ask), effectiveOn: effectiveOn.value }
    await approveOwn(ask.tx, needs, ask, asked)
    return { to: `${at}/${idOf(ask)}`, notice: '已审核启用' }
  }

const reason = z.object({ why: z.string().min(2, '请填写停用的理由').max(200, '最多 200 个字') })

const withdraw = async (ask: Ask): Promise<Sent> => {
  const { why } = readForm(ask.form, reason)
  await withdrawOwn(ask.tx, ask, { id: idOf(ask), revision: revisionOf(ask), why })
  return { to: `${at}/${idOf(ask)}`, notice: '已停用' }
}

const noted = async (ask: Ask, own: OwnTemplate): Promise<void> =>
  audit(
    ask.tx,
    { ...ask.actor, organId: own.organId },
    { act: 'templates.samples', subject: own.id, at: ask.clock.now() },
  )

const file = async (ask: Ask): Promise<Download> => {
  const own = await ownById(ask.tx, idOf(ask))
  const bytes = await contentOfOwn(ask.tx, own.id)
  if (!bytes) throw new Refused({ code: 'templates.own.absent', message: '没有这份模板' })
  await noted(ask, own)
  return { bytes, mediaType: docxType, name: own.name }
}

const sample = async (ask: Ask): Promise<Download> => {
  const own = await ownById(ask.tx, idOf(ask))
  const { docx } = await sampleOfOwn(ask.tx, own)
  await noted(ask, own)
  return { bytes: docx, mediaType: docxType, name: `${titleOf(own.kind)}样本.docx` }
}

const starter = async (ask: Ask): Promise<Download> => {
  const kind = ask.params['kind'] ?? ''
  if (!isLetterKind(kind))
    throw new Refused({ code: 'templates.kind.absent', message: '没有这种文书' })
  const bytes = await starterOf(kind)
  return { bytes, mediaType: docxType, name: `${titleOf(kind)}底稿.docx` }
}

/** 本单位 Word 模板 in the console. */
export const ownRoutes = (needs: OwnNeeds): StaffRoute[] => {
  const one = `${at}/:id`
  const read = { may: 'templates.read', audit: null } as const
  return [
    { method: 'get', path: at, ...read, handle: showList },
    {
      method: 'post',
      path: at,
      may: 'templates.upload',
      audit: 'templates.upload',
      form: showList,
      handle: upload,
    },
    { method: 'get', path: `${at}/start/:kind`, ...read, handle: starter },
    ...exported,
    { method: 'get', path: one, ...read, handle: showOne(needs) },
    {
      method: 'get',
      path: `${one}/file`,
      may: 'templates.read',
      audit: 'templates.samples',
      handle: file,
    },
    {
      method: 'get',
      path: `${one}/sample`,
      may: 'templates.read',
      audit: 'templates.samples',
      handle: sample,
    },
    {
      method: 'post',
      path: `${one}/approve`,
      may: 'templates.approve',
      audit: 'templates.approve',
      form: showOne(needs),
      handle: approve(needs),
    },
    {
      method: 'post',
      path: `${one}/withdraw`,
      may: 'templates.upload',
      audit: 'templates.withdraw',
      form: showOne(needs),
      handle: withdraw,
    },
  ]
}
