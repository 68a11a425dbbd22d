import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { type Kpi, Kpis } from '../../../ui/kpi.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { type Line, lineColumns } from './lines.tsx'
import { ReminderTable, type ReminderView } from './reminders.tsx'

/** One list of the desk: why these cases are shown, and where all of them are. */
export type WorkList = { title: string; href: string; lines: readonly Line[]; total: number }

type Props = {
  shell: Shell
  greeting: string
  figures: readonly Kpi[]
  lists: readonly WorkList[]
  /** 提醒 that nobody has seen to yet. */
  reminders: readonly ReminderView[]
  moreReminders: boolean
  keyOf: () => string
  mayRegister: boolean
}

/** 工作台: what is due, what waits for me, what waits for others. */
export const WorkbenchPage = (props: Props): JSX.Element => {
  const lists = props.lists.filter(({ lines }) => lines.length > 0)
  return (
    <ConsolePage
      {...props.shell}
      title="工作台"
      actions={
        <>
          <ExportLinks list="/console/work" rows={lists} />
          {props.mayRegister && (
            <ButtonLink href="/console/requests/new" look="primary">
              登记申请
            </ButtonLink>
          )}
        </>
      }
    >
      <p class="lead">{props.greeting}</p>
      <Kpis label="今日概况" items={props.figures} />
      <Stack>
        {props.reminders.length > 0 && (
          <Card
            title="提醒"
            actions={
              <>
                <ExportLinks list="/console/reminders" />
                <ButtonLink href="/console/reminders" look="quiet">
                  {props.moreReminders ? '全部提醒' : '提醒和期限日历'}
                </ButtonLink>
              </>
            }
          >
            <ReminderTable
              reminders={props.reminders}
              csrf={props.shell.csrf}
              keyOf={props.keyOf}
            />
          </Card>
        )}
        {lists.map((list) => (
          <Card
            title={list.title}
            actions={list.total > list.lines.length && <a href={list.href}>全部 {list.total} 件</a>}
          >
            <div class="work-list">
              <Table caption={list.title} columns={lineColumns} rows={list.lines} />
            </div>
          </Card>
        ))}
        {lists.length === 0 && (
          <Card title="待办">
            <p>目前没有需要您办理的申请。</p>
          </Card>
        )}
      </Stack>
    </ConsolePage>
  )
}
