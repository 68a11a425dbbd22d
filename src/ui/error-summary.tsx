import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../kernel/result.ts'
import { fieldId } from './field.tsx'

/** Why the act was refused, the article that says so, and links to the fields to put right. */
export const ErrorSummary = ({ refusal }: { refusal: Refusal | undefined }): JSX.Element | null => {
  if (!refusal) return null
  const fields = Object.entries(refusal.fields ?? {})
  return (
    <div class="refusal" role="alert">
      <h2>{fields.length > 0 ? '请改正以下内容' : '未能办理'}</h2>
      <p>{refusal.message}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(([name, message]) => (
            <li>
              <a href={`#${fieldId(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
      {refusal.basis && <p class="basis">依据：{refusal.basis}</p>}
    </div>
  )
}

/** The message of one field, for the `error` of its input. */
export const errorOf = (refusal: Refusal | undefined, name: string): string | undefined =>
  refusal?.fields?.[name]
