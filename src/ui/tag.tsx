import type { JSX } from 'hono/jsx/jsx-runtime'

/**
 * What a colour says: `quiet` closed or abolished, `active` in hand, `done` finished or in force,
 * `soon` waiting or nearly due, `overdue` past its date (the only red).
 */
export type Tone = 'quiet' | 'active' | 'done' | 'soon' | 'overdue'

/** A short state word; never wraps. */
export const Tag = ({ label, tone = 'quiet' }: { label: string; tone?: Tone }): JSX.Element => (
  <span class={`tag tone-${tone}`}>{label}</span>
)
