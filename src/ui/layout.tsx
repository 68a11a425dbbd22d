import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

type CardProps = {
  title?: string
  /** Links or buttons at the right of the title. */
  actions?: Child
  /** Address of the card inside the page. */
  id?: string | undefined
  children: Child
}

/** A white sheet with a title. */
export const Card = ({ title, actions, id, children }: CardProps): JSX.Element => (
  <section class="card" id={id}>
    {title && (
      <div class="card-head">
        <h2>{title}</h2>
        {actions && <div class="actions">{actions}</div>}
      </div>
    )}
    {children}
  </section>
)

/** Main matter at the left, the clock and the papers at the right; one below the other on phones. */
export const Split = ({ side, children }: { side: Child; children: Child }): JSX.Element => (
  <div class="split">
    <div class="stack">{children}</div>
    <div class="stack">{side}</div>
  </div>
)

/** Cards beside each other as the width allows. */
export const Cards = ({ children }: { children: Child }): JSX.Element => (
  <div class="cards">{children}</div>
)

/** Cards below each other. */
export const Stack = ({ children }: { children: Child }): JSX.Element => (
  <div class="stack">{children}</div>
)

/** The text of a published document or of an explanation, set for reading. */
export const Prose = ({ children }: { children: Child }): JSX.Element => (
  <div class="prose">{children}</div>
)
