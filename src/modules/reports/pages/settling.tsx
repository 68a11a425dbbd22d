import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, TextArea } from '../../../ui/form.tsx'
import { reportHref } from '../cell-links.ts'
import type { CheckFinding } from '../checks/rules.ts'
import type { Settled } from '../edition.ts'
import type { CourseProps } from './course.tsx'
import { FindingList } from './finding-list.tsx'

const said = (kept: readonly Settled[], found: CheckFinding): Settled | undefined =>
  kept.find(({ rule, message }) => rule === found.rule && message === found.message)

/** The findings of the checks, with what was answered and the form to answer. */
export const Settling = (props: CourseProps): JSX.Element | null => (
  <FindingList
    findings={props.findings}
    sound="校验全部相符，没有要处理的。"
    at={reportHref(props.place)}
    below={(found) => <Below {...props} found={found} />}
  />
)

const Kept = ({ kept, nameOf }: { kept: Settled; nameOf: (id: string) => string }): JSX.Element => (
  <p class="answer">
    {kept.text}
    <span class="faint">
      （{nameOf(kept.by)}，{kept.on}）
    </span>
  </p>
)

const Below = (props: CourseProps & { found: CheckFinding }): JSX.Element | null => {
  const { found } = props
  if (found.severity === 'error') return <p class="hint">改正以前不能封存。</p>
  return found.severity === 'notice' ? null : <Asked {...props} />
}

const Asked = (props: CourseProps & { found: CheckFinding }): JSX.Element => {
  const { edition, found, may, number } = props
  const isAnswer = found.severity === 'answer'
  const kept = said(isAnswer ? edition.answers : edition.overrides, found)
  const mayHere = number > 0 && (isAnswer ? may.write : may.override)
  return (
    <>
      {kept && <Kept kept={kept} nameOf={props.nameOf} />}
      {!kept && !isAnswer && <p class="hint">由编写人以外的第二人说明理由以后，可以封存。</p>}
      {mayHere && <AnswerForm {...props} isAgain={kept !== undefined} />}
    </>
  )
}

const AnswerForm = (
  props: CourseProps & { found: CheckFinding; isAgain: boolean },
): JSX.Element => {
  const { found, place, shell, typed, refusal, isAgain } = props
  const isAnswer = found.severity === 'answer'
  const here = typed['message'] === found.message && typed['rule'] === found.rule
  const label = isAnswer ? '答复' : '允许例外的理由'
  const id = here ? undefined : `f-text-${props.findings.indexOf(found)}`
  return (
    <details class="dialog" open={here}>
      <summary class="button plain">{isAgain ? `重写${label}` : label}</summary>
      <Form
        action={reportHref(place, isAnswer ? '/answer' : '/override')}
        csrf={shell.csrf}
        idempotencyKey={props.keyOf()}
        version={props.stamp}
        label={`${found.rule} ${label}`}
      >
        <input type="hidden" name="rule" value={found.rule} />
        <input type="hidden" name="message" value={found.message} />
        <TextArea
          name="text"
          id={id}
          label={label}
          rows={2}
          required
          value={here ? typed['text'] : ''}
          error={here ? errorOf(refusal, 'text') : undefined}
        />
        <Button>{isAnswer ? '保存答复' : '保存理由'}</Button>
      </Form>
    </details>
  )
}
