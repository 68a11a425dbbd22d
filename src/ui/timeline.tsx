import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from './tag.tsx'

/** One thing that happened to a case. */
export type Happening = {
  /** `2026-03-05` or `2026-03-05 10:22`, Beijing time. */
  at: string
  title: Child
  /** Who did it; with 代…办理 where it was done for another. */
  by?: string | undefined
  detail?: Child
  basis?: string | undefined
  tone?: Tone | undefined
}

/** 办理过程, the order as given. */
export const Timeline = ({ happenings }: { happenings: readonly Happening[] }): JSX.Element => (
  <ol class="timeline">
    {happenings.map((one) => (
      <li class={`tone-${one.tone ?? 'active'}`}>
        <p class="when">
          <time datetime={one.at.replace(' ', 'T')}>{one.at}</time>
          {one.by && <span>{one.by}</span>}
        </p>
        <p class="what">{one.title}</p>
        {one.detail && <div class="detail">{one.detail}</div>}
        {one.basis && <p class="basis">依据：{one.basis}</p>}
      </li>
    ))}
  </ol>
)
