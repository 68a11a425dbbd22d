import type { Letter } from '../../kernel/letter.ts'
import { openPress, type Press, type Printed } from './press.ts'
import type { Labels } from './labels.ts'
import { dateOf, sheetOf } from './sheet.ts'

let shared: Press | undefined

/**
 * The letter as PDF/A-2a, the same bytes for the same letter. `missing` lists characters no font has:
 * the paper shows 〔U+20BB7〕 in their place, and the clerk must be told before it is signed.
 * @throws Error where the compiler fails twice or is too slow; the letter is then not printed
 */
export const renderPdf = (letter: Letter, press = (shared ??= openPress())): Promise<Printed> =>
  press.print({
    template: 'paper',
    data: sheetOf(letter),
    timestamp: Date.parse(`${dateOf(letter)}T00:00:00Z`) / 1000,
  })

/** 2000-01-01: labels carry no date of their own. */
const undated = 946_684_800

/** Envelopes or address labels as PDF, for the printer only: nothing of them is kept. */
export const renderLabels = (labels: Labels, press = (shared ??= openPress())): Promise<Printed> =>
  press.print({ template: 'label', data: labels, timestamp: undated })
