import type { Day } from '../../kernel/day.ts'
import type { Refusal } from '../../kernel/result.ts'

/** 启用日期: letters that went out stay as they are, so no day before today will do. */
export const pastDay = (effectiveOn: Day, today: Day): Refusal | undefined =>
  effectiveOn < today
    ? {
        code: 'templates.past',
        message: '启用日期不能早于今天，已经发出的文书不受影响',
        fields: { effectiveOn: '启用日期不能早于今天' },
      }
    : undefined
