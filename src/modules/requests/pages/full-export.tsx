import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

type Asking = {
  total: number
  capped: boolean
  most: number
  /** Words were searched for; they do not narrow this export. */
  searched: boolean
  filter: string
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

type Ready = { ready: { href: string; reason: string; minutes: number } }

const Ask = ({ shell, ...props }: Asking & { shell: Shell }): JSX.Element => (
  <Card>
    <Remark tone="soon" title="个人信息保护法第五条、第六条">
      清单将包含申请人的姓名、电话和地址。请写明用途；导出人、时间和用途会写在文件第一行，并留下审计记录。
    </Remark>
    <p>
      按现在的筛选条件共 {props.total}
      {props.capped ? ' 件以上' : ' 件'}，一次最多 {props.most} 件。
      {props.searched && '查找的文字不作为导出条件，只按其他筛选条件导出。'}
    </p>
    <Form
      action={`/console/requests/export?${props.filter}`}
      csrf={shell.csrf}
      idempotencyKey={props.idempotencyKey}
      label="导出含个人信息的清单"
    >
      <TextArea
        name="reason"
        label="用途"
        hint="例如：按复议机关要求提交 2025 年度申请人名单"
        required
        rows={3}
        value={props.typed['reason']}
        error={errorOf(props.refusal, 'reason')}
      />
      <SubmitBar label="下一步" cancel={`/console/requests?${props.filter}`} />
    </Form>
  </Card>
)

const Take = ({ ready }: Ready): JSX.Element => (
  <Card>
    <p>用途：{ready.reason}</p>
    <p>文件只能由您本人在 {ready.minutes} 分钟内下载，每次下载都有审计记录。</p>
    <p>
      <ButtonLink href={ready.href} look="primary">
        下载 Excel 文件
      </ButtonLink>
    </p>
  </Card>
)

/** 导出含个人信息的清单: what for, and then the file. */
export const FullExportPage = (props: { shell: Shell } & (Asking | Ready)): JSX.Element => (
  <ConsolePage
    {...props.shell}
    title="导出含个人信息的清单"
    crumbs={[{ href: '/console/requests', label: '依申请公开' }, { label: '导出' }]}
    refusal={'ready' in props ? undefined : props.refusal}
  >
    {'ready' in props ? <Take ready={props.ready} /> : <Ask {...props} />}
  </ConsolePage>
)
