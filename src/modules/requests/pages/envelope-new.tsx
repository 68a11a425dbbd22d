import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { CheckGroup, Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import type { MoveField } from '../move-fields.ts'
import { withAll } from './envelopes.tsx'
import { MoveInput } from './move.tsx'

type Props = {
  shell: Shell
  items: readonly { id: string; number: string; description: string; version: number }[]
  chosen: readonly string[] | undefined
  fields: readonly MoveField[]
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const idIn = (text: string): string => text.split(' ')[0] ?? ''

/** An envelope before it is handed over: what lies in it, how it goes, and its printed address. */
export const NewEnvelopePage = (props: Props): JSX.Element => {
  const { shell, items, chosen, typed, refusal } = props
  const all = withAll(items.map(({ id }) => id))
  const ticked = new Set(chosen?.map(idIn))
  const options = items.map(({ id, number, description, version }) => ({
    value: `${id} ${version}`,
    label: number,
    hint: description,
  }))
  return (
    <ConsolePage
      {...shell}
      title="装信封送达"
      crumbs={[{ href: '/console/envelopes', label: '送达' }, { label: '装信封' }]}
      refusal={refusal}
    >
      <Stack>
        <Card title="先打印">
          <p class="links">
            <ButtonLink href={`/console/envelopes/labels.pdf?format=dl&${all}`}>
              DL 信封（220×110）
            </ButtonLink>
            <ButtonLink href={`/console/envelopes/labels.pdf?format=c5&${all}`}>
              C5 信封（229×162）
            </ButtonLink>
            <ButtonLink href={`/console/envelopes/labels.pdf?format=sheet&${all}`}>
              地址标签
            </ButtonLink>
          </p>
          <p class="faint">信封上有申请人的完整姓名和地址，每次打印都有审计记录。</p>
        </Card>
        <Card title="交付后登记">
          <Remark title="国办公开办函〔2016〕235号">
            邮寄送达以交邮之日判断是否按期答复；直接送达、委托送达以受送达人签收之日判断。
          </Remark>
          <Form
            action={`/console/envelopes/new?${all}`}
            csrf={shell.csrf}
            idempotencyKey={props.idempotencyKey}
            label="装信封送达"
          >
            <CheckGroup
              name="with"
              label="信封里的答复"
              required
              options={options}
              values={options
                .map(({ value }) => value)
                .filter((value) => chosen === undefined || ticked.has(idIn(value)))}
              error={errorOf(refusal, 'with')}
            />
            {props.fields.map((field) => (
              <MoveInput field={field} props={{ typed, refusal, acceptedEndings: '' }} />
            ))}
            <SubmitBar label="登记送达" cancel="/console/envelopes" />
          </Form>
        </Card>
      </Stack>
    </ConsolePage>
  )
}
