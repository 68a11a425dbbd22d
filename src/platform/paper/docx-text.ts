import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  TextRun,
  type IParagraphOptions,
} from 'docx'

/** Type faces of GB/T 9704-2012 by the names Word and WPS on Chinese offices' computers know. */
export const faces = {
  body: '仿宋_GB2312',
  title: '方正小标宋简体',
  hei: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const

/** `size` in points; `closer`: points taken from each character's width. */
export type Type = { face: keyof typeof faces; size: number; color?: string; closer?: number }

/** The red of marks and lines. */
export const ink = 'D7000F'

/** One point, and the 3号 character, in Word's unit, the twentieth of a point. */
export const twips = (points: number): number => Math.round(points * 20)

export const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4)

/** Type area 156 mm wide. */
export const areaWidth = millimetres(156)

/** Text in its face, figures in Times New Roman; a line break in it stays one. */
export const runs = (text: string, { face, size, color, closer }: Type): TextRun[] =>
  text.split('\n').map(
    (line, at) =>
      new TextRun({
        text: line,
        size: size * 2,
        font: {
          ascii: 'Times New Roman',
          hAnsi: 'Times New Roman',
          eastAsia: faces[face],
          hint: 'eastAsia',
        },
        ...(color && { color }),
        ...(closer && { characterSpacing: -twips(closer) }),
        ...(at > 0 && { break: 1 }),
      }),
  )

/** A paragraph on lines exactly `line` points apart. */
export const paragraph = (
  text: string,
  type: Type,
  line: number,
  options: IParagraphOptions = {},
): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    ...options,
    spacing: { line: twips(line), lineRule: LineRuleType.EXACT, ...options.spacing },
    children: runs(text, type),
  })

/** The two red lines of 信函格式, 170 mm long, as the edge of a paragraph. */
export const redLine = (edge: 'top' | 'bottom', more: IParagraphOptions): IParagraphOptions => ({
  ...more,
  indent: { ...more.indent, left: millimetres(-8), right: millimetres(-6) },
  border: {
    [edge]: {
      style: edge === 'top' ? BorderStyle.THIN_THICK_SMALL_GAP : BorderStyle.THICK_THIN_SMALL_GAP,
      size: 24,
      space: 4,
      color: ink,
    },
  },
})
