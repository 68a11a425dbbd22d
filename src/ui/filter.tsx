import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from './button.tsx'

type Props = {
  action: string
  /** What is searched, e.g. 申请编号、申请人、内容. */
  label: string
  value?: string | undefined
  submit?: string
  /** `FilterSelect`s and hidden inputs. */
  children?: Child
}

/** Search and filters of a list: they live in the address, so that a view can be sent to a colleague. */
export const Filter = ({ action, label, value, submit = '筛选', children }: Props): JSX.Element => (
  <search>
    <form class="filter" method="get" action={action} aria-label="筛选">
      <input
        type="search"
        name="q"
        value={value}
        placeholder={label}
        aria-label={label}
        data-search
      />
      {children}
      <Button look="primary">{submit}</Button>
    </form>
  </search>
)

type SelectProps = {
  name: string
  /** Names the field and its first choice: 全部状态. */
  label: string
  options: readonly { value: string; label: string }[]
  value?: string | undefined
}

export const FilterSelect = ({ name, label, options, value }: SelectProps): JSX.Element => (
  <select name={name} aria-label={label}>
    <option value="">{label}</option>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </select>
)
