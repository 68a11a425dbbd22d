/**
 * 年度报告: the three official tables of 条例第五十条, read from a file or computed from the cases, the checks
 * (勾稽) they must pass, and the way of a report from the first draft to publication and correction. The report
 * owns no numbers: it adds, checks and explains; at sealing it freezes them.
 */
export * from './reports/tables.ts'
export { type CheckedReport, checkReport } from './reports/checks/check.ts'
export {
  type CheckFinding,
  type CheckId,
  type CheckLevel,
  blocksSealing,
  checkRules,
} from './reports/checks/rules.ts'
export { type FileReport, readReportFile } from './reports/actions-read.ts'
export { toCheck } from './reports/reading/sound.ts'
export { changeEdition, correctReport, type EditionNeeds } from './reports/actions-edition.ts'
export { type ComputedReport, reportFor } from './reports/actions-report.ts'
export { dropPriorFigures, keepPriorFigures, publishedTables } from './reports/actions-prior.ts'
export { type PriorFigures, priorFigures } from './reports/store-prior.ts'
export { declare, sign as signDeclaration } from './reports/actions.ts'
export { reportActs } from './reports/acts.ts'
export { reportMenu, reportRoutes } from './reports/console.ts'
export { type ReportNeeds } from './reports/console-declarations.tsx'
export { reportJobs, reportQueues } from './reports/jobs.ts'
export { reportInvariants } from './reports/store-invariants.ts'
export { reportPermissions } from './reports/may.ts'
export { type ReportPaper, type ReportProse } from './reports/paper.ts'
export {
  begunOf,
  preparedFor,
  type PreparedReport,
  stampOf,
  wholeYear,
} from './reports/actions-prepared.ts'
export { type EditionCommand } from './reports/edition-guard.ts'
export { type Texts } from './reports/passages.ts'
export { publicReportRoutes } from './reports/public.tsx'
export { publishedReports } from './reports/store.ts'
