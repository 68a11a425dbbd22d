import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { CheckGroup, Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

type Common = { shell: Shell; request: { id: string; number: string } }

const crumbsOf = ({ id, number }: Common['request'], label: string) => [
  { href: '/console/requests', label: '依申请公开' },
  { href: `/console/requests/${id}`, label: number },
  { label },
]

/** 重发查询码: after the identity of whoever asks was checked. */
export const ReissuePage = ({
  shell,
  request,
  idempotencyKey,
  refusal,
}: Common & { idempotencyKey: string; refusal?: Refusal | undefined }): JSX.Element => (
  <ConsolePage
    {...shell}
    title="重发查询码"
    refusal={refusal}
    crumbs={crumbsOf(request, '重发查询码')}
  >
    <Card>
      <Remark tone="soon">
        重发以后，旧的查询码立即作废，已经打开的查询也随之退出。新的查询码只显示一次，请打印后当面交给申请人或者其代理人。
      </Remark>
      <Form
        action={`/console/requests/${request.id}/query-code`}
        csrf={shell.csrf}
        idempotencyKey={idempotencyKey}
      >
        <CheckGroup
          name="identityChecked"
          label="身份核对"
          options={[
            { value: 'yes', label: '已经核对身份证明，确是本件申请人；代理的，已经核对委托书' },
          ]}
          error={refusal?.fields?.['identityChecked']}
          required
        />
        <SubmitBar label="重发查询码" cancel={`/console/requests/${request.id}`} />
      </Form>
    </Card>
  </ConsolePage>
)

/** 查询码条: to be printed and handed over; it can be opened for some minutes only. */
export const CodeSlipPage = ({ shell, request, code }: Common & { code: string }): JSX.Element => (
  <ConsolePage
    {...shell}
    title="查询码"
    crumbs={crumbsOf(request, '查询码')}
    actions={<ButtonLink href={`/console/requests/${request.id}`}>返回</ButtonLink>}
  >
    <Stack>
      <Card>
        <Facts
          rows={[
            ['申请编号', <strong>{request.number}</strong>],
            ['查询码', <strong>{code}</strong>],
            ['怎样查询', '打开本平台“申请查询”页面（网址末尾为 /query），填写申请编号和查询码'],
          ]}
        />
        <p class="faint">
          查询码等同于申请人的身份凭证。本页十分钟以后打不开，请打印后交给申请人。
        </p>
      </Card>
    </Stack>
  </ConsolePage>
)
