import type { MenuPart } from '../../platform/menu.ts'
import type { StaffRoute } from '../../platform/route.ts'
import { countyRoutes } from './console-county.tsx'
import { courseRoutes } from './console-course.tsx'
import { declarationRoutes, type ReportNeeds } from './console-declarations.tsx'
import { listRoutes } from './console-lists.ts'
import { computedRoutes } from './console-report.tsx'
import { textRoutes } from './console-text.tsx'
import { yearRoutes } from './console-years.tsx'
import { stagesFor } from './waiting.ts'
import { waitingEditions } from './store-edition.ts'

/** 年度报告 in the console. */
export const reportRoutes = (needs: ReportNeeds): StaffRoute[] => [
  ...yearRoutes(),
  ...listRoutes(),
  ...countyRoutes(),
  ...computedRoutes(),
  ...declarationRoutes(needs),
  ...textRoutes(needs),
  ...courseRoutes(needs),
]

export const reportMenu: MenuPart = {
  entries: [
    {
      href: '/console/reports',
      label: '年度报告',
      may: 'reports.read',
      count: async (tx, { organId, roles }) =>
        (await waitingEditions(tx, organId, stagesFor(roles))).length,
    },
  ],
}
