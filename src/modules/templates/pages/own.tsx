import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { DateField, Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type OwnLine, OwnState } from './own-list.tsx'

type Props = {
  shell: Shell
  own: OwnLine
  today: Day
  /** Names behind the ids of the row. */
  nameOf: (id: string | null) => string
  /** The sample in the template, paragraph by paragraph; why there is none. */
  words: readonly string[] | Refusal
  may: {
    approve: boolean
    /** Why the reader, whose post it is, may not approve this one. */
    waits: string | undefined
    withdraw: boolean
  }
  idempotencyKeys: readonly string[]
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const at = ({ id }: OwnLine): string => `/console/templates/own/${id}`

const form = ({ shell, own, idempotencyKeys }: Props, which: number) => ({
  csrf: shell.csrf,
  idempotencyKey: idempotencyKeys[which],
  version: own.revision,
})

const About = (props: Props): JSX.Element => {
  const { own, nameOf } = props
  return (
    <Card title="这一版">
      <Facts
        rows={[
          ['文书', own.title],
          ['单位', own.organ],
          ['状态', <OwnState own={own} />],
          ['文件', <a href={`${at(own)}/file`}>{own.name}</a>],
          [
            '上传',
            <>
              {nameOf(own.uploadedBy)} <OnDay on={own.uploadedOn} />
            </>,
          ],
          ...(own.approvedOn
            ? [
                [
                  '审核启用',
                  <>
                    {nameOf(own.approvedBy)} <OnDay on={own.approvedOn} />
                  </>,
                ] as const,
              ]
            : []),
          ...(own.effectiveOn ? [['启用日期', <OnDay on={own.effectiveOn} />] as const] : []),
          ...(own.withdrawnOn
            ? [
                [
                  '停用',
                  <>
                    {nameOf(own.withdrawnBy)} <OnDay on={own.withdrawnOn} />，{own.withdrawnWhy}
                  </>,
                ] as const,
              ]
            : []),
          ['标签', own.tags.map((tag) => `{${tag}}`).join('、')],
        ]}
      />
    </Card>
  )
}

const Approve = (props: Props): JSX.Element => (
  <Card title="审核启用">
    <p>请先看下面的样本，再下载样本看版式。启用以后，这种文书的 Word 文件都按它套用。</p>
    <Form action={`${at(props.own)}/approve`} {...form(props, 0)} label="审核启用">
      <DateField
        name="effectiveOn"
        label="启用日期"
        required
        value={props.typed['effectiveOn'] ?? props.today}
        error={errorOf(props.refusal, 'effectiveOn')}
      />
      <SubmitBar label="审核启用" />
    </Form>
  </Card>
)

const Withdraw = (props: Props): JSX.Element => (
  <Dialog label={props.own.status === 'waiting' ? '不启用' : '停用'} open={'why' in props.typed}>
    <p>停用以后，改用上一份仍有效的模板；没有的，用统一版式。已经发出的文书不变。</p>
    <Form action={`${at(props.own)}/withdraw`} {...form(props, 1)} label="停用">
      <TextArea
        name="why"
        label="停用的理由"
        required
        rows={2}
        value={props.typed['why']}
        error={errorOf(props.refusal, 'why')}
      />
      <SubmitBar label="停用" />
    </Form>
  </Dialog>
)

/** One version of an organ's own template: who did what, and how a sample reads in it. */
export const OwnPage = (props: Props): JSX.Element => {
  const { own, words } = props
  return (
    <ConsolePage
      {...props.shell}
      title={`${own.title}（第 ${own.version} 版）`}
      crumbs={[
        { href: '/console/templates', label: '文书模板' },
        { href: '/console/templates/own', label: '本单位 Word 模板' },
      ]}
      refusal={props.refusal}
      actions={<ButtonLink href={`${at(own)}/sample`}>下载样本</ButtonLink>}
    >
      <Stack>
        <About {...props} />
        {props.may.approve && <Approve {...props} />}
        {props.may.waits !== undefined && <Remark>{props.may.waits}</Remark>}
        <Card title="样本的文字">
          {'message' in words ? (
            <Remark tone="soon">{words.message}</Remark>
          ) : (
            <>
              <p class="faint">
                下面是样本案件套用模板以后的文字，不含页眉页脚；字体、版式请看下载的样本。
              </p>
              <article class="paper">
                {words.map((line) => (
                  <p>{line}</p>
                ))}
              </article>
            </>
          )}
        </Card>
        {props.may.withdraw && <Withdraw {...props} />}
      </Stack>
    </ConsolePage>
  )
}
