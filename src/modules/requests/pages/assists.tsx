import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { DateField, FileField, Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Column, Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'

/** 协办任务 as the unit asked sees it: never the applicant. */
export type AssistLine = {
  id: string
  requestId: string
  organId: string
  asker: string
  number: string
  description: string
  question: string
  dueOn: Day
  reminders: number
  escalated: boolean
  answer: string | null
  answeredOn: Day | null
  version: number
}

const addressOf = ({ requestId, id }: AssistLine): string => `/console/assists/${requestId}/${id}`

const StateTag = ({ line, today }: { line: AssistLine; today: Day }): JSX.Element => {
  if (line.answeredOn) return <Tag label="已回复" tone="done" />
  if (line.dueOn < today) return <Tag label="已超期" tone="overdue" />
  if (line.escalated) return <Tag label="督办" tone="soon" />
  return line.reminders > 0 ? (
    <Tag label={`催办 ${line.reminders} 次`} tone="soon" />
  ) : (
    <Tag label="待回复" tone="active" />
  )
}

/** 协办: what other organs ask this one to search for or to give its view on. */
export const AssistsPage = ({
  shell,
  lines,
  today,
}: {
  shell: Shell
  lines: readonly AssistLine[]
  today: Day
}): JSX.Element => {
  const columns: readonly Column<AssistLine>[] = [
    {
      key: 'number',
      label: '申请编号',
      kind: 'short',
      cell: (line) => <a href={addressOf(line)}>{line.number}</a>,
    },
    { key: 'asker', label: '来文单位', kind: 'short', cell: ({ asker }) => asker },
    { key: 'question', label: '协办事项', cell: ({ question }) => question },
    { key: 'due', label: '回复期限', kind: 'short', cell: ({ dueOn }) => <OnDay on={dueOn} /> },
    {
      key: 'state',
      label: '情况',
      kind: 'short',
      cell: (line) => <StateTag line={line} today={today} />,
    },
  ]
  return (
    <ConsolePage
      {...shell}
      title="协办任务"
      actions={<ExportLinks list="/console/assists" rows={lines} />}
    >
      <Table
        caption="协办任务"
        columns={columns}
        rows={lines}
        empty={{
          title: '没有协办任务',
          hint: '其他单位请本单位协助查找或者提出意见时，会出现在这里。',
        }}
      />
    </ConsolePage>
  )
}

type Props = {
  shell: Shell
  line: AssistLine
  /** What was handed in with the answer. */
  files: readonly { id: string; name: string }[]
  acceptedEndings: string
  today: Day
  idempotencyKey: string
  version: number
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
  mayAnswer: boolean
}

const AnswerFiles = ({ line, files }: Pick<Props, 'line' | 'files'>): JSX.Element =>
  files.length === 0 ? (
    <span class="faint">没有附件</span>
  ) : (
    <ul class="plain-list">
      {files.map(({ id, name }) => (
        <li>
          <a href={`${addressOf(line)}/files/${id}`}>{name}</a>
        </li>
      ))}
    </ul>
  )

/** One task, with the form for the answer. */
export const AssistPage = ({ shell, line, today, ...rest }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title={`协办 ${line.number}`}
    tags={<StateTag line={line} today={today} />}
    crumbs={[{ href: '/console/assists', label: '协办任务' }]}
    refusal={rest.refusal}
  >
    <Stack>
      <Card title="请协助的事项">
        <Facts
          rows={[
            ['来文单位', line.asker],
            ['申请内容', line.description],
            ['协办事项', line.question],
            ['回复期限', <OnDay on={line.dueOn} />],
            ...(line.answer === null
              ? []
              : ([
                  ['回复', line.answer],
                  ['回复日期', line.answeredOn ?? ''],
                  ['附件', <AnswerFiles line={line} files={rest.files} />],
                ] as const)),
          ]}
        />
        <p class="faint">协办期间不停止计算答复期限，请在期限内回复（条例第十一条）。</p>
      </Card>
      {line.answer === null && rest.mayAnswer && (
        <Card title="回复">
          <Form
            action={addressOf(line)}
            csrf={shell.csrf}
            idempotencyKey={rest.idempotencyKey}
            version={rest.version}
            files
            keep={`assist-${line.requestId}-${line.id}`}
            label="回复协办"
          >
            <TextArea
              name="answer"
              label="查找情况、信息内容或者公开意见"
              required
              rows={6}
              value={rest.typed['answer']}
              error={errorOf(rest.refusal, 'answer')}
            />
            <FileField
              name="files"
              label="附件"
              hint="查到的文件、意见的扫描件，可以选择多个，每个不超过 20 MB"
              multiple
              accept={rest.acceptedEndings}
              error={errorOf(rest.refusal, 'files')}
            />
            <DateField
              name="on"
              label="回复日期"
              required
              max={today}
              value={rest.typed['on'] ?? today}
              error={errorOf(rest.refusal, 'on')}
            />
            <SubmitBar label="回复" cancel="/console/assists" />
          </Form>
        </Card>
      )}
    </Stack>
  </ConsolePage>
)
