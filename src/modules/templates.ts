/**
 * 文书模板包: the county office keeps the free paragraphs and the letterhead of every letter, issues them
 * to all organs against receipt, and from their day every organ's letters use them. Legal paragraphs are
 * no part of a pack. An organ may bring its own Word template for a kind of letter: tags stand for the
 * parts of the letter, and a second person approves it.
 */
export { approveOwn, shaping, starterOf, uploadOwn } from './templates/actions-own.ts'
export { templateActs } from './templates/acts.ts'
export { templateMenu, templateRoutes } from './templates/console.tsx'
export { templatePermissions } from './templates/may.ts'
export type { OwnStatus, OwnTemplate } from './templates/own-template.ts'
export type { Pack, PackStatus } from './templates/pack.ts'
export { editPack, issuePack, newPack, receivePack } from './templates/actions.ts'
