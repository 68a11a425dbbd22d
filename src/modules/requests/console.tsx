import type { Day } from '../../kernel/day.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { amendRoutes } from './console-amend.tsx'
import { assistRoutes } from './console-assist.tsx'
import { calendarRoutes } from './console-calendar.tsx'
import { caseListRoutes } from './console-case-lists.ts'
import { caseRoutes } from './console-case.tsx'
import { caseFileRoutes } from './console-case-file.tsx'
import { citizenRoutes } from './console-citizen.tsx'
import { checklistRoutes } from './console-checklist.tsx'
import { envelopePaperRoutes } from './console-envelope-papers.ts'
import { envelopeRoutes } from './console-envelopes.tsx'
import { inboxExportRoutes } from './console-export.tsx'
import { formRoutes } from './console-forms.tsx'
import { findRoutes } from './console-find.ts'
import { inboxRoutes } from './console-inbox.tsx'
import { letterRoutes } from './console-letters.tsx'
import { moveRoutes } from './console-moves.tsx'
import { noteRoutes } from './console-notes.tsx'
import { registrationRoutes } from './console-registration.tsx'
import { reminderRoutes } from './console-reminders.tsx'
import { serviceRoutes } from './console-service.tsx'
import { workbenchRoutes } from './console-workbench.tsx'
import { openAssistCount } from './store-assist.ts'
import { unseenCount } from './store-reminders.ts'
import { workCounts } from './store-inbox.ts'

/** 依申请公开 in the console. Fixed addresses come before those that hold an id. */
export const requestRoutes = (needs: RequestNeeds): StaffRoute[] => [
  ...workbenchRoutes(needs),
  ...inboxRoutes(needs),
  ...findRoutes(needs),
  ...inboxExportRoutes(needs),
  ...registrationRoutes(needs),
  ...assistRoutes(needs),
  ...checklistRoutes(needs),
  ...letterRoutes(needs),
  ...formRoutes(needs),
  ...amendRoutes(needs),
  ...moveRoutes(needs),
  ...serviceRoutes(needs),
  ...reminderRoutes(needs),
  ...calendarRoutes(needs),
  ...envelopePaperRoutes(needs),
  ...envelopeRoutes(needs),
  ...caseFileRoutes(needs),
  ...noteRoutes(needs),
  ...citizenRoutes(needs),
  ...caseListRoutes(needs),
  ...caseRoutes(needs),
]

const waiting = async (tx: Tx, { organId, personId }: Actor, today: Day): Promise<number> => {
  const counts = await workCounts(tx, { organId, personId, today, soonUntil: today })
  return counts.overdue + counts.today
}

const unseen = (tx: Tx, actor: Actor): Promise<number> =>
  unseenCount(tx, {
    organId: actor.organId,
    personIds: [actor.personId, ...(actor.actingFor === undefined ? [] : [actor.actingFor])],
    head: actor.roles.includes('officeHead'),
  })

/** The menu of 依申请公开, with what is due today or overdue. */
export const requestMenu = {
  entries: [
    { href: '/console', label: '工作台', may: 'requests.read' },
    { href: '/console/requests', label: '依申请公开', may: 'requests.read', count: waiting },
    { href: '/console/requests/new', label: '登记申请', may: 'requests.handle' },
    { href: '/console/reminders', label: '提醒', may: 'requests.read', count: unseen },
    { href: '/console/envelopes', label: '送达', may: 'requests.handle' },
    { href: '/console/requests/ratings', label: '服务评价', may: 'requests.read' },
    {
      href: '/console/assists',
      label: '协办任务',
      may: 'requests.assist',
      count: (tx: Tx, { organId }: Actor): Promise<number> => openAssistCount(tx, organId),
    },
  ],
}
