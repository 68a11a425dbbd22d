import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'
import { Steps } from '../../../ui/steps.tsx'
import { stepNames } from '../draft.ts'

/** What every page of the form is given. */
export type StepProps = {
  shell: PublicShell
  notice?: string | undefined
  refusal?: Refusal | undefined
}

type Props = StepProps & {
  title: string
  /** From 0; absent on pages beside the steps. */
  step?: number
  /** Where 上一步 leads. */
  back?: string
  children: Child
}

/** One page of 网上申请: one question, the way back, and where one is. */
export const StepPage = (props: Props): JSX.Element => {
  const { shell, title, step, back, notice, refusal, children } = props
  return (
    <PublicPage
      {...shell}
      title={title}
      plain
      crumbs={[
        { label: '首页', href: '/' },
        { label: '依申请公开', href: `${shell.base ?? '/xxgk'}/apply` },
        { label: '网上申请' },
      ]}
      notice={notice === undefined ? undefined : { text: notice }}
      refusal={refusal}
    >
      {step !== undefined && <Steps steps={stepNames} current={step} />}
      {back !== undefined && (
        <p class="back">
          <a href={back}>返回上一步</a>
        </p>
      )}
      {children}
    </PublicPage>
  )
}

/** The name, what was typed and what is wrong with it: what each field of a form takes. */
export type FieldOf = (name: string) => {
  name: string
  value: string | undefined
  error: string | undefined
}

export const fieldsFrom =
  (typed: Readonly<Record<string, string>>, refusal: Refusal | undefined): FieldOf =>
  (name) => ({ name, value: typed[name], error: errorOf(refusal, name) })

export const optionsOf = (
  names: Readonly<Record<string, string>>,
  hints: Readonly<Record<string, string>> = {},
): { value: string; label: string; hint?: string }[] =>
  Object.entries(names).map(([value, label]) => ({
    value,
    label,
    ...(hints[value] !== undefined && { hint: hints[value] }),
  }))

/** Back to the check page after a change, and not on to the next step. */
export const ReturnTo = ({ check }: { check: boolean }): JSX.Element | null =>
  check ? <input type="hidden" name="_to" value="check" /> : null
