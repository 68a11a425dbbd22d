import type { JSX } from 'hono/jsx/jsx-runtime'
import { inChinese } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Editable, type HandEdit, isLegalEdit } from '../hand-edit.ts'

/** An edit with the name of who made it and the place of its paragraph, where it has one. */
export type ShownEdit = HandEdit & { name: string; at?: number }

const labelOf = (edit: ShownEdit): string =>
  `${edit.at === undefined ? '原文' : `第 ${edit.at + 1} 段`}${isLegalEdit(edit) ? '（法定段落）' : ''}`

const Compared = ({ edit }: { edit: ShownEdit }): JSX.Element => (
  <>
    <Diff
      titles={['系统生成', '人工修改']}
      changes={[{ label: labelOf(edit), before: edit.computed, after: edit.text }]}
    />
    <p class="faint">
      {edit.name}，{inChinese(edit.on)}
      {edit.reason !== undefined && `；理由：${edit.reason}`}
    </p>
  </>
)

/** 人工修改, legal paragraphs first, before the eyes of whoever reviews and signs. */
export const HandEdits = ({ edits }: { edits: readonly ShownEdit[] }): JSX.Element | null => {
  if (edits.length === 0) return null
  const legal = edits.filter(isLegalEdit)
  const rest = edits.filter((edit) => !isLegalEdit(edit))
  return (
    <Card title={`人工修改 ${edits.length} 处`} id="hand-edits">
      {legal.length > 0 && (
        <Remark tone="soon" title={`法定段落有 ${legal.length} 处人工修改，请逐处核对`}>
          法律依据、决定、期限和救济途径由系统按法律和国家规定生成，下列内容与系统生成的不同。
        </Remark>
      )}
      {[...legal, ...rest].map((edit) => (
        <Compared edit={edit} />
      ))}
    </Card>
  )
}

/** Edits that stand nowhere any more, to be copied or given up. */
export const Adrift = ({
  edits,
  action,
  ...form
}: {
  edits: readonly ShownEdit[]
  /** Absent for whoever may not edit now. */
  action: string | undefined
  csrf: string
  idempotencyKey: string | undefined
  version: number
}): JSX.Element => (
  <Card title={`没有用上的人工修改 ${edits.length} 处`}>
    <Remark tone="soon">
      这些段落的原文后来变了，修改没有印在答复里。需要的请在新的段落里重新修改。
    </Remark>
    {edits.map((edit) => (
      <Compared edit={edit} />
    ))}
    {action !== undefined && (
      <Form action={action} {...form} label="放弃没有用上的修改">
        <SubmitBar label="放弃这些修改" />
      </Form>
    )}
  </Card>
)

type Props = {
  shell: Shell
  request: { id: string; number: string }
  /** Which paragraph, from 0. */
  at: number
  paragraph: Editable
  legal: boolean
  version: number
  idempotencyKey: string
  refusal?: Refusal | undefined
  typed: Readonly<Record<string, string>> | undefined
  /** Somebody saved in between: what was typed is shown beside what stands now. */
  isStale: boolean
}

/** 修改这一段: the paragraph as computed, as it stands, and the reason where the law is touched. */
export const ParagraphPage = (props: Props): JSX.Element => {
  const { shell, request, paragraph, typed, refusal } = props
  const reply = `/console/requests/${request.id}/reply`
  const text = typed?.['text'] ?? paragraph.text
  return (
    <ConsolePage
      {...shell}
      title={`修改第 ${props.at + 1} 段`}
      crumbs={[
        { href: '/console/requests', label: '依申请公开' },
        { href: `/console/requests/${request.id}`, label: request.number },
        { href: reply, label: '答复稿' },
      ]}
      refusal={refusal}
    >
      <Stack>
        {props.isStale && (
          <Card title="与现在保存的不同之处">
            <Diff
              titles={['现在保存的', '您填写的']}
              changes={[{ label: `第 ${props.at + 1} 段`, before: paragraph.text, after: text }]}
            />
          </Card>
        )}
        {props.legal && (
          <Remark tone="soon" title="这是法定段落">
            法律依据、决定、期限和救济途径由系统生成。改动会逐字标给审核人和签发人看，须写明理由；引用的法条原文、复议机关、法院和期限缺了的，不能提交和签发。
          </Remark>
        )}
        <Card title="系统生成的原文">
          <p>{paragraph.computed}</p>
        </Card>
        <Card title="修改">
          <Form
            action={`${reply}/paragraphs/${props.at}`}
            csrf={shell.csrf}
            idempotencyKey={props.idempotencyKey}
            version={props.version}
            keep={`paragraph-${request.id}-${props.at}`}
            label="修改这一段"
          >
            <TextArea
              name="text"
              label="这一段写为"
              required
              rows={8}
              hint="只改这一段的文字，其他段落不变。"
              value={text}
              error={errorOf(refusal, 'text')}
            />
            <TextArea
              name="reason"
              label="修改的理由"
              required={props.legal}
              rows={2}
              hint="审核人、签发人看得到，不印在答复里。"
              value={typed?.['reason'] ?? paragraph.edit?.reason}
              error={errorOf(refusal, 'reason')}
            />
            <SubmitBar label="保存" cancel={reply}>
              {paragraph.edit && (
                <Button name="_act" value="restore">
                  恢复原文
                </Button>
              )}
            </SubmitBar>
          </Form>
        </Card>
      </Stack>
    </ConsolePage>
  )
}
