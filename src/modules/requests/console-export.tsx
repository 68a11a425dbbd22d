import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import { beijingMinute } from '../../platform/clock.ts'
import { exported, exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import type { Applicant } from './applicant.ts'
import { filterOf, linesOf, queryOf } from './console-inbox.tsx'
import { FullExportPage } from './pages/full-export.tsx'
import { type FullLine, fullSheet, inboxSheet } from './pages/inbox-columns.ts'
import type { Line } from './pages/lines.tsx'
import {
  findFullExport,
  type FullExport,
  insertFullExport,
  sealedApplicants,
} from './store-full-export.ts'
import { inboxBatches, inboxCount, type InboxFilter } from './store-inbox.ts'

const listName = '依申请公开清单'

const masked = async function* (
  ask: Ask,
  needs: RequestNeeds,
  filter: InboxFilter,
): AsyncGenerator<Line> {
  for await (const rows of inboxBatches(ask.tx, filter)) yield* await linesOf(ask, needs, rows)
}

const full = async function* (
  ask: Ask,
  needs: RequestNeeds,
  filter: InboxFilter,
): AsyncGenerator<FullLine> {
  for await (const rows of inboxBatches(ask.tx, filter)) {
    const lines = await linesOf(ask, needs, rows)
    const sealed = await sealedApplicants(
      ask.tx,
      rows.map(({ id }) => id),
    )
    for (const line of lines) {
      const found = sealed.get(line.id)
      const applicant = found && (await needs.vault.open(ask.tx, found.caseKeyId, found.sealed))
      yield { ...line, applicant: applicant as Applicant | undefined }
    }
  }
}

/** Names in full of so many cases at most: a list for work, never the whole register. */
const mostInFull = 1000

/** Minutes in which the one who asked may take the file. */
const validMinutes = 30

/** What is kept of the filter: no words of a search, and no trace of whom it was for. */
const wantedOf = (ask: Ask): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(queryOf(ask)).filter(([name]) => name !== 'q' && name !== 'applicant'),
  )

const showFull =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const { q: _, applicant: __, ...filter } = await filterOf(ask, needs, queryOf(ask))
    const { total, capped } = await inboxCount(ask.tx, filter)
    return {
      page: (
        <FullExportPage
          shell={ask.shell}
          total={total}
          capped={capped}
          most={mostInFull}
          searched={queryOf(ask).q !== '' || queryOf(ask).applicant !== ''}
          filter={new URLSearchParams(wantedOf(ask)).toString()}
          idempotencyKey={ask.refused?.form.hidden('key') || randomUUID()}
          typed={ask.refused?.form.record ?? {}}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const askFull =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const reason = ask.form.text('reason')
    if (reason.length < 5 || reason.length > 300) {
      const message = '请写明导出的用途，5 至 300 个字'
      throw new Refused({ code: 'form.invalid', message, fields: { reason: message } })
    }
    const { q: _, applicant: __, ...filter } = await filterOf(ask, needs, queryOf(ask))
    const { total } = await inboxCount(ask.tx, filter)
    if (total >= mostInFull)
      throw new Refused({
        code: 'requests.export-too-large',
        message: `含个人信息的清单一次最多导出 ${mostInFull} 件，请先缩小筛选条件`,
        basis: '个人信息保护法第六条',
      })
    const id = randomUUID()
    const at = needs.clock.now()
    const { organId, personId } = ask.actor
    await insertFullExport(ask.tx, { id, organId, personId, filter: wantedOf(ask), reason, at })
    await audit(ask.tx, ask.actor, { act: 'requests.askFullExport', subject: id, at })
    return { to: `/console/requests/exports/${id}` }
  }

const gone = new Refused({ code: 'requests.export.absent', message: '没有这次导出' })

/** @throws Refused where somebody else asked for it, or too long ago */
const ownExport = async (ask: Ask): Promise<FullExport> => {
  const one = await findFullExport(ask.tx, ask.params['id'] ?? '')
  if (one?.personId !== ask.actor.personId) throw gone
  return one
}

const sendFull =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download | Sent> => {
    const one = await ownExport(ask)
    const at = needs.clock.now()
    if (at.getTime() - one.at.getTime() > validMinutes * 60_000)
      return { to: '/console/requests', notice: '这次导出已经过期，请重新写明用途后导出' }
    const query = new URLSearchParams(one.filter)
    const asked = { ...ask, query }
    const filter = await filterOf(asked, needs, queryOf(asked))
    const { name, organName } = ask.actor
    return exported(
      ask,
      { list: '/console/requests', act: 'requests.exportFull', columns: fullSheet },
      {
        name: `${listName}（含个人信息）`,
        rows: full(ask, needs, filter),
        format: 'xlsx',
        most: mostInFull,
        notes: [
          `含个人信息，只用于写明的用途，用后删除。导出人：${organName} ${name}；导出时间：${beijingMinute(at.toISOString())}；导出编号：${one.id.slice(0, 8)}`,
          `用途：${one.reason}`,
        ],
      },
    )
  }

const showReady = async (ask: Ask): Promise<Page> => {
  const { id, reason } = await ownExport(ask)
  return {
    page: (
      <FullExportPage
        shell={ask.shell}
        ready={{ href: `/console/requests/exports/${id}/file`, reason, minutes: validMinutes }}
      />
    ),
  }
}

/** 导出 of the inbox: masked for whoever reads it, in full with a reason. */
export const inboxExportRoutes = (needs: RequestNeeds): StaffRoute[] => [
  ...exportRoutes<Line>({
    list: '/console/requests',
    may: 'requests.read',
    act: 'requests.export',
    columns: inboxSheet,
    open: async (ask) => ({
      name: listName,
      rows: masked(ask, needs, await filterOf(ask, needs, queryOf(ask))),
    }),
  }),
  {
    method: 'get',
    path: '/console/requests/export',
    may: 'requests.exportFull',
    audit: null,
    handle: showFull(needs),
  },
  {
    method: 'post',
    path: '/console/requests/export',
    may: 'requests.exportFull',
    audit: 'requests.askFullExport',
    form: showFull(needs),
    handle: askFull(needs),
  },
  {
    method: 'get',
    path: '/console/requests/exports/:id',
    may: 'requests.exportFull',
    audit: null,
    handle: showReady,
  },
  {
    method: 'get',
    path: '/console/requests/exports/:id/file',
    may: 'requests.exportFull',
    audit: 'requests.exportFull',
    handle: sendFull(needs),
  },
]
