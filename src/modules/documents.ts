/**
 * 规范性文件登记簿: the rules and normative documents an organ made, abolished or saw lapse
 * (条例第二十条第一项). Table 二 of the annual report counts them; nobody types those figures.
 */
export { documentActs } from './documents/acts.ts'
export { documentMenu, documentRoutes } from './documents/console.tsx'
export { type DocumentKind, type NormativeDocument, validityOn } from './documents/document.ts'
export {
  documentsMatching,
  numbersTaken,
  publicDocuments,
  type PublishedDocument,
} from './documents/store.ts'
export { documentPermissions } from './documents/may.ts'
export { endDocument, registerDocument, strikeDocuments } from './documents/actions.ts'
export { type DocumentFigures, figuresFor } from './documents/store-figures.ts'
