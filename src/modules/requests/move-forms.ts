import { consultationForms } from './move-forms-consultations.ts'
import { erasureForms } from './move-forms-erasure.ts'
import { handlingForms } from './move-forms-handling.ts'
import { proposalForms } from './move-forms-proposals.ts'
import { serviceForms } from './move-forms-service.ts'
import type { MoveForms } from './move-fields.ts'
import type { Move } from './moves.ts'

const forms = {
  ...handlingForms,
  ...consultationForms,
  ...proposalForms,
  ...serviceForms,
  ...erasureForms,
}

/** Moves with a small form of their own; the others have a page (letter, signing, service). */
export type FormMove = keyof typeof forms

/** 办理表单, by move. */
export const moveForms: MoveForms<FormMove> = forms

export const isFormMove = (move: Move): move is FormMove => Object.hasOwn(moveForms, move)

export const formMoves = Object.keys(forms) as FormMove[]
