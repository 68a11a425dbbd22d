import data from '../../../law/retention.json' with { type: 'json' }

/** 保管期限 a file of a case may have. */
export const retentionPeriods: readonly { id: string; name: string; when: string }[] = data.periods

export const usualRetention: string = data.usual

export const retentionName = (id: string): string =>
  retentionPeriods.find((period) => period.id === id)?.name ?? id
