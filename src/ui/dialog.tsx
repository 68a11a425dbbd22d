import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ButtonLook } from './button.tsx'

type Props = {
  /** The words on the button that opens it. */
  label: string
  look?: ButtonLook
  /** Opened by the server, e.g. after a refusal. */
  open?: boolean
  title?: string
  children: Child
}

/** A small form behind a button, e.g. 延期 with its date and reason. Opens without any script. */
export const Dialog = ({
  label,
  look = 'plain',
  open = false,
  title,
  children,
}: Props): JSX.Element => (
  <details class="dialog" open={open} name="dialog">
    <summary class={`button ${look}`}>{label}</summary>
    <div class="dialog-panel">
      {title && <h2>{title}</h2>}
      {children}
    </div>
  </details>
)

/** More matter for who wants it. */
export const Disclosure = ({
  label,
  open = false,
  children,
}: {
  label: string
  open?: boolean
  children: Child
}): JSX.Element => (
  <details class="disclosure" open={open}>
    <summary>{label}</summary>
    <div>{children}</div>
  </details>
)
