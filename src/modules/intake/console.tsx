import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { beijingMinute } from '../../platform/clock.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { writeTextSheet, xlsxType } from '../../platform/sheet.ts'
import { personNames } from '../organs.ts'
import { channelNames } from '../requests.ts'
import type { intakeActs } from './acts.ts'
import {
  confirm,
  drop,
  explainWords,
  importAt,
  type IntakeNeeds,
  quietImport,
  setColumns,
  undo,
  upload,
} from './actions.ts'
import { contentOf, findingsOf } from './actions-read.ts'
import { sampleWorkbook } from './actions-sample.ts'
import { headingsAt } from './columns.ts'
import { isOtherSheet, readColumns, readHead } from './console-forms.ts'
import { figuresRoute } from './console-figures.ts'
import { rowRoutes } from './console-rows.ts'
import { show } from './console-show.tsx'
import { fileOf } from './console-upload.ts'
import { isListed, mayImport } from './console-codes.ts'
import { type Import, type ImportKind, importKindNames } from './import.ts'
import { importSheet } from './pages/import-columns.ts'
import { type ImportLine, ImportsPage, UploadPage } from './pages/imports.tsx'
import { at } from './pages/parts.tsx'
import { everyImport, importById, importsOf, importsPerPage } from './store.ts'

type Act = keyof typeof intakeActs

const lineOf = async ({ tx }: Ask, needs: IntakeNeeds, one: Import): Promise<ImportLine> => ({
  one,
  fileName: (await needs.files.nameOf(tx, one.fileId)) ?? '（已删除的文件）',
  by: (await personNames(tx, [one.by])).get(one.by) ?? '',
  on: beijingMinute(one.at.toISOString()),
})

const every = async function* (ask: Ask, needs: IntakeNeeds): AsyncGenerator<ImportLine> {
  for await (const one of everyImport(ask.tx, ask.actor.organId)) yield lineOf(ask, needs, one)
}

const list =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const { tx, actor, query, shell } = ask
    const page = Math.min(Math.max(Math.trunc(Number(query.get('page')) || 1), 1), 10_000)
    const { total, imports } = await importsOf(tx, actor.organId, page)
    const lines: ImportLine[] = []
    for (const one of imports) lines.push(await lineOf(ask, needs, one))
    return {
      page: (
        <ImportsPage
          shell={shell}
          lines={lines}
          page={page}
          pages={Math.ceil(total / importsPerPage)}
          total={total}
          mayImport={mayImport(ask)}
        />
      ),
    }
  }

const kindOf = ({ query }: Ask): ImportKind => {
  const kind = query.get('kind') ?? 'ledger'
  return Object.hasOwn(importKindNames, kind) ? (kind as ImportKind) : 'ledger'
}

const showNew = async (ask: Ask): Promise<Page> => ({
  page: (
    <UploadPage
      shell={ask.shell}
      kind={kindOf(ask)}
      idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
      refusal={ask.refused?.refusal}
    />
  ),
})

const takeIn =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const kind = kindOf(ask)
    const file = await fileOf(ask.form, kind)
    const id = await upload(ask.tx, needs, ask.actor, { kind, ...file })
    return { to: at(id) }
  }

const asked = ({ params, form }: Ask): { id: string; version: number } => ({
  id: params['id'] ?? '',
  version: Number(form.hidden('version')) || 0,
})

const columns =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { tx, actor, form } = ask
    const one = await importAt(tx, asked(ask), 'mapping', 'checked')
    if (one.kind === 'report')
      throw new Refused({ code: 'intake.absent', message: '这次导入没有列对应' })
    const content = await contentOf(tx, needs, one)
    const isOther = isOtherSheet(form.record)
    if (form.text('again') !== '' || isOther) {
      if (!isOther) orRefuse(readHead(form.record, content))
      throw new Refused({
        code: 'form.invalid',
        message: isOther
          ? '换了工作表，表头和各列已重新识别，请核对后提交'
          : '已按这里的表头重新识别，请核对每一列后提交',
        fields: {},
      })
    }
    const layout = orRefuse(readColumns(one.kind, form.record, { content, channels: channelNames }))
    await setColumns(tx, needs, actor, { ...asked(ask), layout })
    return { to: at(one.id) }
  }

const words =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { tx, actor, form } = ask
    const one = await importAt(tx, asked(ask), 'checked')
    const findings = await findingsOf(tx, needs, one)
    const chosen = findings.asked.flatMap(({ list: of, word }, index) => {
      const code = form.text(`w${index}`)
      return isListed(of, code) ? [{ list: of, word, code }] : []
    })
    if (chosen.length === 0)
      throw new Refused({
        code: 'form.invalid',
        message: '还没有选定任何一个写法的含义',
        fields: { w0: '请选择' },
      })
    await explainWords(tx, needs, actor, { ...asked(ask), words: chosen })
    return { to: at(one.id) }
  }

const run =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const one = await confirm(ask.tx, needs, ask.actor, asked(ask))
    return { to: at(one.id) }
  }

const takeBack =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { tx, actor, form } = ask
    await undo(tx, needs, actor, { ...asked(ask), reason: form.text('reason') })
    return { to: at(asked(ask).id), notice: '这次导入已经撤销' }
  }

const throwAway =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    await drop(ask.tx, needs, ask.actor, asked(ask))
    return { to: '/console/intake', notice: '已放弃，上传的文件已删除' }
  }

const noted = (ask: Ask, id: string, what: string): Promise<void> =>
  audit(ask.tx, ask.actor, {
    act: 'intake.download' satisfies Act,
    subject: id,
    at: ask.clock.now(),
    detail: { what },
  })

/** The rows that cannot be imported, as they stood, with what is wrong in front of them. */
const errors =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const one = await quietImport(ask.tx, ask.params['id'] ?? '')
    const { layout } = one
    if (!layout) throw new Refused({ code: 'intake.absent', message: '还没有比对过' })
    const rows = (await contentOf(ask.tx, needs, one)).sheets[layout.sheet]?.rows ?? []
    const { faults } = await findingsOf(ask.tx, needs, one)
    const byRow = Map.groupBy(faults, ({ row }) => row)
    const lines = [...byRow].map(([row, found]) => [
      String(row),
      found.map(({ column, message }) => `${column}：${message}`).join('；'),
      ...(rows[row - 1] ?? []),
    ])
    await noted(ask, one.id, 'errors')
    return {
      bytes: await writeTextSheet(layout.year === undefined ? '错误' : `错误（${layout.year}年）`, [
        ['原表行号', '错误说明', ...headingsAt(rows, layout.head)],
        ...lines,
      ]),
      mediaType: xlsxType,
      name: `${importKindNames[one.kind]}-有错误的行.xlsx`,
    }
  }

const original =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const one = await importById(ask.tx, ask.params['id'] ?? '')
    const file = await needs.files.get(ask.tx, one.fileId)
    if (!file) throw new Refused({ code: 'intake.absent', message: '上传的文件已经删除' })
    await noted(ask, one.id, 'file')
    return { ...file, mediaType: 'application/octet-stream' }
  }

const sample = async ({ clock }: Ask): Promise<Download> => ({
  bytes: await sampleWorkbook(clock.today()),
  mediaType: xlsxType,
  name: '示例台账.xlsx',
})

type Handled = (needs: IntakeNeeds) => (ask: Ask) => Promise<Sent>

const post = (
  needs: IntakeNeeds,
  path: string,
  { act, handle }: { act: Act; handle: Handled },
): StaffRoute => ({
  method: 'post',
  path: `/console/intake/:id/${path}`,
  may: 'intake.import',
  audit: act,
  form: show(needs),
  handle: handle(needs),
})

/** 开局导入 in the console. */
export const intakeRoutes = (needs: IntakeNeeds): StaffRoute[] => [
  { method: 'get', path: '/console/intake', may: 'intake.read', audit: null, handle: list(needs) },
  ...exportRoutes<ImportLine>({
    list: '/console/intake',
    may: 'intake.read',
    act: 'intake.export' satisfies Act,
    columns: importSheet,
    open: async (ask) => ({ name: '开局导入记录', rows: every(ask, needs) }),
  }),
  {
    method: 'get',
    path: '/console/intake/new',
    may: 'intake.import',
    audit: null,
    handle: showNew,
  },
  {
    method: 'post',
    path: '/console/intake/new',
    may: 'intake.import',
    audit: 'intake.upload' satisfies Act,
    form: showNew,
    handle: takeIn(needs),
  },
  {
    method: 'get',
    path: '/console/intake/sample.xlsx',
    may: 'intake.import',
    audit: null,
    handle: sample,
  },
  {
    method: 'get',
    path: '/console/intake/:id',
    may: 'intake.read',
    audit: null,
    handle: show(needs),
  },
  {
    method: 'get',
    path: '/console/intake/:id/errors.xlsx',
    may: 'intake.import',
    audit: 'intake.download' satisfies Act,
    handle: errors(needs),
  },
  {
    method: 'get',
    path: '/console/intake/:id/file',
    may: 'intake.import',
    audit: 'intake.download' satisfies Act,
    handle: original(needs),
  },
  ...rowRoutes(needs),
  post(needs, 'columns', { act: 'intake.columns', handle: columns }),
  post(needs, 'words', { act: 'intake.words', handle: words }),
  post(needs, 'run', { act: 'intake.confirm', handle: run }),
  post(needs, 'undo', { act: 'intake.undo', handle: takeBack }),
  post(needs, 'drop', { act: 'intake.drop', handle: throwAway }),
  figuresRoute(needs, show(needs)),
]

export const intakeMenu: MenuPart = {
  entries: [{ href: '/console/intake', label: '开局导入', may: 'intake.read' }],
}
