import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Block, Letter } from '../../../kernel/letter.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Dialog, Disclosure } from '../../../ui/dialog.tsx'
import { type Change, Diff } from '../../../ui/diff.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type DecisionCode, decisionOf } from '../decisions.ts'
import type { CaseState } from '../request.ts'
import type { Turn } from '../whose-turn.ts'
import { Adrift, HandEdits, type ShownEdit } from './hand-edits.tsx'
import { type Hand, LetterView } from './letter-view.tsx'
import { ReturnedRemark } from './returned.tsx'

type Case = {
  id: string
  number: string
  description: string
  dueOn: Day | null
  dueProvisional: boolean
}

type Common = {
  shell: Shell
  request: Case
  letter: Letter
  code: DecisionCode
  /** Address of the PDF. */
  pdf: string
  blockers: readonly Refusal[]
  /** 人工修改: every paragraph a hand has rewritten, and which paragraphs of the paper those are. */
  edits: readonly ShownEdit[]
  hands: ReadonlyMap<Block, Hand>
  /** 公开决定告知书 that is signed with the reply, one for each third party overruled. */
  notices: readonly { pdf: string; letter: Letter }[]
  warning: string
  version: number
  idempotencyKeys: readonly string[]
  refusal?: Refusal | undefined
  typed: Readonly<Record<string, string>>
}

const crumbsOf = ({ id, number }: Case) => [
  { href: '/console/requests', label: '依申请公开' },
  { href: `/console/requests/${id}`, label: number },
]

const Blockers = ({ blockers }: { blockers: readonly Refusal[] }): JSX.Element | null =>
  blockers.length === 0 ? null : (
    <Remark tone="soon" title="还不能签发">
      <ul>
        {blockers.map(({ message, basis }) => (
          <li>{basis === undefined ? message : `${message}（${basis}）`}</li>
        ))}
      </ul>
    </Remark>
  )

const Summary = ({ request, code }: Pick<Common, 'request' | 'code'>): JSX.Element => {
  const { name, basis, rowLabel } = decisionOf(code)
  return (
    <Facts
      rows={[
        ['办理结果', name],
        ['依据', basis.join('、')],
        ['年度报告', rowLabel],
        ['申请内容', request.description],
        [
          '答复期限',
          request.dueOn ? <OnDay on={request.dueOn} provisional={request.dueProvisional} /> : '',
        ],
      ]}
    />
  )
}

/** What goes to third parties first, beside the reply (条例第三十二条). */
const Notices = ({ notices, warning }: Pick<Common, 'notices' | 'warning'>): JSX.Element | null =>
  notices.length === 0 ? null : (
    <Card title={`一并签发：公开决定告知书 ${notices.length} 份`}>
      <Remark tone="soon" title="先告知第三方，再向申请人送达（条例第三十二条）">
        {warning}
      </Remark>
      {notices.map(({ letter, pdf }) => (
        <Disclosure label={`给${letter.addressee ?? '第三方'}的公开决定告知书`}>
          <p>
            <a href={pdf}>查看 PDF</a>
          </p>
          <LetterView letter={letter} />
        </Disclosure>
      ))}
    </Card>
  )

/** 答复稿: how the reply will read; from here it goes to review and signing. */
export const ReplyPage = (
  props: Common & {
    maySubmit: boolean
    state: Pick<CaseState, 'returned'>
    person: (id: string) => string
    /** Edits whose paragraph has changed under them. */
    adrift: readonly ShownEdit[]
    draftVersion: number
  },
): JSX.Element => {
  const { shell, request, letter } = props
  return (
    <ConsolePage
      {...shell}
      title="答复稿"
      crumbs={crumbsOf(request)}
      refusal={props.refusal}
      actions={
        <>
          <ButtonLink href={`/console/requests/${request.id}/checklist`}>修改</ButtonLink>
          <ButtonLink href={props.pdf}>查看 PDF</ButtonLink>
        </>
      }
    >
      <Stack>
        <ReturnedRemark state={props.state} person={props.person} />
        <Card title="办理结果">
          <Summary {...props} />
        </Card>
        <Blockers blockers={props.blockers} />
        <HandEdits edits={props.edits} />
        {props.adrift.length > 0 && (
          <Adrift
            edits={props.adrift}
            action={props.maySubmit ? `/console/requests/${request.id}/reply/adrift` : undefined}
            csrf={shell.csrf}
            idempotencyKey={props.idempotencyKeys[1]}
            version={props.draftVersion}
          />
        )}
        <Notices {...props} />
        <LetterView letter={letter} hands={props.hands} />
        {props.maySubmit && (
          <Form
            action={`/console/requests/${request.id}/reply`}
            csrf={shell.csrf}
            idempotencyKey={props.idempotencyKeys[0]}
            version={props.version}
            label="提交审核签发"
          >
            <SubmitBar label="提交审核签发" cancel={`/console/requests/${request.id}`} />
          </Form>
        )}
      </Stack>
    </ConsolePage>
  )
}

type SignProps = Common & {
  /** What changed since the last time this reply was submitted, or since the former reply. */
  changes: readonly Change[]
  /** 七步法: what was asked and answered. */
  answers: readonly (readonly [question: string, answer: string])[]
  drafter: string
  reviewer?: string | undefined
  turn: Turn
}

/** 审核签发: on one screen of a phone, what is asked, what changed, the paper, one tap. */
export const SignPage = (props: SignProps): JSX.Element => {
  const { shell, request, turn } = props
  return (
    <ConsolePage
      {...shell}
      title={turn.act === undefined ? '审核签发' : titles[turn.act]}
      crumbs={crumbsOf(request)}
      refusal={props.refusal}
    >
      <Stack>
        <Card title={request.number} actions={<ButtonLink href={props.pdf}>查看 PDF</ButtonLink>}>
          <Summary {...props} />
          <p class="faint">
            拟稿：{props.drafter}
            {props.reviewer !== undefined && `；审核：${props.reviewer}`}
          </p>
        </Card>
        <Blockers blockers={props.blockers} />
        <HandEdits edits={props.edits} />
        {props.changes.length > 0 && (
          <Card title="与上一稿的不同">
            <Diff titles={['上一稿', '这一稿']} changes={props.changes} changedOnly />
          </Card>
        )}
        {turn.waits !== undefined && <Remark>{turn.waits}</Remark>}
        {(turn.act ?? turn.back) && <Acts {...props} />}
        {props.answers.length > 0 && (
          <Disclosure label="七步法审查的回答">
            <Facts rows={props.answers} />
          </Disclosure>
        )}
        <Disclosure label="答复全文" open>
          <LetterView letter={props.letter} hands={props.hands} />
        </Disclosure>
        <Notices {...props} />
      </Stack>
    </ConsolePage>
  )
}

const titles = { review: '审核', sign: '签发' } as const
const actNames = { review: '审核通过', sign: '签发' } as const

const Acts = (props: SignProps): JSX.Element => {
  const { shell, request, turn, idempotencyKeys, version } = props
  const at = (act: string): string => `/console/requests/${request.id}/${act}`
  return (
    <Card title="办理">
      <div class="button-row">
        {turn.act && (
          <Form
            action={at(turn.act)}
            csrf={shell.csrf}
            idempotencyKey={idempotencyKeys[0]}
            version={version}
            label={actNames[turn.act]}
          >
            <Button look="primary" disabled={props.blockers.length > 0}>
              {actNames[turn.act]}
            </Button>
          </Form>
        )}
        {turn.back && (
          <Dialog label="退回修改" open={'reason' in props.typed}>
            <Form
              action={at(turn.back)}
              csrf={shell.csrf}
              idempotencyKey={idempotencyKeys[1]}
              version={version}
              keep={`return-${request.id}`}
              label="退回"
            >
              <TextArea
                name="reason"
                label="退回的理由"
                required
                rows={3}
                value={props.typed['reason']}
                error={errorOf(props.refusal, 'reason')}
              />
              <SubmitBar label="退回" />
            </Form>
          </Dialog>
        )}
      </div>
    </Card>
  )
}
