import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import {
  DateField,
  Form,
  RadioGroup,
  SelectField,
  SubmitBar,
  TextField,
} from '../../../ui/form.tsx'
import { Card, Split } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { NewEntryPage } from '../../../ui/register.tsx'
import { type Dispute, disputeKindNames, outcomeNames } from '../dispute.ts'
import { DisputeState } from './disputes.tsx'

type Typed = Readonly<Record<string, string>>

const options = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const FiledFields = ({
  typed,
  refusal,
  today,
}: {
  typed: Typed
  refusal?: Refusal | undefined
  today: Day
}): JSX.Element => (
  <>
    <SelectField
      name="kind"
      label="种类"
      blank="请选择"
      required
      options={options(disputeKindNames)}
      value={typed['kind']}
      error={errorOf(refusal, 'kind')}
    />
    <TextField
      name="number"
      label="受理文号或者案号"
      required
      width="medium"
      value={typed['number']}
      error={errorOf(refusal, 'number')}
    />
    <TextField
      name="requestNumber"
      label="所涉申请的编号"
      hint="例如 依申请〔2025〕7号；与某件申请无关的不填"
      width="medium"
      value={typed['requestNumber']}
      error={errorOf(refusal, 'requestNumber')}
    />
    <DateField
      name="filedOn"
      label="受理日期"
      hint="复议机关受理、法院立案的日期"
      required
      max={today}
      value={typed['filedOn']}
      error={errorOf(refusal, 'filedOn')}
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

/** 登记行政复议、行政诉讼. */
export const NewDisputePage = (props: NewProps): JSX.Element => (
  <NewEntryPage {...props} name="复议诉讼" at="/console/disputes" title="登记复议、诉讼">
    <FiledFields {...props} />
  </NewEntryPage>
)

type Props = {
  shell: Shell
  dispute: Dispute
  requestHref?: string | undefined
  mayKeep: boolean
  today: Day
  keyOf: () => string
  typed?: Typed | undefined
  refusal?: Refusal | undefined
}

/** One dispute: what it is about, and how it ended. */
export const DisputePage = (props: Props): JSX.Element => {
  const { shell, dispute, requestHref } = props
  const request = dispute.requestNumber ?? '无'
  return (
    <ConsolePage
      {...shell}
      title={dispute.number}
      crumbs={[{ label: '复议诉讼', href: '/console/disputes' }, { label: dispute.number }]}
      tags={<DisputeState dispute={dispute} />}
      refusal={props.refusal}
    >
      <Split side={props.mayKeep && dispute.outcome === null && <Closing {...props} />}>
        <Card title="登记内容">
          <Facts
            columns={2}
            rows={[
              ['种类', disputeKindNames[dispute.kind]],
              ['受理文号、案号', dispute.number],
              ['所涉申请', requestHref ? <a href={requestHref}>{request}</a> : request],
              ['受理日期', <OnDay on={dispute.filedOn} />],
              ['结果', dispute.outcome === null ? '尚未审结' : outcomeNames[dispute.outcome]],
              ['审结日期', dispute.closedOn === null ? '无' : <OnDay on={dispute.closedOn} />],
            ]}
          />
        </Card>
        {props.mayKeep && <Correction {...props} />}
      </Split>
    </ConsolePage>
  )
}

const Closing = ({ shell, dispute, typed, refusal, ...rest }: Props): JSX.Element => (
  <Card title="登记结果">
    <Form
      action={`/console/disputes/${dispute.id}/close`}
      csrf={shell.csrf}
      idempotencyKey={rest.keyOf()}
      label="登记结果"
    >
      <RadioGroup
        name="outcome"
        label="结果"
        required
        options={options(outcomeNames)}
        value={typed?.['outcome']}
        error={errorOf(refusal, 'outcome')}
      />
      <DateField
        name="closedOn"
        label="审结日期"
        hint="作出复议决定、判决、裁定的日期；计入这一年的年报"
        required
        max={rest.today}
        value={typed?.['closedOn'] ?? rest.today}
        error={errorOf(refusal, 'closedOn')}
      />
      <SubmitBar label="登记结果" />
    </Form>
  </Card>
)

const Correction = ({ shell, dispute, typed, refusal, ...rest }: Props): JSX.Element => (
  <Card title="更正登记内容">
    <details open={typed?.['filedOn'] !== undefined}>
      <summary>登记有误时，在这里更正；原来的内容仍然保留</summary>
      <Form
        action={`/console/disputes/${dispute.id}/correct`}
        csrf={shell.csrf}
        idempotencyKey={rest.keyOf()}
        version={dispute.version}
        label="更正登记内容"
      >
        <FiledFields
          typed={
            typed ?? {
              kind: dispute.kind,
              number: dispute.number,
              requestNumber: dispute.requestNumber ?? '',
              filedOn: dispute.filedOn,
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
