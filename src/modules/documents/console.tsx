import { randomUUID } from 'node:crypto'
import { type Day, day, firstDayOf, lastDayOf, parseDay } from '../../kernel/day.ts'
import { orRefuse } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import { organAsked } from '../../platform/oversight.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { organById, personNames } from '../organs.ts'
import { correctDocument, endDocument, ownDocument, registerDocument } from './actions.ts'
import type { documentActs } from './acts.ts'
import {
  type Ending,
  endingNames,
  type NormativeDocument,
  readEnded,
  readRegistered,
} from './document.ts'
import { documentPermissions } from './may.ts'
import { DocumentPage, NewDocumentPage } from './pages/document.tsx'
import { documentSheet, type HistoryLine, historySheet } from './pages/document-columns.ts'
import { DocumentsPage } from './pages/documents.tsx'
import { isDocumentKind } from './store-figures.ts'
import {
  type Counting,
  countings,
  documentById,
  type DocumentFilter,
  documentsFound,
  documentsPerPage,
  everyDocument,
  type Span,
  versionsOf,
} from './store.ts'

type Act = keyof typeof documentActs

const holds = ({ actor }: Ask, permission: keyof typeof documentPermissions): boolean =>
  documentPermissions[permission].some((role) => actor.roles.includes(role))

const isCounting = (text: string): text is Counting => Object.hasOwn(countings, text)

/** The year of a report's column, up to the day on which it is asked for. */
const spanOf = ({ query, clock }: Ask): Span => {
  const year = Number(query.get('year'))
  const known = Number.isInteger(year) && year > 1949 && year < 2200
  const from = known ? firstDayOf(year) : day('1949-10-01')
  const asOf = parseDay(query.get('asOf'))
  const last: Day = known ? lastDayOf(year) : clock.today()
  return { from, to: asOf.ok && asOf.value < last ? asOf.value : last }
}

const textIn =
  ({ query }: Ask) =>
  (name: string): string =>
    query.get(name)?.trim().slice(0, 100) ?? ''

/** The filter that the address says, for the page and for the export. */
const filterOf = async (ask: Ask): Promise<DocumentFilter> => {
  const text = textIn(ask)
  const [q, kind, counted] = [text('q'), text('kind'), text('counted')]
  return {
    organId: await organAsked(ask, ask.query.get('organ'), holds(ask, 'documents.oversee')),
    page: Math.min(Math.max(Math.trunc(Number(text('page')) || 1), 1), 10_000),
    ...(q !== '' && { q }),
    ...(isDocumentKind(kind) && { kind }),
    ...(isCounting(counted) && { counted: { by: counted, span: spanOf(ask) } }),
  }
}

const list = async (ask: Ask): Promise<Page> => {
  const { tx, shell, actor, clock } = ask
  const text = textIn(ask)
  const [q, kind, counted] = [text('q'), text('kind'), text('counted')]
  const filter = await filterOf(ask)
  const { organId, page } = filter
  const span = spanOf(ask)
  const { total, documents } = await documentsFound(tx, filter)
  return {
    page: (
      <DocumentsPage
        shell={shell}
        organName={(await organById(tx, organId))?.name ?? ''}
        own={organId === actor.organId}
        mayKeep={holds(ask, 'documents.keep')}
        query={{ q, kind, counted, organ: text('organ'), year: text('year'), asOf: text('asOf') }}
        span={span}
        documents={documents}
        today={clock.today()}
        page={page}
        pages={Math.ceil(total / documentsPerPage)}
        total={total}
      />
    ),
  }
}

const showNew = async ({ shell, clock, refused }: Ask): Promise<Page> => ({
  page: (
    <NewDocumentPage
      shell={shell}
      idempotencyKey={refused?.form.hidden('key') || randomUUID()}
      today={clock.today()}
      typed={refused?.form.record ?? { madeOn: clock.today(), effectiveOn: clock.today() }}
      refusal={refused?.refusal}
    />
  ),
})

/** The document asked for: one's own, or of an organ that one oversees. */
const documentAsked = async (ask: Ask): Promise<NormativeDocument> => {
  const { tx, actor, params } = ask
  const id = params['id'] ?? ''
  const overseen = holds(ask, 'documents.oversee') ? await documentById(tx, id) : undefined
  return overseen ?? ownDocument(tx, actor, id)
}

/** 登记经过 with the names of who entered what. */
const historyOf = async ({ tx }: Ask, { id }: NormativeDocument): Promise<HistoryLine[]> => {
  const versions = await versionsOf(tx, id)
  const names = await personNames(
    tx,
    versions.map(({ personId }) => personId),
  )
  return versions.map((one) => ({ ...one, name: names.get(one.personId) ?? '' }))
}

const show = async (ask: Ask): Promise<Page> => {
  const { shell, actor, clock, refused } = ask
  const document = await documentAsked(ask)
  return {
    page: (
      <DocumentPage
        shell={shell}
        document={document}
        history={await historyOf(ask, document)}
        mayKeep={document.organId === actor.organId && holds(ask, 'documents.keep')}
        today={clock.today()}
        keyOf={() => refused?.form.hidden('key') || randomUUID()}
        typed={refused?.form.record}
        refusal={refused?.refusal}
      />
    ),
  }
}

const ending = (name: string, ended: Ending, audit: Act): StaffRoute => ({
  method: 'post',
  path: `/console/documents/:id/${name}`,
  may: 'documents.keep',
  audit,
  form: show,
  handle: async ({ tx, actor, clock, params, form }) => {
    const id = params['id'] ?? ''
    const end = orRefuse(readEnded(ended, form.record, clock.today()))
    await endDocument(tx, { actor, clock }, { id, end })
    return { to: `/console/documents/${id}`, notice: `已登记${endingNames[ended]}` }
  },
})

/** 规范性文件登记簿 in the console. */
export const documentRoutes = (): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/documents',
    may: 'documents.read',
    audit: null,
    handle: list,
  },
  ...exportRoutes<NormativeDocument>({
    list: '/console/documents',
    may: 'documents.read',
    act: 'documents.export' satisfies Act,
    columns: documentSheet,
    open: async (ask) => ({
      name: '规范性文件登记簿',
      rows: everyDocument(ask.tx, await filterOf(ask)),
    }),
  }),
  {
    method: 'get',
    path: '/console/documents/new',
    may: 'documents.keep',
    audit: null,
    handle: showNew,
  },
  {
    method: 'post',
    path: '/console/documents/new',
    may: 'documents.keep',
    audit: 'documents.register' satisfies Act,
    form: showNew,
    handle: async ({ tx, actor, clock, form }) => {
      const said = orRefuse(readRegistered(form.record, clock.today()))
      const id = await registerDocument(tx, { actor, clock }, said)
      return { to: `/console/documents/${id}`, notice: `已登记：${said.title}` }
    },
  },
  {
    method: 'get',
    path: '/console/documents/:id',
    may: 'documents.read',
    audit: null,
    handle: show,
  },
  {
    method: 'post',
    path: '/console/documents/:id/correct',
    may: 'documents.keep',
    audit: 'documents.correct' satisfies Act,
    form: show,
    handle: async ({ tx, actor, clock, params, form }) => {
      const id = params['id'] ?? ''
      const said = orRefuse(readRegistered(form.record, clock.today()))
      const version = Number(form.hidden('version'))
      await correctDocument(tx, { actor, clock }, { id, version, said })
      return { to: `/console/documents/${id}`, notice: '登记内容已更正' }
    },
  },
  ...exportRoutes<HistoryLine>({
    list: '/console/documents/:id/history',
    may: 'documents.read',
    act: 'documents.exportHistory' satisfies Act,
    columns: historySheet,
    open: async (ask) => {
      const document = await documentAsked(ask)
      return {
        name: '规范性文件登记经过',
        rows: await historyOf(ask, document),
        about: { id: document.id },
      }
    },
  }),
  ending('abolish', 'abolished', 'documents.abolish'),
  ending('lapse', 'lapsed', 'documents.lapse'),
]

export const documentMenu: MenuPart = {
  entries: [{ href: '/console/documents', label: '规范性文件', may: 'documents.read' }],
}
