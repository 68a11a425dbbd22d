import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Form, RadioGroup, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import type { Delegation } from '../delegation.ts'
import { type Post, postInWords, postKey } from '../posts.ts'
import type { Role } from '../roles.ts'
import { DelegationForm, Delegations, type DelegationTyped } from './delegations.tsx'
import { Sessions, type SessionShown } from './sessions.tsx'

type Props = {
  shell: Shell
  today: Day
  personId: string
  /** The organ worked for now, and whether in another's place. */
  organName: string
  actingFor?: string | undefined
  posts: readonly Post[]
  /** Key of the post worked in now. */
  current: string | undefined
  sessions: readonly SessionShown[]
  sessionId: string
  delegations: readonly Delegation[]
  colleagues: readonly { id: string; name: string; roles: readonly Role[] }[]
  keyOf: () => string
  typed: DelegationTyped
  refusal?: Refusal | undefined
}

/** 我的登录: posts, delegations and devices of the person who looks. */
export const MePage = (props: Props): JSX.Element => (
  <ConsolePage
    {...props.shell}
    title="我的登录"
    crumbs={[{ label: '我的登录' }]}
    refusal={props.refusal}
    actions={<ButtonLink href="/console/password">修改密码</ButtonLink>}
  >
    <Stack>
      <Card title="岗位">
        <Posts {...props} />
      </Card>
      <Card
        title="岗位代理（AB 角）"
        actions={<ExportLinks list="/console/me/delegations" rows={props.delegations} />}
      >
        <Delegations
          delegations={props.delegations}
          today={props.today}
          csrf={props.shell.csrf}
          keyOf={props.keyOf}
          revokeAt={({ id, fromId }) =>
            fromId === props.personId ? `/console/me/delegations/${id}/revoke` : undefined
          }
        />
        <Arrange {...props} />
      </Card>
      <Card title="正在登录的设备" actions={<ExportLinks list="/console/me/sessions" />}>
        <Sessions
          sessions={props.sessions}
          current={props.sessionId}
          csrf={props.shell.csrf}
          keyOf={props.keyOf}
          endAt={(id) => `/console/me/sessions/${id}/end`}
        />
      </Card>
    </Stack>
  </ConsolePage>
)

const Posts = ({ posts, current, shell, keyOf }: Props): JSX.Element =>
  posts.length < 2 ? (
    <p>{posts.map(postInWords).join('') || '您今天没有岗位，请联系系统管理员。'}</p>
  ) : (
    <Form action="/console/me/post" csrf={shell.csrf} idempotencyKey={keyOf()} label="切换岗位">
      <RadioGroup
        name="post"
        label="以哪个岗位工作"
        hint="切换后只看到这个机构的工作；代他人办理的，记录中写明代谁办理"
        options={posts.map((post) => ({ value: postKey(post), label: postInWords(post) }))}
        value={current}
      />
      <SubmitBar label="切换岗位" />
    </Form>
  )

const Arrange = (props: Props): JSX.Element =>
  props.actingFor === undefined ? (
    <Dialog label="安排代理" open={props.refusal !== undefined && 'toId' in props.typed}>
      <Remark>
        代理人在期限内可以切换到您在“{props.organName}
        ”的岗位办理工作；您自己拟的答复，代理人也不能以您的名义审核签发。
      </Remark>
      <DelegationForm
        action="/console/me/delegations"
        csrf={props.shell.csrf}
        idempotencyKey={props.keyOf()}
        today={props.today}
        colleagues={props.colleagues.filter(({ id }) => id !== props.personId)}
        typed={props.typed}
        refusal={props.refusal}
      />
    </Dialog>
  ) : (
    <p class="faint">您正在代{props.actingFor}办理，不能再转给别人。</p>
  )
