import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { DateField, Form, SelectField, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Delegation } from '../delegation.ts'
import { type Role, roleNames } from '../roles.ts'
import { DelegationForm, Delegations } from './delegations.tsx'
import { roleOptions } from './people.tsx'
import { Sessions, type SessionShown } from './sessions.tsx'

type AppointmentShown = {
  id: string
  organId: string
  organName: string
  role: Role
  since: Day
  until: Day | null
}

type Props = {
  shell: Shell
  today: Day
  person: {
    id: string
    name: string
    signInName: string
    disabled: boolean
    mustChangePassword: boolean
  }
  appointments: readonly AppointmentShown[]
  delegations: readonly Delegation[]
  sessions: readonly SessionShown[]
  /** Organs this administrator cares for; those where the person has a post; who works there. */
  organs: readonly { id: string; name: string }[]
  postOrgans: readonly { id: string; name: string }[]
  colleagues: readonly { id: string; name: string; roles: readonly Role[] }[]
  /** Everything this person may do lies within the administrator's reach. */
  mayManage: boolean
  /** The administrator looks at their own page. */
  oneself: boolean
  typed: Readonly<Record<string, string>>
  keyOf: () => string
  refusal?: Refusal | undefined
}

const at = ({ person }: Props, act: string): string => `/console/people/${person.id}/${act}`

/** 人员: posts, delegations and account of one person. */
export const PersonPage = (props: Props): JSX.Element => {
  const { shell, person } = props
  return (
    <ConsolePage
      {...shell}
      title={person.name}
      tags={person.disabled && <Tag label="已停用" />}
      crumbs={[{ label: '人员', href: '/console/people' }, { label: person.name }]}
      refusal={props.refusal}
    >
      <Stack>
        <Card title="账户">
          <Facts
            columns={2}
            rows={[
              ['姓名', person.name],
              ['用户名', person.signInName],
              ['状态', person.disabled ? '已停用' : '使用中'],
              ['密码', person.mustChangePassword ? '一次性密码，本人尚未修改' : '本人设置'],
            ]}
          />
          {props.mayManage && <Account {...props} />}
        </Card>
        <Card
          title="任职"
          actions={<ExportLinks list={at(props, 'appointments')} rows={props.appointments} />}
        >
          <Posts {...props} />
          {props.organs.length > 0 && <Appoint {...props} />}
        </Card>
        <Card
          title="岗位代理（AB 角）"
          actions={<ExportLinks list={at(props, 'delegations')} rows={props.delegations} />}
        >
          <Delegations
            delegations={props.delegations}
            today={props.today}
            csrf={shell.csrf}
            keyOf={props.keyOf}
            revokeAt={({ id }) =>
              props.mayManage ? at(props, `delegations/${id}/revoke`) : undefined
            }
          />
          {props.mayManage && props.postOrgans.length > 0 && <Arrange {...props} />}
        </Card>
        {props.mayManage && (
          <Card
            title="正在登录的设备"
            actions={<ExportLinks list={at(props, 'sessions')} rows={props.sessions} />}
          >
            <Sessions
              sessions={props.sessions}
              csrf={shell.csrf}
              keyOf={props.keyOf}
              endAt={(id) => at(props, `sessions/${id}/end`)}
            />
          </Card>
        )}
      </Stack>
    </ConsolePage>
  )
}

type OneButtonProps = { props: Props; act: string; label: string; children?: Child }

const OneButton = ({ props, act, label, children }: OneButtonProps): JSX.Element => (
  <Dialog label={label}>
    <Form
      action={at(props, act)}
      csrf={props.shell.csrf}
      idempotencyKey={props.keyOf()}
      label={label}
    >
      {children}
      <Button look="primary">{label}</Button>
    </Form>
  </Dialog>
)

const Account = (props: Props): JSX.Element => (
  <div class="actions">
    {!props.oneself && (
      <OneButton props={props} act="password" label="重置密码">
        <p>原密码立即失效，所有登录都会结束。新的一次性密码只显示一次，请当面交给本人。</p>
      </OneButton>
    )}
    {!props.oneself && !props.person.disabled && (
      <OneButton props={props} act="disable" label="停用账户">
        <p>立即生效，正在进行的登录也会结束；任职记录和办理记录保留。</p>
        <TextField
          name="disableReason"
          label="理由"
          hint="名下还有未办结的申请、确需先停用的，才填写"
          value={props.typed['disableReason']}
          error={errorOf(props.refusal, 'disableReason')}
        />
      </OneButton>
    )}
    {props.person.disabled && (
      <OneButton props={props} act="enable" label="启用账户">
        <p>本人可以用原来的密码登录；忘记密码的，再重置密码。</p>
      </OneButton>
    )}
    <OneButton props={props} act="name" label="修改姓名">
      <TextField
        name="name"
        label="姓名"
        width="medium"
        value={props.typed['name'] ?? props.person.name}
        required
        error={errorOf(props.refusal, 'name')}
      />
    </OneButton>
  </div>
)

const isOver = ({ until }: AppointmentShown, today: Day): boolean => until !== null && until < today

const Posts = (props: Props): JSX.Element => (
  <Table
    caption="任职"
    columns={[
      { key: 'organ', label: '机构', cell: (one) => one.organName },
      { key: 'role', label: '岗位', kind: 'short', cell: (one) => roleNames[one.role] },
      { key: 'since', label: '任职', kind: 'short', cell: (one) => <OnDay on={one.since} /> },
      {
        key: 'until',
        label: '免职',
        kind: 'short',
        cell: (one) =>
          one.until === null ? <Tag label="在任" tone="done" /> : <OnDay on={one.until} />,
      },
      {
        key: 'act',
        label: '办理',
        kind: 'short',
        cell: (one) =>
          props.organs.some(({ id }) => id === one.organId) &&
          !isOver(one, props.today) && (
            <Form
              action={at(props, `appointments/${one.id}/end`)}
              csrf={props.shell.csrf}
              idempotencyKey={props.keyOf()}
              label={`免去${one.organName}${roleNames[one.role]}`}
            >
              <Button>免职</Button>
            </Form>
          ),
      },
    ]}
    rows={props.appointments}
    empty={{ title: '还没有任职' }}
  />
)

const Appoint = (props: Props): JSX.Element =>
  props.oneself ? (
    <Remark>不能给自己任职，请另一位系统管理员办理。</Remark>
  ) : (
    <Dialog label="任职" open={props.refusal !== undefined && 'role' in props.typed}>
      <Form
        action={at(props, 'appointments')}
        csrf={props.shell.csrf}
        idempotencyKey={props.keyOf()}
        label="任职"
      >
        <SelectField
          name="organId"
          label="机构"
          blank="请选择"
          options={props.organs.map(({ id, name: label }) => ({ value: id, label }))}
          value={props.typed['organId']}
          required
          error={errorOf(props.refusal, 'organId')}
        />
        <SelectField
          name="role"
          label="岗位"
          blank="请选择"
          options={roleOptions}
          value={props.typed['role']}
          required
          error={errorOf(props.refusal, 'role')}
        />
        <DateField
          name="from"
          label="任职日期"
          value={props.typed['from'] ?? props.today}
          required
          error={errorOf(props.refusal, 'from')}
        />
        <SubmitBar label="任职" />
      </Form>
    </Dialog>
  )

const Arrange = (props: Props): JSX.Element => (
  <Dialog label="代为安排代理" open={props.refusal !== undefined && 'toId' in props.typed}>
    <Remark>本人不能到岗时由系统管理员代为安排；不能安排给自己。</Remark>
    <DelegationForm
      action={at(props, 'delegations')}
      csrf={props.shell.csrf}
      idempotencyKey={props.keyOf()}
      today={props.today}
      organs={props.postOrgans}
      colleagues={props.colleagues.filter(({ id }) => id !== props.person.id)}
      typed={props.typed}
      refusal={props.refusal}
    />
  </Dialog>
)
