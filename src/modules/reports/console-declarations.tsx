import { randomUUID } from 'node:crypto'
import { firstDayOf } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Files } from '../../platform/files.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import type { Vault } from '../../platform/vault.ts'
import { organById, personNames } from '../organs.ts'
import { declare, sign, withdraw } from './actions.ts'
import type { reportActs } from './acts.ts'
import { reportHref } from './cell-links.ts'
import { holds, ownPlaceOf, placeOf } from './console-place.ts'
import { declaredItems, readDeclarations, undeclared } from './declared.ts'
import { type DeclaredLine, declarationSheet } from './pages/declaration-columns.ts'
import { DeclarationsPage } from './pages/declarations.tsx'
import { declarationById, declarationsOf } from './store.ts'

export type ReportNeeds = { files: Files; vault: Vault; jobs: Jobs }

type Act = keyof typeof reportActs

const show = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const { tx, shell, refused } = ask
  const declarations = await declarationsOf(tx, place.organId, place.year)
  const names = await personNames(
    tx,
    declarations.flatMap(({ declaredBy, signedBy }) => [
      declaredBy,
      ...(signedBy ? [signedBy] : []),
    ]),
  )
  return {
    page: (
      <DeclarationsPage
        shell={shell}
        organName={(await organById(tx, place.organId))?.name ?? ''}
        place={place}
        declarations={declarations}
        nameOf={(id) => names.get(id) ?? ''}
        mayDeclare={place.isOwn && holds(ask, 'reports.declare')}
        maySign={place.isOwn && holds(ask, 'reports.sign')}
        latest={place.latest}
        acceptedEndings={acceptedEndings}
        keyOf={randomUUID}
        typed={refused?.form.record ?? { fromDay: firstDayOf(place.year), toDay: place.latest }}
        refusal={refused?.refusal}
      />
    ),
  }
}

/** The first file handed in, sealed under a key of its own. */
const evidenceOf = async (needs: ReportNeeds, ask: Ask): Promise<string | null> => {
  const [upload] = await readUploads(ask.form, 'evidence')
  if (!upload) return null
  const { organId } = ask.actor
  const caseKeyId = await needs.vault.newCaseKey(ask.tx, organId)
  return needs.files.put(ask.tx, { ...upload, organId, caseKeyId, at: ask.clock.now() })
}

const send =
  (needs: ReportNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const place = await ownPlaceOf(ask)
    const { year } = place
    const open = undeclared(await declarationsOf(ask.tx, place.organId, year))
    const all = orRefuse(
      readDeclarations(ask.form.record, open, { year, today: ask.clock.today() }),
    )
    const evidenceFileId = await evidenceOf(needs, ask)
    for (const said of all) await declare(ask.tx, ask, { ...said, year, evidenceFileId })
    const told = all.map(({ item, figure }) => `${declaredItems[item]} ${figure}`).join('、')
    return {
      to: reportHref(place, '/declarations'),
      notice: `已申报${told}，待第二人签字`,
    }
  }

const settle =
  (work: typeof sign, done: string) =>
  async (ask: Ask): Promise<Sent> => {
    const place = await ownPlaceOf(ask)
    const { item, figure } = await work(ask.tx, ask, ask.params['id'] ?? '')
    return {
      to: reportHref(place, '/declarations'),
      notice: `${done}${declaredItems[item]} ${figure}`,
    }
  }

const evidence =
  ({ files }: ReportNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const { organId } = await placeOf(ask)
    const one = await declarationById(ask.tx, ask.params['id'] ?? '')
    const id = one?.organId === organId ? one.evidenceFileId : null
    const file = id === null ? undefined : await files.get(ask.tx, id)
    if (!file) throw new Refused({ code: 'reports.absent', message: '没有这份材料' })
    return file
  }

const at = '/console/reports/:organ/:year/declarations'

const declarationExport = exportRoutes<DeclaredLine>({
  list: at,
  may: 'reports.read',
  act: 'reports.exportDeclarations' satisfies Act,
  columns: declarationSheet,
  open: async (ask) => {
    const { organId, year } = await placeOf(ask)
    const all = await declarationsOf(ask.tx, organId, year)
    const names = await personNames(
      ask.tx,
      all.flatMap(({ declaredBy, signedBy }) => [declaredBy, signedBy ?? []].flat()),
    )
    const nameOf = (id: string | null): string => (id === null ? '' : (names.get(id) ?? ''))
    return {
      name: `${year}年年报数字申报清单`,
      rows: all.map((one) => ({
        ...one,
        declaredBy: nameOf(one.declaredBy),
        signedBy: nameOf(one.signedBy),
      })),
    }
  },
})

/** 申报数: declared by one, signed by another. */
export const declarationRoutes = (needs: ReportNeeds): StaffRoute[] => [
  { method: 'get', path: at, may: 'reports.read', audit: null, handle: show },
  ...declarationExport,
  {
    method: 'post',
    path: at,
    may: 'reports.declare',
    audit: 'reports.declare' satisfies Act,
    form: show,
    handle: send(needs),
  },
  {
    method: 'post',
    path: `${at}/:id/sign`,
    may: 'reports.sign',
    audit: 'reports.sign' satisfies Act,
    form: show,
    handle: settle(sign, '已签字：'),
  },
  {
    method: 'post',
    path: `${at}/:id/withdraw`,
    may: 'reports.sign',
    audit: 'reports.withdraw' satisfies Act,
    form: show,
    handle: settle(withdraw, '已退回：'),
  },
  {
    method: 'get',
    path: `${at}/:id/evidence`,
    may: 'reports.read',
    audit: null,
    handle: evidence(needs),
  },
]
