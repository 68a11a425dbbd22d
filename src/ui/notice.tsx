import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from './tag.tsx'

/** One sentence after an act (shown once), or a standing remark. */
export type NoticeText = { text: string; tone?: Tone | undefined }

/** A sentence about what has just been done, read aloud when it appears. */
export const Notice = ({ text, tone = 'done' }: NoticeText): JSX.Element => (
  <output class={`notice tone-${tone}`}>{text}</output>
)

/** A standing remark inside a page: a rule, a warning, an explanation. */
export const Remark = ({
  title,
  tone = 'active',
  children,
}: {
  title?: string
  tone?: Tone
  children: Child
}): JSX.Element => (
  <div class={`notice tone-${tone}`}>
    {title && <strong>{title}</strong>}
    <div>{children}</div>
  </div>
)
