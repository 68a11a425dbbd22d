import data from '../../../law/remedies.json' with { type: 'json' }
import { no, ok, type Result } from '../../kernel/result.ts'
import type { Court, Organ, OrganKind, ReconsiderationOrgan } from '../organs.ts'

type Jurisdiction = {
  reconsideration: readonly ReconsiderationOrgan['level'][]
  reconsiderationBasis: string
  court: readonly Court['level'][]
  courtBasis: string
}

/** Where acts of each kind of organ are reconsidered and sued over (复议法第二十四条、第二十七条、第二十八条, 行诉法第十四条、第十五条). */
export const jurisdictions: ReadonlyMap<OrganKind, Jurisdiction> = new Map(
  data.jurisdiction.map((row) => [
    row.kind as OrganKind,
    {
      reconsideration: row.reconsideration as ReconsiderationOrgan['level'][],
      reconsiderationBasis: row.reconsiderationBasis,
      court: row.court as Court['level'][],
      courtBasis: row.courtBasis,
    },
  ]),
)

/** @throws RangeError where law/remedies.json lacks the kind */
export const jurisdictionOf = (kind: OrganKind): Jurisdiction => {
  const found = jurisdictions.get(kind)
  if (!found) throw new RangeError(`no jurisdiction for ${kind}`)
  return found
}

/**
 * 复议机关 and 法院 a reply of this organ names. Their names are configured per organ; refused where they
 * are missing or cannot have jurisdiction over such an organ.
 */
export const remedyBodies = (
  organ: Organ,
): Result<{ reconsideration: ReconsiderationOrgan; court: Court }> => {
  const rule = jurisdictionOf(organ.kind)
  const { reconsideration, court } = organ
  if (!reconsideration?.name.trim())
    return no(
      'requests.reconsideration-organ-missing',
      `尚未配置“${organ.name}”的行政复议机关，不能告知救济途径，答复不能签发`,
      '复议法第二十条第三款',
    )
  if (!rule.reconsideration.includes(reconsideration.level))
    return no(
      'requests.reconsideration-organ-wrong',
      `“${reconsideration.name}”不是“${organ.name}”的行政复议机关，请核对单位配置`,
      rule.reconsiderationBasis,
    )
  if (!court?.name.trim())
    return no(
      'requests.court-missing',
      `尚未配置对“${organ.name}”有管辖权的人民法院，不能告知救济途径，答复不能签发`,
      rule.courtBasis,
    )
  if (!rule.court.includes(court.level))
    return no(
      'requests.court-wrong',
      `以“${organ.name}”为被告的第一审行政案件不由${court.name}管辖，请核对单位配置`,
      rule.courtBasis,
    )
  return ok({ reconsideration, court })
}

/**
 * 上一级司法行政部门, the other place to which acts of a 司法局 that does the work of reconsideration may be
 * taken (复议法第二十八条); undefined for every other organ. Refused where it is not configured.
 */
export const superiorOf = ({ kind, name, reconsideration }: Organ): Result<string | undefined> => {
  if (kind !== 'justiceDepartment') return ok(undefined)
  const superior = reconsideration?.superior?.trim() ?? ''
  return superior === ''
    ? no(
        'requests.superior-missing',
        `尚未配置“${name}”的上一级司法行政部门，不能完整告知救济途径，答复不能签发`,
        '复议法第二十八条',
      )
    : ok(superior)
}
