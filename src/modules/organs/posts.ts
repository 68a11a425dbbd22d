import { no, ok, type Result } from '../../kernel/result.ts'
import { type Role, roleNames } from './roles.ts'

/** One place a person may work today: an organ with the roles held there, or in somebody's place. */
export type Post = {
  organId: string
  organName: string
  roles: readonly Role[]
  /** AB角: the delegation, and the person stood in for. */
  delegationId: string | null
  fromName: string | null
}

/** The value that names a post in a form. */
export const postKey = ({ organId, delegationId }: Post): string =>
  delegationId === null ? `organ:${organId}` : `delegation:${delegationId}`

/** e.g. `宝丰县司法局（经办人、审核人）`, `代李明：宝丰县司法局（签发人）` */
export const postInWords = ({ organName, roles, fromName }: Post): string => {
  const held = roles.map((role) => roleNames[role]).join('、')
  return `${fromName === null ? '' : `代${fromName}：`}${organName}（${held}）`
}

/** 任职: one role of one person in one organ. */
export type Appointment = { organId: string; role: Role }

/**
 * Whether a person may be given a role: nobody gives one to themselves or to the person in whose
 * place they act, and who reads the audit trail does not administer (三员分立).
 *
 * @param held the person's present posts, in all organs
 */
export const checkAppointment = (
  asked: Appointment & { personId: string },
  actor: { personId: string; actingFor?: string },
  held: readonly Appointment[],
): Result<Appointment> => {
  const { personId, organId, role } = asked
  if ([actor.personId, actor.actingFor].includes(personId))
    return no('organs.appoint-self', '不能给自己任职，请另一位系统管理员办理')
  const against = { administrator: 'auditor', auditor: 'administrator' } as const
  const other = role === 'administrator' || role === 'auditor' ? against[role] : undefined
  if (other && held.some((one) => one.role === other))
    return no('organs.appoint-both', `${roleNames[other]}不能兼任${roleNames[role]}`)
  if (held.some((one) => one.organId === organId && one.role === role))
    return no('organs.appoint-twice', `这个人已经是这个机构的${roleNames[role]}`)
  return ok({ organId, role })
}
