import { exportRoutes } from '../../platform/list-export.ts'
import type { StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { caseSeen } from './console-case.tsx'
import { type CaseListLine, caseLists, caseListSheet } from './pages/case-lists.ts'

/** 办理过程、文书、材料 and the other lists of one case as a file. */
export const caseListRoutes = (needs: RequestNeeds): StaffRoute[] =>
  exportRoutes<CaseListLine>({
    list: '/console/requests/:id/lists',
    may: 'requests.read',
    act: 'requests.exportCase',
    columns: caseListSheet,
    open: async (ask) => {
      const seen = await caseSeen(ask, needs)
      const { id, organId, number } = seen.row
      return { name: `${number}办理过程和清单`, rows: caseLists(seen), about: { id, organId } }
    },
  })
