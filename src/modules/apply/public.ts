import type { OpenRoute, ScriptRoute } from '../../platform/route.ts'
import { fileRoutes, sliceRoutes } from './public-files.tsx'
import { paperRoutes } from './public-papers.ts'
import { sendRoutes } from './public-send.tsx'
import { startRoutes } from './public-start.tsx'
import { stepRoutes } from './public-steps.tsx'
import type { ApplyNeeds } from './public-visit.ts'

/** Every page of 网上申请. */
export const applyRoutes = (needs: ApplyNeeds): OpenRoute[] => [
  ...startRoutes(needs),
  ...stepRoutes(needs),
  ...fileRoutes(needs),
  ...sendRoutes(needs),
  ...paperRoutes(needs),
]

/** What its script asks. */
export const applyScriptRoutes = (needs: ApplyNeeds): ScriptRoute[] => sliceRoutes(needs)
