import law from '../../../law/apply.json' with { type: 'json' }
import type { Day } from '../../kernel/day.ts'

/** 网上申请的办理参数: days, numbers and sizes, as `law/apply.json` sets them. */
export type Limits = Omit<(typeof law.versions)[number], 'from'>

/** The newest version that had begun on the day. */
export const limitsOn = (on: Day): Limits => {
  const found = law.versions.findLast(({ from }) => from <= on) ?? law.versions[0]
  if (!found) throw new RangeError(`law/apply.json has no version on ${on}`)
  return found
}

/** Bytes of so many MB. */
export const megabytes = (count: number): number => count * 1024 * 1024
