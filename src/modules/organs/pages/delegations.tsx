import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { DateField, Form, SelectField, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import {
  type Delegation,
  type DelegationState,
  delegationStateNames,
  delegationStateOf,
} from '../delegation.ts'
import { type Role, roleNames } from '../roles.ts'

const tones: Readonly<Record<DelegationState, Tone>> = {
  coming: 'soon',
  running: 'active',
  over: 'quiet',
  revoked: 'quiet',
}

const StateTag = ({ state }: { state: DelegationState }): JSX.Element => (
  <Tag label={delegationStateNames[state]} tone={tones[state]} />
)

type ListProps = {
  delegations: readonly Delegation[]
  today: Day
  csrf: string
  keyOf: () => string
  /** Where one is taken back; absent where this person may not. */
  revokeAt: (one: Delegation) => string | undefined
}

/** 代理 (AB角), given and received. */
export const Delegations = ({
  delegations,
  today,
  csrf,
  keyOf,
  revokeAt,
}: ListProps): JSX.Element => (
  <Table
    caption="岗位代理"
    columns={[
      { key: 'from', label: '本人', cell: (one) => one.fromName },
      { key: 'to', label: '代理人', cell: (one) => one.toName },
      { key: 'organ', label: '机构', cell: (one) => one.organName },
      { key: 'since', label: '开始', kind: 'short', cell: (one) => <OnDay on={one.since} /> },
      { key: 'until', label: '结束', kind: 'short', cell: (one) => <OnDay on={one.until} /> },
      { key: 'reason', label: '原因', cell: (one) => one.reason },
      {
        key: 'state',
        label: '状态',
        kind: 'short',
        cell: (one) => <StateTag state={delegationStateOf(one, today)} />,
      },
      {
        key: 'act',
        label: '办理',
        kind: 'short',
        cell: (one) => {
          const action = revokeAt(one)
          const open = ['coming', 'running'].includes(delegationStateOf(one, today))
          return (
            open &&
            action !== undefined && (
              <Form
                action={action}
                csrf={csrf}
                idempotencyKey={keyOf()}
                label={`收回${one.toName}的代理`}
              >
                <Button>收回</Button>
              </Form>
            )
          )
        },
      },
    ]}
    rows={delegations}
    empty={{ title: '没有安排过代理', hint: '出差、休假前安排代理人，期限内的工作由代理人办理' }}
  />
)

/** What is typed to arrange a delegation, by field name. */
export type DelegationTyped = Readonly<Record<string, string>>

type FormProps = {
  action: string
  csrf: string
  idempotencyKey: string
  today: Day
  colleagues: readonly { id: string; name: string; roles: readonly Role[] }[]
  /** Organs to choose from; absent where it is the one the person works for. */
  organs?: readonly { id: string; name: string }[]
  typed: DelegationTyped
  refusal?: Refusal | undefined
}

export const DelegationForm = (props: FormProps): JSX.Element => {
  const { action, csrf, idempotencyKey, today, colleagues, organs, typed, refusal } = props
  return (
    <Form action={action} csrf={csrf} idempotencyKey={idempotencyKey} label="安排代理">
      {organs && (
        <SelectField
          name="organId"
          label="机构"
          id="f-delegation-organ"
          options={organs.map(({ id, name: label }) => ({ value: id, label }))}
          value={typed['organId']}
          required
        />
      )}
      <SelectField
        name="toId"
        label="代理人"
        blank="请选择"
        options={colleagues.map((one) => ({
          value: one.id,
          label: `${one.name}（${one.roles.map((role) => roleNames[role]).join('、')}）`,
        }))}
        value={typed['toId']}
        required
        error={errorOf(refusal, 'toId')}
      />
      <DateField
        name="since"
        label="开始日期"
        value={typed['since'] ?? today}
        min={today}
        required
        error={errorOf(refusal, 'since')}
      />
      <DateField
        name="until"
        label="结束日期"
        hint="含当日"
        value={typed['until']}
        min={today}
        required
        error={errorOf(refusal, 'until')}
      />
      <TextField
        name="reason"
        label="原因"
        hint="例如：出差、年休假、病假"
        width="medium"
        value={typed['reason']}
        required
        error={errorOf(refusal, 'reason')}
      />
      <SubmitBar label="安排代理" />
    </Form>
  )
}
