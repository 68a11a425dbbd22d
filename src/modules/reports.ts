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
