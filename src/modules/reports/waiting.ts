import type { EditionStage } from './edition.ts'
import { reportPermissions } from './may.ts'

/** Whom each stage waits for; a report is written by the 经办人, though the head may write in it as well. */
const stages: readonly (readonly [EditionStage, readonly string[], string])[] = [
  ['drafting', ['handler'], '编制中，待编写和送审'],
  ['review', reportPermissions['reports.review'], '待审核'],
  ['signing', reportPermissions['reports.seal'], '待签发'],
  ['sealed', reportPermissions['reports.publish'], '已封存，待公布'],
]

/** The stages at which a report waits for somebody with these roles. */
export const stagesFor = (roles: readonly string[]): EditionStage[] =>
  stages.flatMap(([stage, whom]) => (whom.some((role) => roles.includes(role)) ? [stage] : []))

/** What it waits for, in words. */
export const waitingFor = (stage: EditionStage): string =>
  stages.find(([each]) => each === stage)?.[2] ?? ''
