/**
 * 工作移交: when a colleague leaves, the open cases go to others by a list that both sides confirm, so
 * that no term is lost between two people (政府信息公开工作机构的日常工作，条例第四条).
 */
export { handOver, confirm } from './handovers/actions.ts'
export { handoverActs } from './handovers/acts.ts'
export { handoverMenu, handoverRoutes } from './handovers/console.tsx'
export { handoverPermissions } from './handovers/may.ts'
