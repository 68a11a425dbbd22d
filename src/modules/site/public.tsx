import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../../kernel/result.ts'
import type { Db } from '../../platform/db.ts'
import { packageRoot } from '../../platform/root.ts'
import type { OpenAsk, OpenRoute, Page, Sent } from '../../platform/route.ts'
import type { PublicShell } from '../../ui/page.tsx'
import { FrontPage, type PublishedReport } from './pages/front.tsx'
import {
  ApplyPage,
  ContentPage,
  GuidePage,
  type PublicDocument,
  ReportsPage,
  RulesPage,
} from './pages/reading.tsx'
import { readStatute } from './statute.ts'
import { publicOrgans, type PublicOrgan } from './store.ts'

/** What the public pages read from other modules. */
export type SiteNeeds = {
  /** Sealed reports of one organ, or of all; newest first. */
  reportsOf: (db: Db, organId?: string) => Promise<readonly PublishedReport[]>
  documentsOf: (db: Db, organId: string) => Promise<readonly PublicDocument[]>
}

const order711 = readStatute(readFileSync(join(packageRoot, 'law/statutes/order-711.md'), 'utf8'))

/** The organ of the address; at `/xxgk` itself the office that answers for the county. */
const visited = async (ask: OpenAsk): Promise<{ organ: PublicOrgan; base: string }> => {
  const organs = await publicOrgans(ask.tx)
  const id = ask.params['organ']
  const organ =
    id === undefined
      ? (organs.find(({ kind }) => kind === 'countyOffice') ?? organs[0])
      : organs.find((one) => one.id === id)
  if (!organ)
    throw new Refused({ code: 'site.absent', message: '没有这个机关，或者平台还没有启用' })
  return { organ, base: id === undefined ? '/xxgk' : `/xxgk/${organ.id}` }
}

const shellOf = (ask: OpenAsk, organName: string, base: string): PublicShell => ({
  ...ask.reading,
  demo: ask.demo,
  organName,
  base,
})

type Show = (at: { organ: PublicOrgan; shell: PublicShell; ask: OpenAsk }) => Promise<Page> | Page

const page =
  (show: Show) =>
  async (ask: OpenAsk): Promise<Page> => {
    const { organ, base } = await visited(ask)
    return show({ organ, shell: shellOf(ask, organ.name, base), ask })
  }

const front =
  ({ reportsOf }: SiteNeeds) =>
  async (ask: OpenAsk): Promise<Page> => {
    const organs = await publicOrgans(ask.tx)
    const county = organs[0]?.name ?? '政府信息公开平台'
    const office = organs.find(({ kind }) => kind === 'countyOffice')?.office
    return {
      page: (
        <FrontPage
          shell={shellOf(ask, county, '/xxgk')}
          organs={organs}
          reports={await reportsOf(ask.tx)}
          office={office}
        />
      ),
    }
  }

const yearLong = 365 * 24 * 60 * 60

/** 长者模式、高对比度: kept in a cookie, then back to where the reader was. */
const display = async ({ query, caller }: OpenAsk): Promise<Sent> => {
  const mode = ['elder', 'contrast'].find((name) => query.has(name))
  if (mode === undefined) return { to: '/' }
  const value = query.get(mode) === 'on' ? 'on' : 'off'
  const cookie = `gongkai_${mode}=${value}; Path=/; Max-Age=${yearLong}; SameSite=Lax; HttpOnly`
  return { to: caller.cameFrom, cookie }
}

const pagesOf = ({ reportsOf, documentsOf }: SiteNeeds): Readonly<Record<string, Show>> => ({
  guide: ({ shell, organ }) => ({ page: <GuidePage shell={shell} office={organ.office} /> }),
  rules: ({ shell }) => ({ page: <RulesPage shell={shell} {...order711} /> }),
  content: async ({ shell, organ, ask }) => ({
    page: <ContentPage shell={shell} documents={await documentsOf(ask.tx, organ.id)} />,
  }),
  reports: async ({ shell, organ, ask }) => {
    const own = ask.params['organ'] === undefined ? undefined : organ.id
    const reports = await reportsOf(ask.tx, own)
    return { page: <ReportsPage shell={shell} reports={reports} together={own === undefined} /> }
  },
  apply: ({ shell, organ }) => ({ page: <ApplyPage shell={shell} office={organ.office} /> }),
})

const open = (path: string, handle: (ask: OpenAsk) => Promise<Page | Sent>): OpenRoute => ({
  method: 'get',
  path,
  may: 'anyone',
  as: 'public',
  audit: null,
  handle,
})

/** The public pages: front page, and the fixed entries of the county and of each organ. */
export const siteRoutes = (needs: SiteNeeds): OpenRoute[] => [
  open('/', front(needs)),
  open('/xxgk', front(needs)),
  open('/display', display),
  ...Object.entries(pagesOf(needs)).flatMap(([name, show]) => [
    open(`/xxgk/${name}`, page(show)),
    open(`/xxgk/:organ/${name}`, page(show)),
  ]),
  open('/xxgk/:organ', async (ask) => {
    const { base } = await visited(ask)
    return { to: `${base}/guide` }
  }),
]
