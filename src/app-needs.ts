import { type ApplyNeeds } from './modules/apply.ts'
import { type CalendarBook, calendarPermissions } from './modules/calendar.ts'
import { documentPermissions, documentsMatching, validityOn } from './modules/documents.ts'
import { handoverPermissions } from './modules/handovers.ts'
import { forgetLedger, intakePermissions } from './modules/intake.ts'
import {
  allowed as mayDo,
  organById,
  organPermissions,
  organsAll,
  type Permissions,
  separationFor,
  type SessionNeeds,
} from './modules/organs.ts'
import { disputePermissions, openDisputesOver } from './modules/remedies.ts'
import { publishedReports, reportPermissions } from './modules/reports.ts'
import { type QueryPageNeeds, type RequestNeeds, requestPermissions } from './modules/requests.ts'
import { shaping, templatePermissions } from './modules/templates.ts'
import { type MachineState, systemPermissions } from './modules/system.ts'
import type { Clock } from './platform/clock.ts'
import type { Files } from './platform/files.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Logger } from './platform/log.ts'
import type { Mailer } from './platform/mail.ts'
import type { Pools } from './platform/pools.ts'
import type { Actor } from './platform/route.ts'
import type { Vault } from './platform/vault.ts'

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

/** Name of the session cookie. */
export const cookieOf = ({ secure }: Needs): string => (secure ? '__Host-gongkai' : 'gongkai')

/** What signing in stands on. */
export const sessionNeeds = (needs: Needs): SessionNeeds => ({
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
export const queryNeeds = (needs: Needs): QueryPageNeeds => ({
  ...requestNeeds(needs),
  pools: needs.pools,
  secure: needs.secure,
  siteName: async ({ tx }) => (await organsAll(tx))[0]?.name ?? '政府信息公开平台',
})

/** What the organ's policy asks of the person acting; the one in whose place they act counts too. */
export const separationOfOrgan: RequestNeeds['separationOf'] = async (tx, organId, actor) => {
  const organ = await organById(tx, organId)
  if (!organ) throw new Error(`organ ${organId} is gone`)
  const personIds = [actor.personId, ...(actor.actingFor === undefined ? [] : [actor.actingFor])]
  return separationFor(organ, { personIds, organId: actor.organId })
}

type Registered = Parameters<typeof validityOn>[0]

type Validity = { validity: ReturnType<typeof validityOn> }

/** A registered document with its validity today. */
export const dated =
  ({ clock }: Needs): (<D extends Registered>(one: D) => D & Validity) =>
  (one) => ({
    ...one,
    validity: validityOn(one, clock.today()),
  })

/** The public's door stands on what requests stand on, and reads what is published. */
export const applyNeeds = (needs: Needs): ApplyNeeds => ({
  ...requestNeeds(needs),
  secure: needs.secure,
  reportsOf: publishedReports,
  documentsLike: async (...asked) => (await documentsMatching(...asked)).map(dated(needs)),
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

/** 岗位权限: whether one of the actor's posts may do it. */
export const allowed = (actor: Actor, permission: string): boolean =>
  mayDo(permissions, actor.roles, permission)
