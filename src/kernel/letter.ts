import { inChinese, type Day } from './day.ts'

/**
 * An official paper (文书) as a model: one description, from which both the PDF/A and the DOCX are
 * made, so that the two cannot say different things. Text holds no markup of any kind.
 */
export type Letter = {
  /** D03 …: the kind in regulations of the trade; see docs/glossary.md. */
  kind: string
  /** 发文机关标志, printed in red. */
  issuer: string
  /** 发文字号, e.g. 宝政办公开〔2026〕12号; absent in drafts and internal forms. */
  number?: string
  /** A line break in it splits a long title by meaning. */
  title: string
  /** 主送: the addressee; absent on internal forms. */
  addressee?: string
  blocks: readonly Block[]
  /** 附件: names only; "附件：1." is printed before them. */
  attachments?: readonly string[]
  /** 联系人、电话 and address of the disclosure office; printed in brackets under the date. */
  contact?: string
  /** 落款; absent on internal forms. */
  signature?: { organ: string; on?: Day }
  /** 演示, 草稿 …: printed at the head of each page. With 草稿 in it the place of the seal is outlined. */
  mark?: string
  layout: 'letter' | 'form'
}

export type Block =
  | { type: 'paragraph'; text: string; /** flush left, no indent */ flush?: boolean }
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  /** Label and value pairs, boxed as on a form; an empty value leaves room to write by hand. */
  | { type: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | {
      type: 'table'
      /** One or more rows, repeated at the head of each page. */
      header: readonly (readonly Cell[])[]
      rows: readonly (readonly Cell[])[]
      /** Relative column widths. */
      widths?: readonly number[]
    }
  /** 二维码 of an address, with what it leads to; the address is printed beside it. */
  | { type: 'code'; address: string; caption: string }
  /** 文书确认回执: cut here, fill in and send back; printed after the signature, wherever it stands. */
  | { type: 'slip'; title: string; lines: readonly string[] }

/**
 * A merged cell covers `columns` × `rows`; the cells it covers are left out of their rows. A `head` among
 * the rows is set like the header.
 */
export type Cell = string | { text: string; columns?: number; rows?: number; head?: boolean }

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** 附件说明: a single attachment has no number (GB/T 9704-2012 第7.3.4条). */
export const attachmentLines = ({ attachments = [] }: Letter): string[] =>
  attachments.map((name, at) => {
    const numbered = attachments.length > 1 ? `${at + 1}.${name}` : name
    return at === 0 ? `附件：${numbered}` : numbered
  })

/** Every text a reader of the paper sees but `mark` and the page numbers, in order: PDF and DOCX are compared by it. */
export const textOf = (letter: Letter): string[] => [
  letter.issuer,
  ...(letter.number ? [letter.number] : []),
  letter.title,
  ...(letter.addressee ? [`${letter.addressee}：`] : []),
  ...letter.blocks.filter((block) => block.type !== 'slip').flatMap(textOfBlock),
  ...attachmentLines(letter),
  ...textOfSignature(letter.signature),
  ...(letter.contact ? [`（${letter.contact}）`] : []),
  ...letter.blocks.filter((block) => block.type === 'slip').flatMap(textOfBlock),
]

const textOfSignature = (signature: Letter['signature']): string[] =>
  signature ? [signature.organ, ...(signature.on ? [inChinese(signature.on)] : [])] : []

const textOfBlock = (block: Block): string[] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'facts':
      return block.rows.flat()
    case 'table':
      return [...block.header.flat(), ...block.rows.flat()].map(cellText)
    case 'code':
      return [block.caption, block.address]
    case 'slip':
      return [block.title, ...block.lines]
  }
}
