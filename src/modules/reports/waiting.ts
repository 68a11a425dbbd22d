import type { EditionStage } from './edition.ts'
import { reportPermissions } from './may.ts'

const stages: readonly (readonly [EditionStage, keyof typeof reportPermissions, string])[] = [
  ['review', 'reports.review', '待审核'],
  ['signing', 'reports.seal', '待签发'],
  ['sealed', 'reports.publish', '已封存，待公布'],
]

const mine = (roles: readonly string[]) =>
  stages.filter(([, permission]) =>
    reportPermissions[permission].some((role) => roles.includes(role)),
  )

/** The stages at which a report waits for somebody with these roles. */
export const stagesFor = (roles: readonly string[]): EditionStage[] =>
  mine(roles).map(([stage]) => stage)

/** What it waits for, in words. */
export const waitingFor = (stage: EditionStage): string =>
  stages.find(([each]) => each === stage)?.[2] ?? ''
