/** A cell that a spreadsheet would take for a formula is written as text (ASVS 1.2.10). */
const guarded = (text: string): string => (/^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => `"${guarded(text).replaceAll('"', '""')}"`

/** A table as CSV for the spreadsheets of Chinese offices: UTF-8 with mark, every cell quoted. */
export const csvOf = (rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(`\ufeff${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`)
