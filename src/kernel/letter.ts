import type { Day } from './day.ts'

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
  title: string
  /** 主送: the addressee; absent on internal forms. */
  addressee?: string
  blocks: readonly Block[]
  /** 附件 */
  attachments?: readonly string[]
  /** 联系人、电话 and address of the disclosure office. */
  contact?: string
  /** 落款; absent on internal forms. */
  signature?: { organ: string; on?: Day }
  /** 演示, 草稿 …: printed across the head of each page. */
  mark?: string
  layout: 'letter' | 'form'
}

export type Block =
  | { type: 'paragraph'; text: string; /** flush left, no indent */ flush?: boolean }
  | { type: 'heading'; level: 1 | 2 | 3; text: string }
  /** Label and value pairs, as on a form. */
  | { type: 'facts'; rows: readonly (readonly [label: string, value: string])[] }
  | {
      type: 'table'
      header: readonly string[]
      rows: readonly (readonly string[])[]
      /** Relative column widths. */
      widths?: readonly number[]
    }
  /** 文书确认回执: cut here, fill in and send back. */
  | { type: 'slip'; title: string; lines: readonly string[] }

/** Every text a reader of the paper sees, in order: what the PDF and the DOCX are compared by. */
export const textOf = (letter: Letter): string[] => [
  letter.issuer,
  ...(letter.number ? [letter.number] : []),
  letter.title,
  ...(letter.addressee ? [`${letter.addressee}：`] : []),
  ...letter.blocks.flatMap(textOfBlock),
  ...(letter.attachments ?? []),
  ...(letter.contact ? [letter.contact] : []),
  ...(letter.signature ? [letter.signature.organ] : []),
]

const textOfBlock = (block: Block): string[] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.text]
    case 'facts':
      return block.rows.flat()
    case 'table':
      return [...block.header, ...block.rows.flat()]
    case 'slip':
      return [block.title, ...block.lines]
  }
}
