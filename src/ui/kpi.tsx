import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from './tag.tsx'

export type Kpi = {
  label: string
  value: number | string
  unit?: string
  /** Colours the figure; a zero is never coloured. */
  tone?: Tone
  /** The list behind the figure. */
  href?: string
  hint?: string
}

const figureClass = ({ tone, value }: Kpi): string =>
  tone && Number(value) !== 0 ? `figure ink-${tone}` : 'figure'

/** A row of figures, each leading to the list it counts. */
export const Kpis = ({ label, items }: { label: string; items: readonly Kpi[] }): JSX.Element => (
  <ul class="kpis" aria-label={label}>
    {items.map((item) => (
      <li>
        {item.href ? (
          <a href={item.href}>{item.label}</a>
        ) : (
          <span class="kpi-label">{item.label}</span>
        )}
        <span class={figureClass(item)}>
          {typeof item.value === 'number' ? item.value.toLocaleString('en-US') : item.value}
          {item.unit && <small>{item.unit}</small>}
        </span>
        {item.hint && <span class="faint">{item.hint}</span>}
      </li>
    ))}
  </ul>
)
