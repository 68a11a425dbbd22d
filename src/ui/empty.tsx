import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** Nothing here: says why, and what to do next. */
export const Empty = ({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children?: Child
}): JSX.Element => (
  <div class="empty">
    <svg viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
      <path d="M13 6h16l8 8v28H13z M29 6v8h8 M19 22h12 M19 28h12 M19 34h7" />
    </svg>
    <p class="empty-title">{title}</p>
    {hint && <p>{hint}</p>}
    {children}
  </div>
)
