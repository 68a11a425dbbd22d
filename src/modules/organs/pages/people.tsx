import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Filter, FilterSelect } from '../../../ui/filter.tsx'
import { CheckGroup, Form, SelectField, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Role, roleNames, roles } from '../roles.ts'
import { OrgansTabs } from './organs.tsx'

/** A person in the list, with the posts held today. */
type Line = {
  id: string
  name: string
  signInName: string
  disabled: boolean
  posts: readonly { organName: string; role: Role }[]
}

type Place = { id: string; name: string }

type ListProps = {
  shell: Shell
  people: readonly Line[]
  organs: readonly Place[]
  words: string
  organId: string | undefined
  page: number
  pages: number
  total: number
  href: (page: number) => string
  mayManage: boolean
}

/** `宝丰县司法局：经办人、审核人` for each organ. */
const postsInWords = (posts: Line['posts']): string =>
  [...Map.groupBy(posts, ({ organName }) => organName)]
    .map(([organ, held]) => `${organ}：${held.map(({ role }) => roleNames[role]).join('、')}`)
    .join('；')

/** 人员 */
export const PeoplePage = (props: ListProps): JSX.Element => (
  <ConsolePage
    {...props.shell}
    title="人员"
    crumbs={[{ label: '机构与人员', href: '/console/organs' }, { label: '人员' }]}
    actions={
      <>
        <ExportLinks
          list={`/console/people?${new URLSearchParams({ q: props.words, organ: props.organId ?? '' })}`}
        />
        {props.mayManage && (
          <ButtonLink href="/console/people/new" look="primary">
            新增人员
          </ButtonLink>
        )}
      </>
    }
  >
    <OrgansTabs at="people" />
    <Card>
      <Filter action="/console/people" label="姓名、用户名" value={props.words}>
        <FilterSelect
          name="organ"
          label="全部机构"
          options={props.organs.map(({ id, name: label }) => ({ value: id, label }))}
          value={props.organId}
        />
      </Filter>
      <Table
        caption="人员"
        columns={[
          {
            key: 'name',
            label: '姓名',
            kind: 'short',
            cell: (one) => <a href={`/console/people/${one.id}`}>{one.name}</a>,
          },
          { key: 'sign-in', label: '用户名', kind: 'short', cell: (one) => one.signInName },
          { key: 'posts', label: '岗位', cell: (one) => postsInWords(one.posts) || '无' },
          {
            key: 'state',
            label: '账户',
            kind: 'short',
            cell: (one) =>
              one.disabled ? <Tag label="已停用" /> : <Tag label="使用中" tone="done" />,
          },
        ]}
        rows={props.people}
        empty={{ title: '没有符合条件的人员' }}
      />
      <Pager page={props.page} pages={props.pages} total={props.total} href={props.href} />
    </Card>
  </ConsolePage>
)

type NewProps = {
  shell: Shell
  /** Organs this administrator cares for. */
  organs: readonly Place[]
  typed: Readonly<Record<string, string>>
  chosen: readonly string[]
  keyOf: () => string
  refusal?: Refusal | undefined
}

export const roleOptions = roles.map((role) => ({ value: role, label: roleNames[role] }))

/** 新增人员 with a first post. */
export const NewPersonPage = (props: NewProps): JSX.Element => {
  const { shell, organs, typed, refusal } = props
  return (
    <ConsolePage
      {...shell}
      title="新增人员"
      crumbs={[{ label: '人员', href: '/console/people' }, { label: '新增人员' }]}
      refusal={refusal}
    >
      <Card>
        <Remark>保存后显示一次性密码，只显示一次，请当面交给本人；本人首次登录时自己修改。</Remark>
        <Form action="/console/people" csrf={shell.csrf} idempotencyKey={props.keyOf()}>
          <TextField
            name="name"
            label="姓名"
            width="medium"
            value={typed['name']}
            required
            error={errorOf(refusal, 'name')}
          />
          <TextField
            name="signInName"
            label="用户名"
            width="medium"
            hint="2 至 40 个汉字、字母、数字，不分大小写，以后不能修改"
            value={typed['signInName']}
            required
            error={errorOf(refusal, 'signInName')}
          />
          <SelectField
            name="organId"
            label="机构"
            blank="请选择"
            options={organs.map(({ id, name: label }) => ({ value: id, label }))}
            value={typed['organId']}
            required
            error={errorOf(refusal, 'organId')}
          />
          <CheckGroup
            name="roles"
            label="岗位"
            options={roleOptions}
            values={props.chosen}
            required
            error={errorOf(refusal, 'roles')}
          />
          <SubmitBar label="新增人员" cancel="/console/people" />
        </Form>
      </Card>
    </ConsolePage>
  )
}
