import type { JSX } from 'hono/jsx/jsx-runtime'
import type { LinkedFigure } from '../linked.ts'

/** Every figure a text may quote, group by group, with what it stands at. */
export const FigureList = ({ figures }: { figures: readonly LinkedFigure[] }): JSX.Element => (
  <>
    {[...new Set(figures.map(({ group }) => group))].map((group) => (
      <details class="figure-list">
        <summary>{group}</summary>
        <ul>
          {figures
            .filter((one) => one.group === group)
            .map(({ name, text }) => (
              <li>
                <code>{`{{${name}}}`}</code> <strong class="figure">{text}</strong>
              </li>
            ))}
        </ul>
      </details>
    ))}
  </>
)
