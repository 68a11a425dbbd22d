/**
 * 年度报告: the three official tables of 条例第五十条, read from a file or computed from the cases, and the
 * checks (勾稽) they must pass. The report owns no numbers: it adds, checks and explains.
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
export { publishReport } from './reports/actions.ts'
export { type ComputedReport, reportFor } from './reports/actions-report.ts'
export { dropPriorFigures, keepPriorFigures, publishedTables } from './reports/actions-prior.ts'
export { type PriorFigures, priorFigures } from './reports/store-prior.ts'
export { declare, sign as signDeclaration } from './reports/actions.ts'
export { reportActs } from './reports/acts.ts'
export { reportMenu, reportRoutes } from './reports/console.ts'
export { type ReportNeeds } from './reports/console-declarations.tsx'
export { reportPermissions } from './reports/may.ts'
export { type ReportPaper, type Section } from './reports/paper.ts'
export { publicReportRoutes } from './reports/public.tsx'
export { publishedReports } from './reports/store.ts'
