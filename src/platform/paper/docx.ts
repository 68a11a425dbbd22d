import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx'

import type { Letter } from '../../kernel/letter.ts'
import { factsOf, tableOf } from './docx-table.ts'
import {
  areaWidth,
  faces,
  ink,
  millimetres,
  paragraph,
  redLine,
  runs,
  twips,
  type Type,
} from './docx-text.ts'
import { lengthOf, sheetOf, type Sheet, type SheetBlock } from './sheet.ts'
import { qrPng } from './qr.ts'
import { withZipDates } from './zip-dates.ts'

type Part = Paragraph | Table

/** Body type and line pitch in points: 3号 on 29 for letters, 28 characters to the line; 4号 on 25 for forms. */
type Look = { body: Type; line: number }

const looks: Record<Letter['layout'], Look> = {
  letter: { body: { face: 'body', size: 16, closer: 0.25 }, line: 29 },
  form: { body: { face: 'body', size: 14 }, line: 25 },
}

/**
 * The letter as a Word file after GB/T 9704-2012, for the office to edit: fonts by name, text equal to
 * the PDF's, the same bytes for the same letter. Rare characters stay as they are: Word may have them.
 */
export const renderDocx = async (letter: Letter): Promise<Uint8Array> => {
  const sheet = sheetOf(letter)
  const look = looks[sheet.layout]
  const file = new Document({
    title: sheet.title,
    creator: sheet.issuer,
    lastModifiedBy: sheet.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { language: { eastAsia: 'zh-CN', value: 'zh-CN' } } } } },
    sections: [{ ...pageOf(sheet), children: [...headOf(sheet), ...bodyOf(sheet, look)] }],
  })
  const at = `${sheet.date.map((part) => String(part).padStart(2, '0')).join('-')}T00:00:00Z`
  const bytes = await Packer.toBuffer(file, undefined, [coreProperties(sheet, at)])
  return withZipDates(bytes)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Replaces the properties docx writes, which hold the time of day. */
const coreProperties = ({ title, issuer }: Sheet, at: string): { path: string; data: string } => ({
  path: 'docProps/core.xml',
  data: `<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(issuer)}</dc:creator><cp:lastModifiedBy>${escaped(issuer)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
})

const pageOf = ({ layout, mark }: Sheet): Omit<ISectionOptions, 'children'> => {
  const letter = layout === 'letter'
  const head = new Header({ children: [markLine(mark)] })
  const blank = new Footer({
    children: [paragraph('', { face: 'song', size: 14 }, 14, redLine('top', {}))],
  })
  return {
    properties: {
      titlePage: letter,
      page: {
        size: { width: millimetres(210), height: millimetres(297) },
        margin: {
          top: millimetres(letter ? 37 : 30),
          bottom: millimetres(35),
          left: millimetres(28),
          right: millimetres(26),
          header: millimetres(14),
          footer: millimetres(letter ? 15 : 23),
        },
      },
    },
    headers: { default: head, even: head, first: head },
    footers: { default: pageNumber('right'), even: pageNumber('left'), first: blank },
  }
}

const markLine = (mark: string | undefined): Paragraph =>
  paragraph(mark ? `【${mark}】` : '', { face: 'hei', size: 10.5, color: '595959' }, 14, {
    alignment: AlignmentType.CENTER,
  })

/** — 1 — in 4号宋体, one character in from the outer edge. */
const pageNumber = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: twips(14) },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: 28,
            font: { ascii: faces.song, hAnsi: faces.song, eastAsia: faces.song },
          }),
        ],
      }),
    ],
  })

const headOf = (sheet: Sheet): Part[] => [
  ...(sheet.layout === 'letter' ? letterHead(sheet) : [formHead(sheet)]),
  new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: {
      line: twips(35),
      before: twips(sheet.layout === 'letter' ? 29 : 4),
      after: twips(sheet.layout === 'letter' ? 29 : 6),
    },
    children: runs(sheet.titleLines.join('\n'), { face: 'title', size: 22, color: '000000' }),
  }),
  ...(sheet.layout === 'form' && sheet.number
    ? [paragraph(sheet.number, { face: 'body', size: 12 }, 20, { alignment: AlignmentType.RIGHT })]
    : []),
]

const letterHead = (sheet: Sheet): Part[] => {
  const size = sheet.issuerSize
  const side = Math.max(0, Math.round((areaWidth - twips(sheet.issuerSpread)) / 2))
  return [
    paragraph(sheet.issuer, { face: 'title', size, color: ink }, size * 1.15, {
      alignment: AlignmentType.DISTRIBUTE,
      indent: { left: side, right: side },
    }),
    paragraph('', { face: 'body', size: 2 }, 6, redLine('bottom', {})),
    ...(sheet.number
      ? [
          paragraph(sheet.number, looks.letter.body, looks.letter.line, {
            alignment: AlignmentType.RIGHT,
            spacing: { before: twips(8) },
          }),
        ]
      : []),
  ]
}

const formHead = ({ issuer }: Sheet): Paragraph =>
  paragraph(issuer, { face: 'title', size: 16 }, 24, { alignment: AlignmentType.CENTER })

const bodyOf = (sheet: Sheet, look: Look): Part[] => [
  ...(sheet.addressee ? [paragraph(`${sheet.addressee}：`, look.body, look.line)] : []),
  ...sheet.blocks.flatMap((block) => blockOf(block, look)),
  ...attachmentsOf(sheet, look),
  ...signatureOf(sheet, look),
  ...(sheet.contact ? [indented(`（${sheet.contact}）`, look.body, look.line)] : []),
  ...sheet.slips.flatMap((slip) => slipOf(slip, look)),
]

const indented = (text: string, type: Type, line: number): Paragraph =>
  paragraph(text, type, line, { indent: { firstLineChars: 200, firstLine: twips(type.size * 2) } })

const blockOf = (block: SheetBlock, look: Look): Part[] => {
  switch (block.type) {
    case 'paragraph':
      return block.lines.map((text) =>
        (block.flush ? paragraph : indented)(text, look.body, look.line),
      )
    case 'heading':
      return [headingOf(block, look)]
    case 'facts':
      return [factsOf(block), gap()]
    case 'code':
      return codeOf(block)
    case 'table':
      return [tableOf(block), gap()]
  }
}

/** As in the PDF, but for the picture above the words: Word keeps no picture beside a paragraph in place. */
const codeOf = ({ address, caption }: Extract<SheetBlock, { type: 'code' }>): Paragraph[] => {
  const words: Type = { face: 'body', size: 12 }
  const picture = new ImageRun({
    type: 'png',
    data: qrPng(address),
    transformation: { width: 98, height: 98 },
    altText: { name: caption, title: caption, description: caption },
  })
  return [
    new Paragraph({ keepNext: true, children: [picture] }),
    paragraph(caption, words, 18, { keepNext: true }),
    paragraph(address, words, 18),
  ]
}

/** Word joins tables that touch and wants a paragraph after the last one. */
const gap = (): Paragraph => paragraph('', { face: 'body', size: 5 }, 8)

const headingOf = (
  { level, text }: Extract<SheetBlock, { type: 'heading' }>,
  look: Look,
): Paragraph => {
  const type: Type = {
    ...look.body,
    face: (['hei', 'kai', 'body'] as const)[level - 1] ?? 'body',
    color: '000000',
  }
  return paragraph(text, type, look.line, {
    heading: [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2][level - 1] ?? HeadingLevel.HEADING_3,
    keepNext: true,
    indent: { firstLine: twips(type.size * 2) },
    spacing: { before: 0, after: 0 },
  })
}

/** One empty line above; later lines begin under the number. */
const attachmentsOf = ({ attachments }: Sheet, { body, line }: Look): Paragraph[] =>
  attachments.map((text, at) =>
    paragraph(text, body, line, {
      alignment: AlignmentType.LEFT,
      keepNext: true,
      indent: { left: twips(body.size * 6), hanging: twips(body.size * (at === 0 ? 4 : 1)) },
      spacing: { before: at === 0 ? twips(line) : 0 },
    }),
  )

/** As in the PDF: the date ends four characters from the right, the organ is centred above it. */
const signatureOf = ({ signature }: Sheet, { body, line }: Look): Paragraph[] => {
  if (!signature) return []
  const { organ, on } = signature
  const date = on ? lengthOf(on) : 8
  const wide = Math.max(lengthOf(organ), date)
  const right = Math.max(0, 4 - (wide - date) / 2)
  const place = (text: string, before: number, keepNext: boolean): Paragraph =>
    paragraph(text, body, line, {
      alignment: AlignmentType.RIGHT,
      keepNext,
      keepLines: true,
      indent: { right: twips(body.size * (right + (wide - lengthOf(text)) / 2)) },
      spacing: { before },
    })
  return [place(organ, twips(line * 2), on !== undefined), ...(on ? [place(on, 0, false)] : [])]
}

const slipOf = ({ title, lines }: Sheet['slips'][number], { body, line }: Look): Paragraph[] => [
  paragraph(title, { face: 'title', size: 18 }, line, {
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: twips(line) },
    border: { top: { style: BorderStyle.DASHED, size: 6, space: 12, color: '000000' } },
  }),
  ...lines.map((text, at) =>
    paragraph(text, body, line, { alignment: AlignmentType.LEFT, keepNext: at < lines.length - 1 }),
  ),
]
