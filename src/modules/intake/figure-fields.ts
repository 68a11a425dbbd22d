/** The name of a cell's field: `t3_new_0`. */
export const fieldOf = (table: 't2' | 't3' | 't4', key: string, column: number): string =>
  `${table}_${key}_${column}`

/** The box by which a person says that the prose is as it was published. */
export const proseConfirmation = 'confirmProse'

/** Names of the boxes by which a person says that a table is as it was published. */
export const confirmations = {
  table2: 'confirm2',
  table3: 'confirm3',
  table4: 'confirm4',
} as const
