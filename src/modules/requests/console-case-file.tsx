import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { beijingMinute } from '../../platform/clock.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { personNames } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { askForCaseFile } from './actions-case-file.ts'
import { CaseFilePage, caseFileSheet, type CaseFileView } from './pages/case-file.tsx'
import { requestById, type RequestRow } from './store.ts'
import { caseFilesOf } from './store-case-file.ts'

const absent = new Refused({ code: 'requests.absent', message: '没有这件申请，或者它不属于本单位' })

/** A case file belongs to the organ that keeps the case. */
const ownRow = async (ask: Ask): Promise<RequestRow> => {
  const row = await requestById(ask.tx, ask.params['id'] ?? '')
  if (row.organId !== ask.actor.organId) throw absent
  return row
}

const viewsOf = async ({ tx }: Ask, row: RequestRow): Promise<CaseFileView[]> => {
  const files = await caseFilesOf(tx, row.id)
  const names = await personNames(
    tx,
    files.map(({ by }) => by),
  )
  return files.map(({ at, by, ...file }) => ({
    ...file,
    by: names.get(by) ?? '',
    at: beijingMinute(at.toISOString()),
    old: file.version < row.version,
  }))
}

const show = async (ask: Ask): Promise<Page> => {
  const row = await ownRow(ask)
  return {
    page: (
      <CaseFilePage
        shell={ask.shell}
        request={row}
        files={await viewsOf(ask, row)}
        keyOf={randomUUID}
        refusal={ask.refused?.refusal}
      />
    ),
  }
}

const make =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const row = await ownRow(ask)
    const kind = ask.form.text('kind')
    if (kind !== 'pdf' && kind !== 'zip')
      throw new Refused({
        code: 'form.invalid',
        message: '请选择案卷的形式',
        fields: { kind: '请选择案卷的形式' },
      })
    await askForCaseFile(ask.tx, needs, ask.actor, { id: row.id, kind })
    return {
      to: `/console/requests/${row.id}/case-file`,
      notice: '正在制作案卷，通常几秒钟完成，请刷新本页',
    }
  }

const take =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const row = await ownRow(ask)
    const made = (await caseFilesOf(ask.tx, row.id)).find(({ id }) => id === ask.params['file'])
    const file = made?.fileId ? await needs.files.get(ask.tx, made.fileId) : undefined
    if (!made || !file)
      throw new Refused({ code: 'requests.case-file.absent', message: '没有这份案卷' })
    await audit(ask.tx, ask.actor, {
      act: 'requests.takeCaseFile',
      subject: row.id,
      at: needs.clock.now(),
      detail: { kind: made.kind, version: made.version },
    })
    return file
  }

/** 案卷: made in the background, taken with an act on record. */
export const caseFileRoutes = (needs: RequestNeeds): StaffRoute[] => {
  const at = '/console/requests/:id/case-file'
  const may = 'requests.handle'
  return [
    { method: 'get', path: at, may, audit: null, handle: show },
    ...exportRoutes<CaseFileView>({
      list: at,
      may,
      act: 'requests.exportCaseFiles',
      columns: caseFileSheet,
      open: async (ask) => {
        const row = await ownRow(ask)
        return {
          name: '已经制作的案卷',
          rows: await viewsOf(ask, row),
          about: { id: row.id },
        }
      },
    }),
    {
      method: 'post',
      path: at,
      may,
      audit: 'requests.makeCaseFile',
      form: show,
      handle: make(needs),
    },
    {
      method: 'get',
      path: `${at}/:file`,
      may,
      audit: 'requests.takeCaseFile',
      handle: take(needs),
    },
  ]
}
