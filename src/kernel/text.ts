/** Full-width digits, letters and signs become half-width, the ideographic space a plain one. */
export const foldWidth = (text: string): string =>
  text
    .replaceAll(/[！-～]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll('\u3000', ' ')

/** Control, zero-width and direction marks; line ends and tabs stay. */
const invisible = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

/** Typed text as it is kept: NFC, no control, zero-width or direction marks, plain line ends, trimmed. */
export const cleanText = (typed: string): string =>
  typed.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(invisible, '').trim()

/** For comparing what two people meant: width, case, spaces and quotation marks do not count. */
export const foldForComparison = (text: string): string =>
  foldWidth(text.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’《》〈〉「」]/g, '')
