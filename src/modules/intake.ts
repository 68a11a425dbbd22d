/**
 * 开局导入: what a county brings along when it moves in: the ledger of past and open requests, the list
 * of documents in force, last year's published report. A comparison first, then one transaction.
 */
export { type IntakeNeeds } from './intake/actions.ts'
export { forgetLedger } from './intake/actions-forget.ts'
export { moveIn } from './intake/actions-whole.ts'
export { intakeActs } from './intake/acts.ts'
export { intakeMenu, intakeRoutes } from './intake/console.tsx'
export { intakeJobs } from './intake/jobs.ts'
export { sampleWorkbook } from './intake/actions-sample.ts'
export { intakePermissions } from './intake/may.ts'
export { intakeQueues } from './intake/queues.ts'
