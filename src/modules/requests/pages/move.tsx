import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Letter } from '../../../kernel/letter.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import {
  DateField,
  FileField,
  Form,
  RadioGroup,
  SelectField,
  SubmitBar,
  TextArea,
  TextField,
} from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Happening, Timeline } from '../../../ui/timeline.tsx'
import type { MoveField } from '../move-fields.ts'
import { LetterView } from './letter-view.tsx'

type Props = {
  shell: Shell
  request: { id: string; number: string; description: string }
  title: string
  basis?: string
  explain: string
  /** Whom this step waits for; the reader may not take it. */
  waits?: string | undefined
  fields: readonly MoveField[]
  action: string
  submit: string
  acceptedEndings: string
  idempotencyKey: string
  version: number
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
  /** What the officer has to have before their eyes for this step. */
  beside?: Child
  /** What colleagues did since the page was opened, where the form came too late. */
  since: readonly Happening[]
  /** The letters that would go out, as they would read. */
  preview?: readonly Letter[]
  sendsLetters?: boolean
}

/** One question, as its kind wants it, with what was typed before a refusal. */
export const MoveInput = ({
  field,
  props,
}: {
  field: MoveField
  props: Pick<Props, 'typed' | 'refusal' | 'acceptedEndings'>
}): JSX.Element => {
  const { name, label, hint, required, options = [], initial } = field
  const value = props.typed[name] ?? initial
  const base = { name, label, hint, required, error: errorOf(props.refusal, name) }
  switch (field.kind) {
    case 'long':
      return <TextArea {...base} value={value} />
    case 'day':
      return <DateField {...base} value={value} />
    case 'radio':
      return <RadioGroup {...base} value={value} options={options} />
    case 'select':
      return <SelectField {...base} value={value} options={options} blank="请选择" />
    case 'files':
      return <FileField {...base} multiple accept={props.acceptedEndings} />
    case 'number':
      return <TextField {...base} value={value} width="short" inputmode="numeric" />
    case 'text':
      return <TextField {...base} value={value} />
  }
}

const Preview = ({ letters }: { letters: readonly Letter[] }): JSX.Element | null =>
  letters.length === 0 ? null : (
    <Card title={letters.length === 1 ? '预览文书' : `预览文书（${letters.length}件）`}>
      <Remark title="还没有发出">核对以后，在下面的表单里提交；提交时编文号。</Remark>
      {letters.map((letter) => (
        <LetterView letter={letter} />
      ))}
    </Card>
  )

const MoveCard = (props: Props): JSX.Element => (
  <Card title={props.request.description.slice(0, 60)}>
    <Form
      action={props.action}
      csrf={props.shell.csrf}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
      files={props.fields.some(({ kind }) => kind === 'files')}
      label={props.title}
    >
      {props.fields.map((field) => (
        <MoveInput field={field} props={props} />
      ))}
      <SubmitBar label={props.submit} cancel={`/console/requests/${props.request.id}`}>
        {props.sendsLetters && (
          <Button name="preview" value="yes">
            预览文书
          </Button>
        )}
      </SubmitBar>
    </Form>
  </Card>
)

/** One step of a case: what it does, what the law says, and the fields it needs. */
export const MovePage = (props: Props): JSX.Element => {
  const { shell, request } = props
  return (
    <ConsolePage
      {...shell}
      title={props.title}
      crumbs={[
        { href: '/console/requests', label: '依申请公开' },
        { href: `/console/requests/${request.id}`, label: request.number },
      ]}
      refusal={props.refusal}
    >
      <Stack>
        {props.since.length > 0 && (
          <Card title="您打开页面之后的变化">
            <Timeline happenings={props.since} />
          </Card>
        )}
        <Remark>
          {props.explain}
          {props.basis && `（${props.basis}）`}
        </Remark>
        {props.beside}
        <Preview letters={props.preview ?? []} />
        {props.waits === undefined ? <MoveCard {...props} /> : <Remark>{props.waits}</Remark>}
      </Stack>
    </ConsolePage>
  )
}
