/** Papers (文书): a `Letter` of the kernel printed as PDF/A-2a for signing and as a Word file for editing. */
export { renderDocx } from './paper/docx.ts'
export type { Label, LabelFormat, Labels } from './paper/labels.ts'
export { renderLabels, renderPdf } from './paper/pdf.ts'
