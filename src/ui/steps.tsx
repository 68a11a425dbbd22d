import type { JSX } from 'hono/jsx/jsx-runtime'

/** Where one is in a form of several pages. @param current from 0 */
export const Steps = ({
  steps,
  current,
}: {
  steps: readonly string[]
  current: number
}): JSX.Element => (
  <ol class="steps" aria-label={`第 ${current + 1} 步，共 ${steps.length} 步`}>
    {steps.map((label, index) => (
      <li
        class={index < current ? 'past' : undefined}
        aria-current={index === current ? 'step' : undefined}
      >
        <span class="step-mark" aria-hidden="true">
          {index < current ? '✓' : index + 1}
        </span>
        <span class="step-label">
          {label}
          {index < current && <span class="unseen">（已完成）</span>}
        </span>
      </li>
    ))}
  </ol>
)
