import { ok, type Result } from '../../kernel/result.ts'
import type { Organ } from './organ.ts'
import { chainOf } from './reach.ts'
import type { SeparationPolicy } from './separation.ts'

type Checked = Organ & { separation: SeparationPolicy; reviewingOrganId?: string }

const refusedAt = (field: string, message: string): Result<never> => ({
  ok: false,
  refusal: { code: 'form.invalid', message, fields: { [field]: message } },
})

const wrongParent = (
  { id, parentId }: Checked,
  others: readonly Checked[],
): Result<never> | undefined => {
  if (parentId === undefined) return undefined
  const chain = chainOf(others, parentId)
  if (chain.length === 0) return refusedAt('parentId', '没有这个上级机构')
  if (parentId === id || chain.some((one) => one.id === id))
    return refusedAt('parentId', '上级机构不能是本机构或者本机构的下级')
  return undefined
}

const wrongReviewer = (
  { id, separation, reviewingOrganId }: Checked,
  others: readonly Checked[],
): Result<never> | undefined => {
  const entrusting = others.find((one) => one.reviewingOrganId === id)
  if (separation !== 'entrusted') return undefined
  const reviewer = others.find((one) => one.id === reviewingOrganId)
  if (!reviewer || reviewer.id === id)
    return refusedAt('reviewingOrganId', '委托审核应当选择另一个机构为受托机关')
  if (reviewer.separation === 'entrusted')
    return refusedAt('reviewingOrganId', `“${reviewer.name}”自己也委托审核，不能受托`)
  return entrusting
    ? refusedAt('separation', `本机构受“${entrusting.name}”委托审核，不能再委托别的机构`)
    : undefined
}

/**
 * Whether an organ fits among the others: a name of its own, a place in the tree without a circle, and
 * under `entrusted` somebody else who reviews.
 */
export const checkOrgan = <O extends Checked>(organ: O, others: readonly Checked[]): Result<O> => {
  const namesake = others.find(({ id, name }) => id !== organ.id && name === organ.name)
  if (namesake) return refusedAt('name', `已经有名称为“${organ.name}”的机构`)
  return wrongParent(organ, others) ?? wrongReviewer(organ, others) ?? ok(organ)
}

/** What still has to be configured before a reply of this organ can be signed, in words. */
export const gapsOf = (organ: Organ): string[] => {
  const { kind, office, reconsideration, court, numberWord, letterhead } = organ
  const gaps: readonly (readonly [boolean, string])[] = [
    [letterhead !== '', '发文机关标志'],
    [numberWord !== '', '文号代字'],
    [reconsideration !== undefined, '行政复议机关'],
    [kind !== 'justiceDepartment' || reconsideration?.superior !== undefined, '上一级司法行政部门'],
    [reconsideration?.online !== undefined, '行政复议的互联网渠道'],
    [court !== undefined, '管辖法院'],
    [office.address !== '' && office.phone !== '', '公开机构的地址和电话'],
  ]
  return gaps.flatMap(([there, label]) => (there ? [] : [label]))
}
