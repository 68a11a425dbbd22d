import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { FilterSelect } from '../../../ui/filter.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'

type Person = { id: string; name: string }

type Case = {
  id: string
  number: string
  description: string
  stage: string
  version: number
  dueOn: Day | null
  dueProvisional: boolean
}

type Props = {
  shell: Shell
  from: Person | undefined
  /** Who takes everything that is not given to another. */
  to: string
  handlers: readonly Person[]
  cases: readonly Case[]
  more: boolean
  /** AB角 in words: whose place the person takes, and who takes theirs. */
  delegations: readonly string[]
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const options = (people: readonly Person[]): { value: string; label: string }[] =>
  people.map(({ id, name }) => ({ value: id, label: name }))

const shortened = (text: string): string => (text.length > 36 ? `${text.slice(0, 36)}…` : text)

const Whose = ({ from, to, handlers }: Props): JSX.Element => (
  <Card title="谁的工作">
    <form class="filter" method="get" action="/console/handovers/new" aria-label="谁的工作">
      <FilterSelect name="from" label="移交人" options={options(handlers)} value={from?.id} />
      <FilterSelect name="to" label="主要接收人" options={options(handlers)} value={to} />
      <Button look="primary">列出未办结的申请</Button>
    </form>
  </Card>
)

const List = (props: Props & { from: Person }): JSX.Element => {
  const { shell, from, to, cases, typed, refusal } = props
  const receivers = options(props.handlers.filter(({ id }) => id !== from.id))
  const address = new URLSearchParams({ from: from.id, to }).toString()
  return (
    <Form
      action={`/console/handovers/new?${address}`}
      csrf={shell.csrf}
      idempotencyKey={props.idempotencyKey}
      label="办理移交"
    >
      <Table
        caption="未办结的申请"
        columns={[
          {
            key: 'number',
            label: '申请编号',
            kind: 'short',
            cell: ({ id, number, version }) => (
              <>
                <input type="hidden" name="case" value={`${id} ${version}`} />
                <a href={`/console/requests/${id}`}>{number}</a>
              </>
            ),
          },
          {
            key: 'description',
            label: '所需信息',
            cell: ({ description }) => shortened(description),
          },
          { key: 'stage', label: '环节', kind: 'short', cell: ({ stage }) => stage },
          {
            key: 'due',
            label: '答复期限',
            kind: 'short',
            cell: ({ dueOn, dueProvisional }) =>
              dueOn === null ? '未起算' : <OnDay on={dueOn} provisional={dueProvisional} />,
          },
          {
            key: 'to',
            label: '接收人',
            kind: 'short',
            cell: ({ id, number }) => (
              <select name={`to-${id}`} aria-label={`${number}的接收人`}>
                <option value="">请选择</option>
                {receivers.map(({ value, label }) => (
                  <option value={value} selected={value === (typed[`to-${id}`] ?? to)}>
                    {label}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
        rows={cases}
      />
      <TextArea
        name="reason"
        label="移交原因"
        hint="例如：调任其他单位、轮岗、长期病假"
        required
        rows={2}
        value={typed['reason']}
        error={errorOf(refusal, 'reason')}
      />
      <SubmitBar label={`移交 ${cases.length} 件`} cancel="/console/handovers" />
    </Form>
  )
}

/** 办理移交: whose work, to whom, case by case, in one act. */
export const NewHandoverPage = (props: Props): JSX.Element => {
  const { shell, from, cases, delegations } = props
  return (
    <ConsolePage
      {...shell}
      title="办理移交"
      crumbs={[{ href: '/console/handovers', label: '工作移交' }, { label: '办理' }]}
      refusal={props.refusal}
    >
      <Stack>
        <Whose {...props} />
        {from && (
          <Card title={`${from.name}名下未办结的申请`}>
            <Remark>
              移交后这些申请立即由接收人经办，期限不因移交改变；已经拟好的答复、等待审核签发的事项随申请一并移交。
              {delegations.length > 0 && `代理关系请另行收回：${delegations.join('；')}。`}
              {props.more && '一次最多移交 200 件，其余请再办一次。'}
            </Remark>
            {cases.length === 0 ? (
              <Empty title="没有未办结的申请" hint="不需要移交，可以由系统管理员停用账户。" />
            ) : (
              <List {...props} from={from} />
            )}
          </Card>
        )}
      </Stack>
    </ConsolePage>
  )
}
