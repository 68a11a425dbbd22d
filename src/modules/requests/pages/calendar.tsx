import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Form, RadioGroup, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'

export const scopeNames = {
  own: '我经办的申请和本单位的协办',
  organ: '本单位全部申请和协办',
} as const

/** A subscription without its address. */
export type SubscriptionLine = { scope: keyof typeof scopeNames; since: string }

export type SubscriptionView = SubscriptionLine & {
  id: string
  /** Path of the file. */
  address: string
}

/** 日历订阅 as a spreadsheet: which there are, never where. */
export const subscriptionSheet: readonly SheetColumn<SubscriptionLine>[] = [
  { label: '内容', width: 36, value: ({ scope }) => scopeNames[scope] },
  { label: '建立', width: 18, value: ({ since }) => since },
]

type Props = {
  shell: Shell
  subscriptions: readonly SubscriptionView[]
  keyOf: () => string
  refusal?: Refusal | undefined
}

/** 期限日历: a file to take along, and an address for a telephone's or a computer's calendar. */
export const CalendarPage = ({ shell, subscriptions, keyOf, refusal }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title="期限日历"
    crumbs={[
      { href: '/console', label: '工作台' },
      { href: '/console/reminders', label: '提醒' },
      { label: '期限日历' },
    ]}
    refusal={refusal}
  >
    <Stack>
      <Card title="下载">
        <p>日历里只有申请编号和环节，没有申请人和申请内容；日期没有最终确定的注明“暂定”。</p>
        <p class="links">
          <ButtonLink href="/console/reminders/calendar/own.ics">我的期限（.ics）</ButtonLink>
          <ButtonLink href="/console/reminders/calendar/organ.ics">本单位的期限（.ics）</ButtonLink>
        </p>
      </Card>
      <Card
        title="订阅"
        actions={<ExportLinks list="/console/reminders/calendar" rows={subscriptions} />}
      >
        <Remark tone="soon">
          把地址复制到手机或者电脑的日历软件，期限变化时自动更新。知道地址的人就能看到编号和期限，请不要转发；不用了或者怀疑泄露的，随时停用。
        </Remark>
        {subscriptions.length > 0 && (
          <Table
            caption="日历订阅"
            columns={[
              { key: 'scope', label: '内容', cell: ({ scope }) => scopeNames[scope] },
              {
                key: 'address',
                label: '地址',
                cell: ({ address }) => (
                  <a href={address} class="own-lines">
                    {address}
                  </a>
                ),
              },
              { key: 'since', label: '建立', kind: 'short', cell: ({ since }) => since },
              {
                key: 'end',
                label: '停用',
                kind: 'short',
                cell: ({ id, scope }) => (
                  <Form
                    action={`/console/reminders/calendar/${id}/revoke`}
                    csrf={shell.csrf}
                    idempotencyKey={keyOf()}
                    label={`停用：${scopeNames[scope]}`}
                  >
                    <Button look="quiet">停用</Button>
                  </Form>
                ),
              },
            ]}
            rows={subscriptions}
          />
        )}
        <Form
          action="/console/reminders/calendar"
          csrf={shell.csrf}
          idempotencyKey={keyOf()}
          label="建立订阅地址"
        >
          <RadioGroup
            name="scope"
            label="新的订阅地址"
            required
            value="own"
            options={Object.entries(scopeNames).map(([value, label]) => ({ value, label }))}
          />
          <SubmitBar label="建立订阅地址" />
        </Form>
      </Card>
    </Stack>
  </ConsolePage>
)
