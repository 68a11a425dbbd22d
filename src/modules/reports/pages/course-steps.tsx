import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, TextArea } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { reportHref } from '../cell-links.ts'
import type { EditionStage } from '../edition.ts'
import type { CourseProps } from './course.tsx'

/** The next step of the report, for whoever may take it; for others, what it waits for. */
export const NextStep = (props: CourseProps): JSX.Element => {
  if (props.number === 0) return <Unwritten {...props} />
  return nextSteps[props.edition.stage](props)
}

const Step = (
  props: CourseProps & { to: string; label: string; children?: Child },
): JSX.Element => (
  <Form
    action={reportHref(props.place, `/${props.to}`)}
    csrf={props.shell.csrf}
    idempotencyKey={props.keyOf()}
    version={props.stamp}
    label={props.label}
  >
    {props.children}
    <div class="submit-bar">
      <Button look="primary">{props.label}</Button>
    </div>
  </Form>
)

const Waiting = ({ children }: { children: Child }): JSX.Element => <p class="faint">{children}</p>

const waitingWords = (
  { may, organ }: CourseProps,
  holds: boolean,
  [whom, does]: readonly [string, string],
): string => {
  if (organ.separation === 'entrusted') return `等候受托机关${does}。`
  return holds && may.waits !== undefined
    ? `${may.waits}，等候另一名${whom}${does}。`
    : `等候${whom}${does}。`
}

const Unwritten = ({ place, may, isElsewhere }: CourseProps): JSX.Element => (
  <Card title={isElsewhere ? '已在别处公布' : '下一步：编写文字部分'}>
    {isElsewhere && <p>这一年的报告在使用本平台以前已经公布，公布数已经导入，一般不必再编写。</p>}
    <p>数字已经按案件、台账和申报数计算；文字部分还没有编写。</p>
    {may.write && (
      <ButtonLink look={isElsewhere ? 'plain' : 'primary'} href={reportHref(place, '/text')}>
        编写文字部分
      </ButtonLink>
    )}
  </Card>
)

const GiveBack = (props: CourseProps): JSX.Element | null => {
  if (!props.may.giveBack) return null
  const { place, shell, typed, refusal } = props
  return (
    <details class="dialog" open={errorOf(refusal, 'reason') !== undefined}>
      <summary class="button plain">退回</summary>
      <Form
        action={reportHref(place, '/return')}
        csrf={shell.csrf}
        idempotencyKey={props.keyOf()}
        version={props.stamp}
        label="退回"
      >
        <TextArea
          name="reason"
          label="退回的理由"
          rows={2}
          required
          value={typed['reason']}
          error={errorOf(refusal, 'reason')}
        />
        <Button>退回修改</Button>
      </Form>
    </details>
  )
}

const nextSteps: Readonly<Record<EditionStage, (props: CourseProps) => JSX.Element>> = {
  drafting: (props) => {
    const { edition, may, organ, nameOf } = props
    const label = organ.separation === 'two' ? '送签' : '送审'
    return (
      <Card title={`下一步：${label}`}>
        {edition.returned && (
          <Remark tone="soon" title="已退回">
            {edition.returned.reason}（{nameOf(edition.returned.by)}，{edition.returned.on}）
          </Remark>
        )}
        <p>
          文字编写好、校验问题处理好以后{label}；{label}以后不能修改，退回才能改。
        </p>
        {may.write ? (
          <Step {...props} to="submit" label={label} />
        ) : (
          <Waiting>由经办人办理。</Waiting>
        )}
      </Card>
    )
  },
  review: (props) => (
    <Card title="下一步：审核">
      {props.may.review && props.may.waits === undefined ? (
        <>
          <p>核对数字、文字和校验问题的答复；编写人不能审核自己编写的报告。</p>
          <Step {...props} to="approve" label="审核通过" />
        </>
      ) : (
        <Waiting>{waitingWords(props, props.may.review, ['审核人', '审核'])}</Waiting>
      )}
      <GiveBack {...props} />
    </Card>
  ),
  signing: (props) => (
    <Card title="下一步：签发封存">
      {props.may.seal && props.may.waits === undefined ? (
        <>
          <p>签发以后报告即行封存：数字、文字、校验结果和申报数都固定下来，不能启封。</p>
          <Step {...props} to="seal" label="签发并封存" />
        </>
      ) : (
        <Waiting>{waitingWords(props, props.may.seal, ['负责人', '签发'])}</Waiting>
      )}
      <GiveBack {...props} />
    </Card>
  ),
  sealed: (props) => (
    <Card title="下一步：公布">
      <p>公布的是封存的报告：网页，以及 PDF、Word 和表格文件。</p>
      {props.may.publish ? (
        <Step {...props} to="publish" label="公布" />
      ) : (
        <Waiting>由经办人公布。</Waiting>
      )}
    </Card>
  ),
  published: (props) => {
    const { place, edition, may, typed, refusal } = props
    return (
      <Card title="已公布">
        <p>
          {edition.publishedOn} 公布。
          <a href={`/xxgk/${place.organId}/report/${place.year}`}>看公布的网页</a>
        </p>
        {may.write && (
          <details class="dialog" open={errorOf(refusal, 'correction') !== undefined}>
            <summary class="button plain">更正</summary>
            <Step {...props} to="correct" label="开始更正">
              <TextArea
                name="correction"
                label="更正的理由"
                hint="公众会看到。更正是一个新的版本，要重新送审、签发、公布；在公布以前，公众看到的仍是原来的报告。"
                rows={2}
                required
                value={typed['correction']}
                error={errorOf(refusal, 'correction')}
              />
            </Step>
          </details>
        )}
      </Card>
    )
  },
}
