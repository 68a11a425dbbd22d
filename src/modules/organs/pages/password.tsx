import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

type Props = {
  shell: Shell
  /** The present password was set by somebody else: nothing else is open before it is changed. */
  first: boolean
  keyOf: () => string
  refusal?: Refusal | undefined
}

/** Names begin with `_`: what is typed here is neither compared nor kept as the fields of other forms are. */
const Password = ({ field, label, ...rest }: FieldProps): JSX.Element => (
  <TextField
    name={`_${field}`}
    id={`f-${field}`}
    label={label}
    hint={rest.hint}
    type="password"
    width="medium"
    autocomplete={field === 'present' ? 'current-password' : 'new-password'}
    required
    error={errorOf(rest.refusal, field)}
  />
)

type FieldProps = {
  field: 'present' | 'fresh' | 'again'
  label: string
  hint?: string
  refusal: Refusal | undefined
}

/** 修改密码 */
export const PasswordPage = ({ shell, first, keyOf, refusal }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    menu={first ? [] : shell.menu}
    title="修改密码"
    crumbs={first ? [] : [{ label: '我的登录', href: '/console/me' }, { label: '修改密码' }]}
    refusal={refusal}
  >
    {first && (
      <Remark tone="soon">您使用的是一次性密码，请先换成只有自己知道的密码，再开始工作。</Remark>
    )}
    <Card>
      <Form action="/console/password" csrf={shell.csrf} idempotencyKey={keyOf()}>
        <Password field="present" label={first ? '一次性密码' : '当前密码'} refusal={refusal} />
        <Password
          field="fresh"
          label="新密码"
          hint="至少 10 个字符，可以用一句容易记住的话；不含姓名、用户名，不用常见的密码"
          refusal={refusal}
        />
        <Password field="again" label="再输一次新密码" refusal={refusal} />
        <SubmitBar label="修改密码" />
      </Form>
    </Card>
  </ConsolePage>
)
