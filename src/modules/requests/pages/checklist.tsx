import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Facts } from '../../../ui/facts.tsx'
import { DateField, Form, RadioGroup, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import type { AskedQuestion, ProposedDecision } from '../checklist.ts'
import { steps } from '../checklist-details.ts'
import { decisionOf } from '../decisions.ts'
import type { CaseState } from '../request.ts'
import { ReturnedRemark } from './returned.tsx'

type Props = {
  shell: Shell
  id: string
  number: string
  description: string
  state: Pick<CaseState, 'returned'>
  person: (id: string) => string
  asked: readonly AskedQuestion[]
  answered: boolean
  proposal: Result<ProposedDecision>
  /** Told where a third party has to be told first: what is left of the term, and the hold. */
  warning: string
  idempotencyKeys: readonly [save: string, draft: string]
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const QuestionField = ({ q, told }: { q: AskedQuestion; told: boolean }): JSX.Element => {
  const error = told && q.refusal ? sentenceOf(q.refusal) : undefined
  const field = { name: q.id, label: q.title, hint: q.basis, error, required: true }
  if (q.kind === 'choice')
    return (
      <RadioGroup
        {...field}
        value={q.answer}
        options={q.choices.map(({ value, label, basis, refusal }) => ({
          value,
          label,
          hint: refusal ? sentenceOf(refusal) : basis,
          disabled: refusal !== undefined && value !== q.answer,
        }))}
      />
    )
  if (q.kind === 'day') return <DateField {...field} value={q.answer} />
  return <TextArea {...field} rows={3} value={q.answer} />
}

const sentenceOf = ({ message, basis }: Refusal): string =>
  basis === undefined ? message : `${message}（${basis}）`

const numbered = Object.entries(steps).map(([step, title]) => [Number(step), title] as const)

/** 七步法审查: one question after another, to exactly one lawful decision. */
export const ChecklistPage = ({ shell, id, asked, proposal, ...rest }: Props): JSX.Element => {
  const open = asked.find(({ answer }) => answer === '')?.step
  return (
    <ConsolePage
      {...shell}
      title="七步法审查"
      crumbs={[
        { href: '/console/requests', label: '依申请公开' },
        { href: `/console/requests/${id}`, label: rest.number },
      ]}
      refusal={rest.refusal}
    >
      <Stack>
        <ReturnedRemark state={rest.state} person={rest.person} />
        <Card title="申请内容">
          <p>{rest.description}</p>
        </Card>
        <Form
          action={`/console/requests/${id}/checklist`}
          csrf={shell.csrf}
          idempotencyKey={rest.idempotencyKeys[0]}
          label="七步法审查"
        >
          <Stack>
            {numbered.map(([step, title]) => {
              const questions = asked.filter((question) => question.step === step)
              return questions.length === 0 ? null : (
                <Card
                  title={`第${'一二三四五六七'.charAt(step - 1)}步：${title}`}
                  id={step === open ? 'next' : undefined}
                >
                  {questions.map((q) => (
                    <QuestionField q={q} told={q.answer !== ''} />
                  ))}
                </Card>
              )
            })}
            {asked.length > 0 && (
              <SubmitBar
                label={proposal.ok ? '保存修改' : '下一步'}
                cancel={`/console/requests/${id}`}
              />
            )}
          </Stack>
        </Form>
        {proposal.ok ? (
          <Proposed
            id={id}
            warning={rest.warning}
            shell={shell}
            proposal={proposal.value}
            idempotencyKey={rest.idempotencyKeys[1]}
            typed={rest.typed}
          />
        ) : (
          rest.answered && (
            <Remark title="还不能拟定办理结果">{sentenceOf(proposal.refusal)}</Remark>
          )
        )}
      </Stack>
    </ConsolePage>
  )
}

const Proposed = ({
  id,
  shell,
  proposal,
  warning,
  idempotencyKey,
  typed,
}: {
  id: string
  shell: Shell
  proposal: ProposedDecision
  warning: string
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
}): JSX.Element => {
  const { name, basis, rowLabel } = decisionOf(proposal.code)
  const gives = proposal.code === 'G1' || proposal.code === 'PT'
  return (
    <Card title="办理结果" id="next">
      <Facts
        rows={[
          ['结果', name],
          ['依据', basis.join('、')],
          ['年度报告', rowLabel],
        ]}
      />
      {proposal.thirdPartyNotice && (
        <Remark tone="soon" title="公开前应当告知第三方">
          第三方不同意公开而决定公开的，应当将决定公开的内容和理由书面告知第三方（条例第三十二条），《公开决定告知书》随答复一并拟制、签发。
          {warning}
        </Remark>
      )}
      <Form
        action={`/console/requests/${id}/draft`}
        csrf={shell.csrf}
        idempotencyKey={idempotencyKey}
        label="拟制答复"
      >
        {gives && (
          <>
            <TextArea
              name="attachments"
              label="随答复提供的信息（附件名称，每行一个）"
              rows={3}
              value={typed['attachments']}
            />
            <TextArea
              name="way"
              label="或者：获取该信息的方式、途径和时间"
              rows={2}
              value={typed['way']}
              hint="没有附件时填写（条例第三十六条第二项）"
            />
          </>
        )}
        <SubmitBar label="拟制答复" />
      </Form>
    </Card>
  )
}
