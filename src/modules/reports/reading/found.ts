/** Something the file shows and the reader could not place, or placed on less than its own label. */
export type Unread = {
  readonly table: '表二' | '表三' | '表四'
  /** One Chinese sentence for the person who enters it by hand. */
  readonly message: string
}

/** Collects what a table's reader found besides figures. */
export type Findings = {
  readonly unread: Unread[]
  /** Cells placed by the order of the form between two labelled rows: right, but to be confirmed. */
  readonly confirm: Unread[]
  /** What stands in a cell instead of a figure (“/”) or around it (“251000元”), by cell path. */
  readonly written: Record<string, string>
  /** Rows read in part; their cells are shown and not checked. */
  readonly partial: Set<string>
}

export const newFindings = (): Findings => ({
  unread: [],
  confirm: [],
  written: {},
  partial: new Set(),
})
