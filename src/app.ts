import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Calendar } from './kernel/calendar.ts'
import type { Shell } from './kernel/shell.ts'
import { menu } from './app-menu.ts'
import {
  allowed,
  applyNeeds,
  cookieOf,
  dated,
  type Needs,
  queryNeeds,
  requestNeeds,
  separationOfOrgan,
  sessionNeeds,
} from './app-needs.ts'
import { RefusedPage } from './app-pages.tsx'
import { mountStatic, protect, sendAsset } from './app-static.ts'
import { applyJobs, applyRoutes, applyScriptRoutes } from './modules/apply.ts'
import { calendarActs, calendarJobs, calendarRoutes } from './modules/calendar.ts'
import { documentActs, documentRoutes, publicDocuments } from './modules/documents.ts'
import { handoverActs, handoverRoutes } from './modules/handovers.ts'
import { intakeActs, intakeJobs, intakeRoutes } from './modules/intake.ts'
import {
  actorOf,
  isRole,
  organActs,
  organRoutes,
  resume,
  reviewedOrgans,
  resumePage,
  roleNames,
  sessionActs,
  sessionRoutes,
} from './modules/organs.ts'
import { disputeActs, disputeRoutes } from './modules/remedies.ts'
import {
  publicReportRoutes,
  publishedReports,
  reportActs,
  reportInvariants,
  reportJobs,
  reportRoutes,
} from './modules/reports.ts'
import {
  openWorkOf,
  publicCalendarRoutes,
  queryRoutes,
  requestActs,
  requestJobs,
  requestInvariants,
  requestRoutes,
  settleDesks,
  stepMailQueue,
} from './modules/requests.ts'
import { siteRoutes } from './modules/site.ts'
import { templateActs, templateRoutes } from './modules/templates.ts'
import { systemActs, systemRoutes } from './modules/system.ts'
import { assetSources, readAssets } from './platform/assets.ts'
import type { Tx } from './platform/db.ts'
import { edge } from './platform/edge.ts'
import { housekeepingJobs, platformInvariants } from './platform/housekeeping.ts'
import type { Job } from './platform/jobs.ts'
import { menuFor } from './platform/menu.ts'
import { packageRoot } from './platform/root.ts'
import type { Actor, OpenRoute, ScriptRoute, StaffRoute } from './platform/route.ts'
import { auditOf } from './platform/verify/audit-extract.ts'
import type { Invariant } from './platform/verify/invariant.ts'
import { nameAssets } from './ui/document.tsx'
import { islands, pressed, stylesheets } from './ui/stylesheet.ts'

type Routes = Record<'staff', StaffRoute[]> &
  Record<'open', OpenRoute[]> & { script: ScriptRoute[] }

/** Every address of the product, by module. A test walks them; nothing else is served. */
export const allRoutes = (needs: Needs): Routes => ({
  staff: [
    ...requestRoutes(requestNeeds(needs)),
    ...reportRoutes(needs),
    ...documentRoutes(),
    ...templateRoutes({ clock: needs.clock, separationOf: separationOfOrgan }),
    ...disputeRoutes(),
    ...intakeRoutes(requestNeeds(needs)),
    ...handoverRoutes(requestNeeds(needs)),
    ...organRoutes({ ...sessionNeeds(needs), settleDesks, openWorkOf }),
    ...calendarRoutes(requestNeeds(needs)),
    ...systemRoutes({ ...needs, mailQueue: stepMailQueue }),
  ],
  open: [
    ...siteRoutes({
      reportsOf: publishedReports,
      documentsOf: async (...asked) => (await publicDocuments(...asked)).map(dated(needs)),
    }),
    ...publicCalendarRoutes(requestNeeds(needs)),
    ...publicReportRoutes(),
    ...applyRoutes(applyNeeds(needs)),
    ...queryRoutes(queryNeeds(needs)),
    ...sessionRoutes(sessionNeeds(needs)),
  ],
  script: applyScriptRoutes(applyNeeds(needs)),
})

/** Every act there is, with its sentence: what the audit trail can say. */
export const acts: Readonly<Record<string, string>> = {
  ...sessionActs,
  ...organActs,
  ...requestActs,
  ...reportActs,
  ...documentActs,
  ...disputeActs,
  ...handoverActs,
  ...intakeActs,
  ...calendarActs,
  ...templateActs,
  ...systemActs,
}

/** Every background job of the modules. */
export const allJobs = (needs: Needs): readonly Job[] => {
  const { pools, clock, log, dataDir, calendars } = needs
  const jobs = [
    ...requestJobs({
      ...requestNeeds(needs),
      pool: pools.app,
      auditOf: (subject) => auditOf(pools.verify, subject),
    }),
    ...intakeJobs({ ...requestNeeds(needs), pool: pools.app }),
    ...applyJobs({ ...needs, pool: pools.app }),
    ...calendarJobs({ ...requestNeeds(needs), pool: pools.app }),
    ...reportJobs({ pool: pools.app, demo: needs.demo }),
    ...housekeepingJobs({
      pool: pools.verify,
      clock,
      log,
      dataDir,
      invariants: allInvariants(dataDir, calendars.current),
    }),
  ]
  return jobs.map((job) => ({
    ...job,
    handle: async (data) => {
      await calendars.refresh()
      await job.handle(data)
    },
  }))
}

/** What must hold at any time, in the order in which `gongkai verify` checks it. */
export const allInvariants = (dataDir: string, calendar: () => Calendar): readonly Invariant[] => [
  ...platformInvariants(dataDir),
  ...requestInvariants(calendar, reviewedOrgans),
  ...reportInvariants(),
]

const shellOf =
  ({ clock }: Needs) =>
  async (tx: Tx, actor: Actor, path: string): Promise<Pick<Shell, 'person' | 'menu'>> => ({
    person: {
      name: actor.name,
      organ: actor.organName,
      roles: actor.roles.filter(isRole).map((role) => roleNames[role]),
      ...(actor.actingForName !== undefined && { actingFor: actor.actingForName }),
    },
    menu: await menuFor(menu, { tx, actor, path, allowed, today: clock.today() }),
  })

/** The product as one function from request to response. */
export const openApp = async (needs: Needs): Promise<Hono> => {
  const assets = await readAssets(assetSources(packageRoot, stylesheets, islands), pressed)
  nameAssets(assets)
  const { staff, open, script } = allRoutes(needs)
  const pages = edge(
    {
      ...needs,
      cookie: cookieOf(needs),
      allowed,
      actorOf: (token) => actorOf(needs.pools.app, token, needs.clock),
      signIn: resume(sessionNeeds(needs)),
      shellOf: shellOf(needs),
      pages: {
        refused: (refusal, shell) => RefusedPage({ refusal, shell, demo: needs.demo }),
        signIn: (typed, refusal) => resumePage(needs.demo, typed, refusal),
      },
    },
    staff,
    open,
    script,
  )
  const app = new Hono()
  app.use(compress(), protect)
  mountStatic(app, needs)
  app.all('*', async (c) => {
    const asset = sendAsset(assets, c)
    if (asset) return asset
    await needs.calendars.refresh()
    return pages.fetch(c.req.raw, c.env)
  })
  return app
}
