import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Calendar } from './kernel/calendar.ts'
import type { Shell } from './kernel/shell.ts'
import { menu } from './app-menu.ts'
import { RefusedPage } from './app-pages.tsx'
import { mountStatic, protect, sendAsset } from './app-static.ts'
import { applyJobs, type ApplyNeeds, applyRoutes, applyScriptRoutes } from './modules/apply.ts'
import {
  calendarActs,
  type CalendarBook,
  calendarJobs,
  calendarPermissions,
  calendarRoutes,
} from './modules/calendar.ts'
import {
  documentActs,
  documentPermissions,
  documentRoutes,
  documentsMatching,
  publicDocuments,
  validityOn,
} from './modules/documents.ts'
import { handoverActs, handoverPermissions, handoverRoutes } from './modules/handovers.ts'
import {
  forgetLedger,
  intakeActs,
  intakeJobs,
  intakePermissions,
  intakeRoutes,
} from './modules/intake.ts'
import {
  actorOf,
  allowed as mayDo,
  isRole,
  organActs,
  organById,
  organPermissions,
  organRoutes,
  organsAll,
  type Permissions,
  resume,
  reviewedOrgans,
  resumePage,
  roleNames,
  separationFor,
  sessionActs,
  type SessionNeeds,
  sessionRoutes,
} from './modules/organs.ts'
import {
  disputeActs,
  disputePermissions,
  disputeRoutes,
  openDisputesOver,
} from './modules/remedies.ts'
import {
  publicReportRoutes,
  publishedReports,
  reportActs,
  reportInvariants,
  reportJobs,
  reportPermissions,
  reportRoutes,
} from './modules/reports.ts'
import {
  openWorkOf,
  publicCalendarRoutes,
  type QueryPageNeeds,
  queryRoutes,
  requestActs,
  requestJobs,
  requestInvariants,
  type RequestNeeds,
  requestPermissions,
  requestRoutes,
  settleDesks,
  stepMailQueue,
} from './modules/requests.ts'
import { siteRoutes } from './modules/site.ts'
import { shaping, templateActs, templatePermissions, templateRoutes } from './modules/templates.ts'
import { type MachineState, systemActs, systemPermissions, systemRoutes } from './modules/system.ts'
import { assetSources, readAssets } from './platform/assets.ts'
import type { Clock } from './platform/clock.ts'
import type { Tx } from './platform/db.ts'
import { edge } from './platform/edge.ts'
import type { Files } from './platform/files.ts'
import { housekeepingJobs, platformInvariants } from './platform/housekeeping.ts'
import type { Job, Jobs } from './platform/jobs.ts'
import type { Logger } from './platform/log.ts'
import type { Mailer } from './platform/mail.ts'
import { menuFor } from './platform/menu.ts'
import type { Pools } from './platform/pools.ts'
import { packageRoot } from './platform/root.ts'
import type { Actor, OpenRoute, ScriptRoute, StaffRoute } from './platform/route.ts'
import type { Vault } from './platform/vault.ts'
import { auditOf } from './platform/verify/audit-extract.ts'
import type { Invariant } from './platform/verify/invariant.ts'
import { nameAssets } from './ui/document.tsx'
import { islands, pressed, stylesheets } from './ui/stylesheet.ts'

/** What the product stands on while it runs; tests hand in their own. */
export type Needs = {
  pools: Pools
  clock: Clock
  log: Logger
  vault: Vault
  files: Files
  jobs: Jobs
  /** 放假安排 as it stands, also after a notice was loaded meanwhile. */
  calendars: CalendarBook
  /** 演示: every page says so. */
  demo: boolean
  /** Reached by https: session cookies are sent nowhere else. */
  secure: boolean
  /** Trusted proxies in front: their word on the caller's address is taken. */
  proxies: number
  dataDir: string
  version: string
  /** Absent: no e-mail is sent. */
  mail?: Mailer
  /** Scheme and host as the public types them. */
  publicUrl?: string
  machineState: () => Promise<MachineState>
}

const cookieOf = ({ secure }: Needs): string => (secure ? '__Host-gongkai' : 'gongkai')

const sessionNeeds = (needs: Needs): SessionNeeds => ({
  pool: needs.pools.app,
  clock: needs.clock,
  fingerprint: needs.vault.fingerprint,
  cookie: cookieOf(needs),
  secure: needs.secure,
})

/** What requests stand on. */
export const requestNeeds = (
  needs: Pick<
    Needs,
    'clock' | 'calendars' | 'vault' | 'files' | 'jobs' | 'demo' | 'mail' | 'publicUrl'
  >,
): RequestNeeds => ({
  clock: needs.clock,
  calendar: needs.calendars.current,
  vault: needs.vault,
  files: needs.files,
  jobs: needs.jobs,
  demo: needs.demo,
  ...(needs.mail && { mail: needs.mail }),
  ...(needs.publicUrl !== undefined && { publicUrl: needs.publicUrl }),
  may: allowed,
  ...shaping,
  openDisputes: openDisputesOver,
  forgetLedger,
  separationOf: separationOfOrgan,
})

/** What `/query` stands on; until an application was opened its page names the county. */
const queryNeeds = (needs: Needs): QueryPageNeeds => ({
  ...requestNeeds(needs),
  pools: needs.pools,
  secure: needs.secure,
  siteName: async ({ tx }) => (await organsAll(tx))[0]?.name ?? '政府信息公开平台',
})

/** What the organ's policy asks of the person acting; the one in whose place they act counts too. */
const separationOfOrgan: RequestNeeds['separationOf'] = async (tx, organId, actor) => {
  const organ = await organById(tx, organId)
  if (!organ) throw new Error(`organ ${organId} is gone`)
  const personIds = [actor.personId, ...(actor.actingFor === undefined ? [] : [actor.actingFor])]
  return separationFor(organ, { personIds, organId: actor.organId })
}

/** A registered document with its validity today. */
const dated =
  ({ clock }: Needs) =>
  <D extends Parameters<typeof validityOn>[0]>(one: D) => ({
    ...one,
    validity: validityOn(one, clock.today()),
  })

/** The public's door stands on what requests stand on, and reads what is published. */
const applyNeeds = (needs: Needs): ApplyNeeds => ({
  ...requestNeeds(needs),
  secure: needs.secure,
  reportsOf: publishedReports,
  documentsLike: async (...asked) => (await documentsMatching(...asked)).map(dated(needs)),
})

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

/** Who may do what, by module; a permission that is in no table is nobody's. */
const permissions: readonly Permissions[] = [
  requestPermissions,
  organPermissions,
  reportPermissions,
  documentPermissions,
  disputePermissions,
  handoverPermissions,
  intakePermissions,
  calendarPermissions,
  templatePermissions,
  systemPermissions,
]

const allowed = (actor: Actor, permission: string): boolean =>
  mayDo(permissions, actor.roles, permission)

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
