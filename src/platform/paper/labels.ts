/** 信封、地址标签: DL and C5 envelopes, one page each, or a sheet of ten labels. */
export type LabelFormat = 'dl' | 'c5' | 'sheet'

export type Label = {
  name: string
  address: string
  postcode?: string
  phone?: string
  postNumber?: string
  /** 内件, by number; never what the letter says. */
  content: string
}

export type Labels = {
  format: LabelFormat
  title: string
  /** `office` with the organ's name in it. */
  from: { name: string; office: string; address: string; postcode?: string; phone: string }
  labels: readonly Label[]
  /** 演示 */
  mark?: string
}
