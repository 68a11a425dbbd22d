import type { MenuPart } from '../../platform/menu.ts'
import type { StaffRoute } from '../../platform/route.ts'
import type { SettleDesks } from './actions-organs.ts'
import { ownRoutes } from './console-me.tsx'
import { organPages } from './console-organs.tsx'
import { peoplePages } from './console-people.tsx'
import { type PeopleNeeds, personPages } from './console-person.tsx'
import type { SessionNeeds } from './console-session.tsx'

/** 机构与人员 for administrators, and everybody's own posts, password, delegations and devices. */
export const organRoutes = (
  needs: SessionNeeds & PeopleNeeds & { settleDesks: SettleDesks },
): StaffRoute[] => [
  ...ownRoutes(needs),
  ...organPages(needs.settleDesks),
  ...peoplePages,
  ...personPages(needs),
]

/** 机构与人员 in the console's menu. */
export const organMenu: MenuPart = {
  title: '机构与人员',
  entries: [
    { href: '/console/organs', label: '机构', may: 'organs.look' },
    { href: '/console/people', label: '人员', may: 'organs.look' },
    { href: '/console/me', label: '我的登录', may: 'session.own' },
  ],
}
