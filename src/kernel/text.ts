/** Full-width digits, letters and signs become half-width, the ideographic space a plain one. */
export const foldWidth = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ')

// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const controlCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Typed text as it is kept: NFC, no control, zero-width or direction marks, plain line ends, trimmed. */
export const cleanText = (typed: string): string =>
  typed.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(controlCharacters, '').trim()

/** For comparing what two people meant: width, case, spaces and quotation marks do not count. */
export const foldForComparison = (text: string): string =>
  foldWidth(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’《》〈〉「」]/g, '')
