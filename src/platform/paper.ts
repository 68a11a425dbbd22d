/** Papers (文书): a `Letter` of the kernel printed as PDF/A-2a for signing, as a Word file for editing, as a workbook for figures. */
export { renderDocx } from './paper/docx.ts'
export type { Label, LabelFormat, Labels } from './paper/labels.ts'
export { renderLabels, renderPdf } from './paper/pdf.ts'
export { renderXlsx } from './paper/xlsx.ts'
