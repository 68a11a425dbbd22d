/**
 * 机构与人员: the organs that hold and disclose government information, the people who work there, what
 * each may do and in whose place. 县人民政府 and 县人民政府办公室 are two organs: letterhead, 复议机关,
 * court and annual report differ.
 */
export { type Founding, foundOffice } from './organs/actions-found.ts'
export { hashPassword } from './organs/actions-password.ts'
export { delegate } from './organs/actions-delegation.ts'
export { actorOf } from './organs/actions-session.ts'
export { organActs, sessionActs } from './organs/acts.ts'
export { organMenu, organRoutes } from './organs/console.tsx'
export { resume, resumePage, type SessionNeeds, sessionRoutes } from './organs/console-session.tsx'
export { organPermissions } from './organs/may.ts'
export { standInsOf } from './organs/store-delegation.ts'
export {
  type Court,
  type DisclosureOffice,
  isOrganKind,
  officeInFull,
  type Organ,
  type OrganKind,
  organKindNames,
  type ReconsiderationOrgan,
} from './organs/organ.ts'
export { keepsAll } from './organs/reach.ts'
export { allowed, isRole, type Permissions, type Role, roleNames } from './organs/roles.ts'
export { type Separation, separationFor, type SeparationPolicy } from './organs/separation.ts'
export {
  insertAppointment,
  insertPerson,
  organById,
  type OrganRecord,
  organsAll,
  peopleWithRole,
  personNames,
  saveOrgan,
  reviewedOrgans,
  worksIn,
} from './organs/store.ts'
