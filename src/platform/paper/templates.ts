import { join } from 'node:path'

import { packageRoot } from '../root.ts'

/** Each template is one constant Typst source beside this file; a letter differs by its data only. */
const templates = { paper: 'paper.typ', label: 'label.typ' } as const

export type Template = keyof typeof templates

/** Read from src/: tsc copies no .typ files. */
export const templateSource = (template: Template): string =>
  join(packageRoot, 'src/platform/paper', templates[template])
