import type { MenuPart } from '../../platform/menu.ts'
import type { StaffRoute } from '../../platform/route.ts'
import { declarationRoutes, type ReportNeeds } from './console-declarations.tsx'
import { computedRoutes } from './console-report.tsx'

/** 年度报告 in the console. */
export const reportRoutes = (needs: ReportNeeds): StaffRoute[] => [
  ...computedRoutes(),
  ...declarationRoutes(needs),
]

export const reportMenu: MenuPart = {
  entries: [{ href: '/console/reports', label: '年度报告', may: 'reports.read' }],
}
