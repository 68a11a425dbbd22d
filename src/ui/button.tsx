import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** `primary` once a page: the next step. `danger` is not red, it is plain and asks back. */
export type ButtonLook = 'primary' | 'plain' | 'quiet'

type ButtonProps = {
  look?: ButtonLook
  /** Sent with the form, so that one form can hold several acts. */
  name?: string
  value?: string
  /** Posts to another address than the form's. */
  formaction?: string
  /** The article that allows the act; shown on hover. */
  title?: string | undefined
  disabled?: boolean
  children: Child
}

export const Button = ({ look = 'plain', children, ...rest }: ButtonProps): JSX.Element => (
  <button type="submit" class={`button ${look}`} {...rest}>
    {children}
  </button>
)

type LinkProps = { href: string; look?: ButtonLook; download?: boolean; children: Child }

/** A link that looks like a button: it leads somewhere and changes nothing. */
export const ButtonLink = ({ look = 'plain', children, ...rest }: LinkProps): JSX.Element => (
  <a class={`button ${look}`} {...rest}>
    {children}
  </a>
)
