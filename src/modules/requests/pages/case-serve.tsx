import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { CheckGroup, Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Happening, Timeline } from '../../../ui/timeline.tsx'
import type { MoveField } from '../move-fields.ts'
import { moves } from '../moves.ts'
import { MoveInput } from './move.tsx'

type Props = {
  shell: Shell
  request: { id: string; number: string }
  fields: readonly MoveField[]
  /** Signed items of the same application. */
  beside: readonly { id: string; number: string; description: string; version: number }[]
  /** What was ticked before a refusal; all of them at first. */
  chosen: readonly string[] | undefined
  since: readonly Happening[]
  /** Why the reply has to wait: 公开决定告知书 comes first (条例第三十二条). */
  held: Refusal | undefined
  /** The applicant is told by e-mail of what is served. */
  mailed: boolean
  version: number
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

/** An item ticked before it moved on is still the same item. */
const idIn = (text: string): string => text.split(' ')[0] ?? ''

/** 送达: the reply, alone or in one envelope with the others of the same application. */
export const ServePage = (props: Props): JSX.Element => {
  const { shell, request, beside, typed, refusal, chosen } = props
  const back = `/console/requests/${request.id}`
  const options = beside.map(({ id, number, description, version }) => ({
    value: `${id} ${version}`,
    label: number,
    hint: description,
  }))
  const ticked = new Set(chosen?.map(idIn))
  return (
    <ConsolePage
      {...shell}
      title="送达"
      crumbs={[
        { href: '/console/requests', label: '依申请公开' },
        { href: back, label: request.number },
        { label: '送达' },
      ]}
      actions={
        <>
          <ButtonLink href={`/console/envelopes/new?with=${request.id}`}>
            装信封、打印地址
          </ButtonLink>
          <ButtonLink href={`${back}/forms/service`}>打印送达回证</ButtonLink>
        </>
      }
      refusal={refusal}
    >
      <Stack>
        {props.since.length > 0 && (
          <Card title="您打开页面之后的变化">
            <Timeline happenings={props.since} />
          </Card>
        )}
        {props.held && (
          <Remark tone="soon" title="还不能送达">
            {props.held.message}（{props.held.basis}）
          </Remark>
        )}
        <Card>
          <Remark title={moves.serve.basis}>
            邮寄送达以交邮之日判断是否按期答复；直接送达、委托送达以受送达人签收之日判断。
            网上送达的，当天就告知申请人：
            {props.mailed
              ? '申请人接收邮件通知，系统会发出并记入办理过程。'
              : '申请人不接收邮件通知，请打电话告知，并在联系记录中记下。'}
          </Remark>
          <Form
            action={`${back}/serve`}
            csrf={shell.csrf}
            idempotencyKey={props.idempotencyKey}
            version={props.version}
            label="送达"
          >
            {options.length > 0 && (
              <CheckGroup
                name="with"
                label="同一信封一并送达"
                options={options}
                values={options
                  .map(({ value }) => value)
                  .filter((value) => chosen === undefined || ticked.has(idIn(value)))}
              />
            )}
            {props.fields.map((field) => (
              <MoveInput field={field} props={{ typed, refusal, acceptedEndings: '' }} />
            ))}
            <SubmitBar label="登记送达" cancel={back} />
          </Form>
        </Card>
      </Stack>
    </ConsolePage>
  )
}
