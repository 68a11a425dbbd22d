import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** What every field of a form takes. Undefined is allowed so that pages can pass what they have. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  /** Shown beside the field; also listed by `ErrorSummary`, which links here. */
  error?: string | undefined
  required?: boolean | undefined
  /** Needed only where two forms on one page have a field of the same name. */
  id?: string | undefined
}

/** The id of a field: where the error summary links to. */
export const fieldId = (name: string): string => `f-${name}`

const idOf = (field: FieldProps): string => field.id ?? fieldId(field.name)

const describedBy = (field: FieldProps): string | undefined => {
  const id = idOf(field)
  const parts = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean)
  return parts.length > 0 ? parts.join(' ') : undefined
}

/** The attributes that tie an input to its label, hint and error. */
export const wiring = (field: FieldProps): Record<string, string | boolean | undefined> => ({
  id: idOf(field),
  name: field.name,
  required: field.required,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error ? 'true' : undefined,
})

const Must = ({ field }: { field: FieldProps }): JSX.Element | null =>
  field.required ? <span class="must">必填</span> : null

const Advice = ({ field }: { field: FieldProps }): JSX.Element => (
  <>
    {field.hint && (
      <p class="hint" id={`${idOf(field)}-hint`}>
        {field.hint}
      </p>
    )}
    {field.error && (
      <p class="error" id={`${idOf(field)}-error`}>
        <span class="unseen">错误：</span>
        {field.error}
      </p>
    )}
  </>
)

const boxClass = (field: FieldProps): string => (field.error ? 'field has-error' : 'field')

/** One input with its label, hint and error. */
export const FieldBox = ({
  field,
  children,
}: {
  field: FieldProps
  children: Child
}): JSX.Element => (
  <div class={boxClass(field)}>
    <label for={idOf(field)}>
      {field.label}
      <Must field={field} />
    </label>
    <Advice field={field} />
    {children}
  </div>
)

/** Several inputs under one question; the group carries the id that the error summary links to. */
export const FieldGroup = ({
  field,
  children,
}: {
  field: FieldProps
  children: Child
}): JSX.Element => (
  <fieldset
    class={boxClass(field)}
    id={idOf(field)}
    aria-describedby={describedBy(field)}
    tabindex={-1}
  >
    <legend>
      {field.label}
      <Must field={field} />
    </legend>
    <Advice field={field} />
    {children}
  </fieldset>
)
