import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Tabs } from '../../../ui/navigation.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { reminderAdvice, type ReminderKind, reminderNames } from '../reminder.ts'

/** A reminder with the name of the case's handler. */
export type ReminderView = {
  id: string
  requestId: string
  number: string
  description: string
  kind: ReminderKind
  dueOn: Day
  dueProvisional: boolean
  madeOn: Day
  audience: 'handler' | 'head'
  handler: string | null
  seen: boolean
  stands: boolean
}

const tones: Partial<Readonly<Record<ReminderKind, Tone>>> = {
  overdue: 'overdue',
  assistOverdue: 'overdue',
  today: 'soon',
  soon: 'soon',
  unconfirmed: 'soon',
}

type Sending = { csrf: string | undefined; keyOf: () => string }

const shortened = (text: string): string => (text.length > 36 ? `${text.slice(0, 36)}…` : text)

/** 提醒 as a list: of which case, what, what to do, and that one knows. */
export const ReminderTable = ({
  reminders,
  csrf,
  keyOf,
}: { reminders: readonly ReminderView[] } & Sending): JSX.Element => (
  <Table
    caption="提醒"
    columns={[
      {
        key: 'kind',
        label: '提醒',
        kind: 'short',
        cell: ({ kind, audience }) => (
          <>
            <Tag label={reminderNames[kind]} tone={tones[kind] ?? 'active'} />
            {audience === 'head' && <Tag label="报负责人" />}
          </>
        ),
      },
      {
        key: 'number',
        label: '申请编号',
        kind: 'short',
        cell: ({ requestId, number }) => <a href={`/console/requests/${requestId}`}>{number}</a>,
      },
      {
        key: 'advice',
        label: '事项',
        cell: ({ kind, description }) => (
          <>
            {shortened(description)}
            <br />
            <small class="faint">{reminderAdvice[kind]}</small>
          </>
        ),
      },
      {
        key: 'due',
        label: '期限',
        kind: 'short',
        cell: ({ dueOn, dueProvisional }) => <OnDay on={dueOn} provisional={dueProvisional} />,
      },
      {
        key: 'handler',
        label: '经办人',
        kind: 'short',
        cell: ({ handler }) => handler ?? '未指定',
      },
      {
        key: 'seen',
        label: '处理',
        kind: 'short',
        cell: ({ id, number, kind, dueOn, audience, seen, stands }) =>
          seen || !stands ? (
            <span class="faint">{stands ? '已知道' : '已办理'}</span>
          ) : (
            <Form
              action={`/console/reminders/${id}/seen`}
              csrf={csrf}
              idempotencyKey={keyOf()}
              label={`${number}：${reminderNames[kind]}（${dueOn}${audience === 'head' ? '，报负责人' : ''}）`}
            >
              <Button look="quiet">知道了</Button>
            </Form>
          ),
      },
    ]}
    rows={reminders}
    empty={{ title: '没有提醒', hint: '每个工作日早上按期限自动提醒。' }}
  />
)

type Props = Sending & {
  shell: Shell
  all: boolean
  reminders: readonly ReminderView[]
  page: number
  pages: number
  total: number
}

/** 提醒: what is to be seen to, or everything there ever was. */
export const RemindersPage = ({ shell, all, reminders, ...rest }: Props): JSX.Element => {
  const list = all ? '/console/reminders?show=all' : '/console/reminders'
  return (
    <ConsolePage
      {...shell}
      title="提醒"
      crumbs={[{ href: '/console', label: '工作台' }, { label: '提醒' }]}
      actions={
        <>
          <ExportLinks list={list} />
          <ButtonLink href="/console/reminders/calendar" look="quiet">
            期限日历
          </ButtonLink>
          {!all && reminders.length > 1 && (
            <Form
              action="/console/reminders/seen"
              csrf={rest.csrf}
              idempotencyKey={rest.keyOf()}
              label="全部提醒"
            >
              <Button>全部知道了</Button>
            </Form>
          )}
        </>
      }
    >
      <Tabs
        label="提醒"
        items={[
          { href: '/console/reminders', label: '待处理', current: !all },
          { href: '/console/reminders?show=all', label: '全部', current: all },
        ]}
      />
      <ReminderTable reminders={reminders} csrf={rest.csrf} keyOf={rest.keyOf} />
      <Pager
        page={rest.page}
        pages={rest.pages}
        total={rest.total}
        href={(page) => `/console/reminders?${all ? 'show=all&' : ''}page=${page}`}
      />
    </ConsolePage>
  )
}

/** 提醒 as a spreadsheet. */
export const reminderSheet: readonly SheetColumn<ReminderView>[] = [
  { label: '提醒', width: 18, value: ({ kind }) => reminderNames[kind] },
  { label: '申请编号', value: ({ number }) => number },
  { label: '所需信息', width: 60, value: ({ description }) => description },
  { label: '期限', kind: 'day', value: ({ dueOn }) => dueOn },
  { label: '期限暂定', width: 10, value: ({ dueProvisional }) => (dueProvisional ? '暂定' : '') },
  { label: '经办人', width: 10, value: ({ handler }) => handler },
  {
    label: '对象',
    width: 10,
    value: ({ audience }) => (audience === 'head' ? '负责人' : '经办人'),
  },
  { label: '提醒日期', kind: 'day', value: ({ madeOn }) => madeOn },
  {
    label: '情况',
    width: 10,
    value: ({ seen, stands }) => (stands ? (seen ? '已知道' : '待处理') : '已办理'),
  },
]
