/**
 * 机构: the organs that hold and disclose government information. 县人民政府 and 县人民政府办公室 are
 * two of them: letterhead, 复议机关, court and annual report differ.
 */
export type {
  Court,
  DisclosureOffice,
  Organ,
  OrganKind,
  ReconsiderationOrgan,
} from './organs/organ.ts'
