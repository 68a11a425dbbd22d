import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { CheckGroup, DateField, FileField, Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import type { Fate } from '../envelope.ts'
import { routeNames } from '../event-words.ts'
import type { ServiceRoute } from '../events.ts'
import { withAll } from './envelopes.tsx'

/** A letter of an envelope: of which case, and what became of it. */
export type EnclosedLine = {
  id: string
  number: string
  description: string
  letter: string
  version: number
  fate: Fate
  /** 第几次送达 */
  attempt: number
  firstHandedOver: Day | undefined
}

type Props = {
  shell: Shell
  envelope: { id: string; route: ServiceRoute; postNumber: string | null; on: Day; by: string }
  lines: readonly EnclosedLine[]
  mayHandle: boolean
  today: Day
  acceptedEndings: string
  keyOf: () => string
  typed: Readonly<Record<string, string>>
  chosen: readonly string[] | undefined
  refusal?: Refusal | undefined
}

const fateTones: Readonly<Record<Fate['how'], Tone>> = {
  onTheWay: 'active',
  proven: 'done',
  returned: 'overdue',
}

const shortFate = (fate: Fate): string => {
  if (fate.how === 'onTheWay') return '等回执'
  return fate.how === 'proven' ? `${fate.on} 已送达` : `${fate.on} 退回`
}

const told = (fate: Fate): string => {
  if (fate.how === 'proven') return fate.proof
  return fate.how === 'returned' ? fate.reason : ''
}

/** What became of a letter, in one sentence. */
export const fateInWords = (fate: Fate): string => `${shortFate(fate)} ${told(fate)}`.trim()

const Letters = ({ lines }: Pick<Props, 'lines'>): JSX.Element => (
  <Table
    caption="内件"
    columns={[
      {
        key: 'number',
        label: '申请编号',
        kind: 'short',
        cell: ({ id, number }) => <a href={`/console/requests/${id}`}>{number}</a>,
      },
      { key: 'letter', label: '文书', cell: ({ letter }) => letter },
      {
        key: 'attempt',
        label: '送达次数',
        kind: 'short',
        cell: ({ attempt, firstHandedOver }) =>
          attempt > 1 ? `第 ${attempt} 次，首次 ${firstHandedOver ?? ''}` : '首次',
      },
      {
        key: 'fate',
        label: '送达情况',
        cell: ({ fate }) => (
          <>
            <Tag label={shortFate(fate)} tone={fateTones[fate.how]} /> {told(fate)}
          </>
        ),
      },
    ]}
    rows={lines}
  />
)

const Settle = (props: Props & { open: readonly EnclosedLine[] }): JSX.Element => {
  const { envelope, open, shell, typed, refusal, chosen } = props
  const options = open.map(({ id, number, description, version }) => ({
    value: `${id} ${version}`,
    label: number,
    hint: description,
  }))
  const values = chosen ?? options.map(({ value }) => value)
  const items = (name: string): JSX.Element => (
    <CheckGroup
      name={name}
      label="哪几件"
      required
      options={options}
      values={values}
      error={errorOf(refusal, name)}
    />
  )
  const on = (name: string, label: string): JSX.Element => (
    <DateField
      name={name}
      label={label}
      required
      max={props.today}
      value={typed[name] ?? props.today}
      error={errorOf(refusal, name)}
    />
  )
  return (
    <>
      <Card title="登记送达凭证">
        <Form
          action={`/console/envelopes/${envelope.id}/prove`}
          csrf={shell.csrf}
          idempotencyKey={props.keyOf()}
          files
          label="登记送达凭证"
        >
          {items('proven')}
          {on('provenOn', '登记日期')}
          <TextField
            name="proof"
            label="签收人、签收日期或者回执"
            required
            value={typed['proof']}
            error={errorOf(refusal, 'proof')}
          />
          <FileField
            name="files"
            label="回执、签收单"
            accept={props.acceptedEndings}
            multiple
            error={errorOf(refusal, 'files')}
          />
          <SubmitBar label="登记送达凭证" />
        </Form>
      </Card>
      <Card title="登记退回">
        <Remark>
          邮件退回的，改地址或者换一种方式再次送达；是否按期答复仍以首次交邮之日判断（国办公开办函〔2016〕235号）。
        </Remark>
        <Form
          action={`/console/envelopes/${envelope.id}/return`}
          csrf={shell.csrf}
          idempotencyKey={props.keyOf()}
          label="登记退回"
        >
          {items('returned')}
          {on('returnedOn', '退回日期')}
          <TextField
            name="reason"
            label="退回原因"
            hint="例如：原址查无此人、收件人拒收、逾期未领"
            required
            value={typed['reason']}
            error={errorOf(refusal, 'reason')}
          />
          <SubmitBar label="登记退回" />
        </Form>
      </Card>
    </>
  )
}

/** One envelope: its letters, its printed address and receipt, and what came back. */
export const EnvelopePage = (props: Props): JSX.Element => {
  const { envelope, lines, shell } = props
  const open = lines.filter(({ fate }) => fate.how === 'onTheWay')
  const chosen = withAll(lines.map(({ id }) => id))
  return (
    <ConsolePage
      {...shell}
      title={envelope.postNumber === null ? '送达' : `邮件 ${envelope.postNumber}`}
      crumbs={[{ href: '/console/envelopes', label: '送达' }, { label: '信封' }]}
      actions={
        <>
          <ExportLinks list={`/console/envelopes/${envelope.id}/letters`} />
          <ButtonLink href={`/console/envelopes/${envelope.id}/receipt.pdf`}>
            打印送达回证
          </ButtonLink>
          {props.mayHandle && (
            <ButtonLink
              href={`/console/envelopes/labels.pdf?format=sheet&envelope=${envelope.id}&${chosen}`}
              look="quiet"
            >
              打印地址标签
            </ButtonLink>
          )}
        </>
      }
      refusal={props.refusal}
    >
      <Stack>
        <Card>
          <Facts
            rows={[
              ['送达方式', routeNames[envelope.route]],
              ['邮件号码', envelope.postNumber ?? '无'],
              ['发出日期', <OnDay on={envelope.on} />],
              ['经办人', envelope.by],
            ]}
          />
          <Letters lines={lines} />
        </Card>
        {props.mayHandle && open.length > 0 && <Settle {...props} open={open} />}
      </Stack>
    </ConsolePage>
  )
}
