import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import { SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

/** What was being filled in when the session ended: the address of its form, and every field. */
export type Interrupted = {
  path: string
  fields: readonly (readonly [name: string, text: string])[]
}

type Props = {
  demo: boolean
  /** Where to go after signing in. */
  next: string
  name?: string | undefined
  interrupted?: Interrupted | undefined
  refusal?: Refusal | undefined
}

/** 登录 */
export const SignInPage = ({ demo, next, name, interrupted, refusal }: Props): JSX.Element => (
  <ConsolePage demo={demo} menu={[]} title="登录" refusal={refusal}>
    {interrupted && (
      <Remark tone="soon">
        登录已过期，您刚才填写的内容还没有提交。请重新登录，填写的内容会原样带回（附件需重新选择）。
      </Remark>
    )}
    <Card>
      <form class="form" method="post" action={interrupted?.path ?? '/console/sign-in'} novalidate>
        {interrupted?.fields.map(([field, text]) => (
          <input type="hidden" name={field} value={text} />
        ))}
        <input type="hidden" name="_next" value={next} />
        <TextField
          name="_name"
          id="f-name"
          label="用户名"
          width="medium"
          autocomplete="username"
          required
          value={name}
          error={refusal?.fields?.['name']}
        />
        <TextField
          name="_password"
          id="f-password"
          label="密码"
          type="password"
          width="medium"
          autocomplete="current-password"
          required
        />
        <SubmitBar label="登录" />
      </form>
    </Card>
  </ConsolePage>
)
