import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from './button.tsx'
import { FieldBox, fieldId, FieldGroup, wiring, type FieldProps } from './field.tsx'

type FormProps = {
  action: string
  csrf?: string | undefined
  /** Idempotency key, made when the form is rendered: two submits have one effect. */
  idempotencyKey?: string | undefined
  /** The version the person saw; an older one than the stored one is refused. */
  version?: number | undefined
  /** With files. */
  files?: boolean
  /** Keeps typed text in the browser until it is posted (long texts only; never personal data). */
  keep?: string
  label?: string
  children: Child
}

const Hidden = ({
  name,
  value,
}: {
  name: string
  value: string | number | undefined
}): JSX.Element | null =>
  value === undefined ? null : <input type="hidden" name={name} value={String(value)} />

/** A form that posts. The server checks everything and answers with the article, so the browser does not. */
export const Form = ({
  action,
  csrf,
  idempotencyKey,
  version,
  ...rest
}: FormProps): JSX.Element => (
  <form
    class="form"
    method="post"
    action={action}
    enctype={rest.files ? 'multipart/form-data' : undefined}
    data-once
    data-keep={rest.keep}
    aria-label={rest.label}
    novalidate
  >
    <Hidden name="_csrf" value={csrf} />
    <Hidden name="_key" value={idempotencyKey} />
    <Hidden name="_version" value={version} />
    {rest.children}
  </form>
)

/** How wide the input is: about 12, 24 or 40 Chinese characters. */
type Width = 'short' | 'medium' | 'wide'

type TextProps = FieldProps & {
  value?: string | number | undefined
  type?: 'text' | 'email' | 'tel' | 'password' | 'number' | 'search' | 'url'
  width?: Width
  autocomplete?: string
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email'
  maxlength?: number
}

export const TextField = ({
  value,
  type = 'text',
  width = 'wide',
  ...rest
}: TextProps): JSX.Element => (
  <FieldBox field={rest}>
    <input
      {...wiring(rest)}
      type={type}
      class={width}
      value={value === undefined ? undefined : String(value)}
      autocomplete={rest.autocomplete}
      inputmode={rest.inputmode}
      maxlength={rest.maxlength}
    />
  </FieldBox>
)

export const TextArea = ({
  value = '',
  rows = 5,
  ...rest
}: FieldProps & { value?: string | undefined; rows?: number }): JSX.Element => (
  <FieldBox field={rest}>
    <textarea {...wiring(rest)} rows={rows}>
      {/* HTML drops the first line end inside a textarea; this one is it. */}
      {`\n${value}`}
    </textarea>
  </FieldBox>
)

export type Option = {
  value: string
  label: string
  hint?: string | undefined
  disabled?: boolean | undefined
}

type SelectProps = FieldProps & {
  options: readonly Option[]
  value?: string | undefined
  /** The first, empty choice, e.g. 请选择 or 全部状态; none where one must always be chosen. */
  blank?: string
  width?: Width
}

export const SelectField = ({
  options,
  value,
  blank,
  width = 'medium',
  ...rest
}: SelectProps): JSX.Element => (
  <FieldBox field={rest}>
    <select {...wiring(rest)} class={width}>
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map((option) => (
        <option value={option.value} selected={option.value === value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  </FieldBox>
)

type DateProps = FieldProps & { value?: string | undefined; min?: string; max?: string }

/** A native date input; the server also understands 2026年3月5日 and full-width digits. */
export const DateField = ({ value, min, max, ...rest }: DateProps): JSX.Element => (
  <FieldBox field={rest}>
    <input {...wiring(rest)} type="date" class="short" value={value} min={min} max={max} />
  </FieldBox>
)

type ChoiceProps = {
  field: FieldProps
  type: 'radio' | 'checkbox'
  options: readonly Option[]
  chosen: readonly string[]
}

const Choices = ({ field, type, options, chosen }: ChoiceProps): JSX.Element => (
  <FieldGroup field={field}>
    {options.map((option, index) => (
      <Choice
        id={`${field.id ?? fieldId(field.name)}-${index}`}
        name={field.name}
        type={type}
        option={option}
        checked={chosen.includes(option.value)}
      />
    ))}
  </FieldGroup>
)

type OneChoice = {
  id: string
  name: string
  type: 'radio' | 'checkbox'
  option: Option
  checked: boolean
}

const Choice = ({ id, name, type, option, checked }: OneChoice): JSX.Element => (
  <div class="choice">
    <input
      id={id}
      name={name}
      type={type}
      value={option.value}
      checked={checked}
      disabled={option.disabled}
      aria-describedby={option.hint ? `${id}-hint` : undefined}
    />
    <div>
      <label for={id}>{option.label}</label>
      {option.hint && (
        <p class="hint" id={`${id}-hint`}>
          {option.hint}
        </p>
      )}
    </div>
  </div>
)

type RadioProps = FieldProps & { options: readonly Option[]; value?: string | undefined }

export const RadioGroup = ({ options, value, ...rest }: RadioProps): JSX.Element => (
  <Choices
    field={rest}
    type="radio"
    options={options}
    chosen={value === undefined ? [] : [value]}
  />
)

type CheckProps = FieldProps & {
  options: readonly Option[]
  values?: readonly string[] | undefined
}

export const CheckGroup = ({ options, values = [], ...rest }: CheckProps): JSX.Element => (
  <Choices field={rest} type="checkbox" options={options} chosen={values} />
)

type FileProps = FieldProps & {
  /** e.g. `.docx,.pdf,image/*` */ accept?: string
  multiple?: boolean
}

/** Needs `files` on the form. */
export const FileField = ({ accept, multiple, ...rest }: FileProps): JSX.Element => (
  <FieldBox field={rest}>
    <input {...wiring(rest)} type="file" accept={accept} multiple={multiple} />
  </FieldBox>
)

type SubmitProps = {
  label: string
  /** Where 取消 leads. */
  cancel?: string
  name?: string
  value?: string
  /** Further buttons. */
  children?: Child
}

export const SubmitBar = ({ label, cancel, children, ...rest }: SubmitProps): JSX.Element => (
  <div class="submit-bar">
    <Button look="primary" {...rest}>
      {label}
    </Button>
    {children}
    {cancel && (
      <a class="button quiet" href={cancel}>
        取消
      </a>
    )}
  </div>
)
