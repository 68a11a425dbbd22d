import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { DateField, Form, SelectField, SubmitBar, TextArea, TextField } from '../../../ui/form.tsx'
import { Card, Split, Stack } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { NewEntryPage } from '../../../ui/register.tsx'
import { Table } from '../../../ui/table.tsx'
import { documentKindNames, endingNames, type NormativeDocument } from '../document.ts'
import { actInWords, type HistoryLine } from './document-columns.ts'
import { Validity } from './documents.tsx'

type Typed = Readonly<Record<string, string>>

const kinds = Object.entries(documentKindNames).map(([value, label]) => ({ value, label }))

const RegisteredFields = ({
  typed,
  refusal,
  today,
}: {
  typed: Typed
  refusal?: Refusal | undefined
  today: Day
}): JSX.Element => (
  <>
    <TextField
      name="title"
      label="文件标题"
      required
      value={typed['title']}
      error={errorOf(refusal, 'title')}
    />
    <TextField
      name="number"
      label="发文字号"
      hint="例如 宝政〔2025〕12号"
      required
      width="medium"
      value={typed['number']}
      error={errorOf(refusal, 'number')}
    />
    <SelectField
      name="kind"
      label="种类"
      hint="规章只有设区的市以上的人民政府等可以制定。"
      required
      options={kinds}
      value={typed['kind'] ?? 'normative'}
      error={errorOf(refusal, 'kind')}
    />
    <DateField
      name="madeOn"
      label="成文日期"
      hint="以前年度的文件填写原来的日期。"
      required
      max={today}
      value={typed['madeOn']}
      error={errorOf(refusal, 'madeOn')}
    />
    <DateField
      name="effectiveOn"
      label="实施日期"
      required
      value={typed['effectiveOn']}
      error={errorOf(refusal, 'effectiveOn')}
    />
  </>
)

type NewProps = {
  shell: Shell
  idempotencyKey: string
  today: Day
  typed: Typed
  refusal?: Refusal | undefined
}

/** 登记规范性文件. */
export const NewDocumentPage = (props: NewProps): JSX.Element => (
  <NewEntryPage {...props} name="规范性文件" at="/console/documents" title="登记规范性文件">
    <RegisteredFields {...props} />
  </NewEntryPage>
)

type Props = {
  shell: Shell
  document: NormativeDocument
  history: readonly HistoryLine[]
  mayKeep: boolean
  today: Day
  keyOf: () => string
  /** What was typed into the form that was refused. */
  typed?: Typed | undefined
  refusal?: Refusal | undefined
}

/** One document of the register: what it is, how it ended, who entered what. */
export const DocumentPage = (props: Props): JSX.Element => {
  const { shell, document, today } = props
  return (
    <ConsolePage
      {...shell}
      title={document.title}
      crumbs={[{ label: '规范性文件', href: '/console/documents' }, { label: document.number }]}
      tags={<Validity document={document} on={today} />}
      refusal={props.refusal}
    >
      <Split side={props.mayKeep && document.ended === null && <Endings {...props} />}>
        <Card title="登记内容">
          <Facts
            columns={2}
            rows={[
              ['发文字号', document.number],
              ['种类', documentKindNames[document.kind]],
              ['成文日期', <OnDay on={document.madeOn} />],
              ['实施日期', <OnDay on={document.effectiveOn} />],
              ...(document.ended === null || document.endedOn === null
                ? []
                : ([
                    [`${endingNames[document.ended]}日期`, <OnDay on={document.endedOn} />],
                    ['依据和原因', document.reason],
                    ['替代文件', document.successor ?? '无'],
                  ] as const)),
            ]}
          />
        </Card>
        {props.mayKeep && document.ended === null && <Correction {...props} />}
        <Card
          title="登记经过"
          actions={<ExportLinks list={`/console/documents/${document.id}/history`} />}
        >
          <Table
            caption="登记经过"
            columns={[
              { key: 'version', label: '次序', kind: 'short', cell: (one) => one.version },
              { key: 'act', label: '事项', cell: actInWords },
              { key: 'name', label: '经办', kind: 'short', cell: (one) => one.name },
            ]}
            rows={props.history}
          />
        </Card>
      </Split>
    </ConsolePage>
  )
}

const Correction = ({ shell, document, typed, refusal, ...rest }: Props): JSX.Element => (
  <Card title="更正登记内容">
    <details open={typed !== undefined && typed['endedOn'] === undefined}>
      <summary>登记有误时，在这里更正；原来的内容保留在登记经过里</summary>
      <Form
        action={`/console/documents/${document.id}/correct`}
        csrf={shell.csrf}
        idempotencyKey={rest.keyOf()}
        version={document.version}
        label="更正登记内容"
      >
        <RegisteredFields
          typed={
            typed ?? {
              title: document.title,
              number: document.number,
              kind: document.kind,
              madeOn: document.madeOn,
              effectiveOn: document.effectiveOn,
            }
          }
          refusal={refusal}
          today={rest.today}
        />
        <SubmitBar label="更正" />
      </Form>
    </details>
  </Card>
)

const Endings = (props: Props): JSX.Element => (
  <Stack>
    <EndForm
      {...props}
      path="abolish"
      title="登记废止"
      hint="由本机关决定废止的；计入表二“本年废止件数”。"
    />
    <EndForm
      {...props}
      path="lapse"
      title="登记失效"
      hint="有效期届满、调整对象消失等自行失效的；不计入“废止件数”，但不再是现行有效。"
    />
  </Stack>
)

const EndForm = ({
  shell,
  document,
  typed,
  refusal,
  path,
  title,
  hint,
  ...rest
}: Props & { path: string; title: string; hint: string }): JSX.Element => (
  <Card title={title}>
    <p class="hint">{hint}</p>
    <Form
      action={`/console/documents/${document.id}/${path}`}
      csrf={shell.csrf}
      idempotencyKey={rest.keyOf()}
      label={title}
    >
      <DateField
        id={`f-endedOn-${path}`}
        name="endedOn"
        label="日期"
        required
        max={rest.today}
        value={typed?.['endedOn'] ?? rest.today}
        error={errorOf(refusal, 'endedOn')}
      />
      <TextArea
        id={`f-reason-${path}`}
        name="reason"
        label="依据和原因"
        required
        rows={3}
        value={typed?.['reason']}
        error={errorOf(refusal, 'reason')}
      />
      <TextField
        id={`f-successor-${path}`}
        name="successor"
        label="替代文件"
        hint="有新文件替代的，填写标题和文号"
        value={typed?.['successor']}
        error={errorOf(refusal, 'successor')}
      />
      <SubmitBar label={title} />
    </Form>
  </Card>
)
