import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { queueInWords } from '../queue-words.ts'
import { type Queue, type SystemState, worriesOf } from '../state.ts'

type Props = {
  shell: Shell
  state: SystemState
  today: Day
  /** 邮件通知: where it goes, and how it stands. */
  mail: string
  /** One key for each form of the page. */
  keyOf: () => string
  refusal?: Refusal | undefined
}

/** 系统状态 */
export const SystemPage = ({ shell, state, today, mail, keyOf, refusal }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    notice={shell.notice === undefined ? undefined : { text: shell.notice }}
    title="系统状态"
    crumbs={[{ label: '系统状态' }]}
    refusal={refusal}
  >
    <Stack>
      <Worries worries={worriesOf(state, today)} />
      <Card title="运行环境">
        <Facts columns={2} rows={factsOf(state, mail)} />
      </Card>
      <Card title="后台任务" actions={<ExportLinks list="/console/system/queues" />}>
        <Queues queues={state.queues} csrf={shell.csrf} keyOf={keyOf} />
      </Card>
      <Card title="文书字体" actions={<ExportLinks list="/console/system/fonts" />}>
        <Table
          caption="文书各部分使用的字体"
          columns={[
            { key: 'role', label: '用途', cell: (font) => font.role },
            { key: 'family', label: '字体', cell: (font) => font.family },
            {
              key: 'state',
              label: '状态',
              kind: 'short',
              cell: (font) =>
                font.standIn ? (
                  <Tag label="代用" tone="soon" />
                ) : (
                  <Tag label="国标字体" tone="done" />
                ),
            },
          ]}
          rows={state.fonts}
        />
      </Card>
      <Card title="数据库版本记录" actions={<ExportLinks list="/console/system/migrations" />}>
        <Table
          caption="已执行的数据库变更"
          columns={[
            { key: 'name', label: '名称', cell: (migration) => migration.name },
            {
              key: 'on',
              label: '执行日期',
              kind: 'short',
              cell: (migration) => <OnDay on={migration.on} />,
            },
          ]}
          rows={state.migrations}
        />
      </Card>
    </Stack>
  </ConsolePage>
)

const Worries = ({ worries }: { worries: readonly string[] }): JSX.Element =>
  worries.length === 0 ? (
    <Remark tone="done">各项检查正常，没有需要处理的事项。</Remark>
  ) : (
    <Remark title="需要处理" tone="overdue">
      <ul>
        {worries.map((worry) => (
          <li>{worry}。</li>
        ))}
      </ul>
    </Remark>
  )

const keyInWords = ({ present, mode, path }: SystemState['key']): string => {
  if (!present) return `${path}（不存在）`
  return mode === '' ? path : `${path}（权限 ${mode}）`
}

const verifiedInWords = (verified: SystemState['verified']): string => {
  if (!verified) return '尚未核验'
  const result = verified.violations === 0 ? '未发现问题' : `发现 ${verified.violations} 处问题`
  return `${verified.on} ${result}`
}

const factsOf = (state: SystemState, mail: string): (readonly [string, JSX.Element | string])[] => [
  ['软件版本', state.version],
  ['Node.js', state.node],
  ['PostgreSQL', `${state.database.version}（${state.database.embedded ? '内置' : '外部'}）`],
  ['数据库大小', `${state.database.megabytes} MB`],
  ['数据目录', state.dataFolder],
  ['磁盘剩余', `${state.freeGigabytes} GB`],
  ['主密钥文件', keyInWords(state.key)],
  ['完整性核验', verifiedInWords(state.verified)],
  ['放假通知', `${state.calendar.years.join('、')} 年`],
  ['邮件通知', mail],
  ['期限可确定至', <OnDay on={state.calendar.knownUntil} />],
]

type QueuesProps = { queues: readonly Queue[]; csrf: string; keyOf: () => string }

const Queues = ({ queues, csrf, keyOf }: QueuesProps): JSX.Element => (
  <Table
    caption="后台任务队列"
    columns={[
      { key: 'name', label: '任务', cell: (queue) => queueInWords(queue.name) },
      { key: 'waiting', label: '等待', kind: 'figure', cell: (queue) => queue.waiting },
      { key: 'active', label: '执行中', kind: 'figure', cell: (queue) => queue.active },
      { key: 'failed', label: '失败', kind: 'figure', cell: (queue) => queue.failed },
      {
        key: 'retry',
        label: '处理',
        kind: 'short',
        cell: (queue) =>
          queue.failed > 0 && (
            <Form
              action={`/console/system/queues/${queue.name}/retry`}
              csrf={csrf}
              idempotencyKey={keyOf()}
              label={`重新排队：${queueInWords(queue.name)}`}
            >
              <Button>重新排队</Button>
            </Form>
          ),
      },
    ]}
    rows={queues}
    empty={{ title: '没有后台任务队列' }}
  />
)
