import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Facts } from '../../../ui/facts.tsx'
import {
  DateField,
  FileField,
  Form,
  SelectField,
  SubmitBar,
  TextArea,
  TextField,
} from '../../../ui/form.tsx'
import { Card, Split } from '../../../ui/layout.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { reportHref } from '../cell-links.ts'
import {
  allTheRest,
  type Declaration,
  declaredItems,
  type DeclaredItem,
  inForce,
  undeclared,
} from '../declared.ts'

type Typed = Readonly<Record<string, string>>

type Props = {
  shell: Shell
  organName: string
  place: { organId: string; year: number }
  declarations: readonly Declaration[]
  nameOf: (personId: string) => string
  mayDeclare: boolean
  maySign: boolean
  latest: Day
  acceptedEndings: string
  keyOf: () => string
  typed: Typed
  refusal?: Refusal | undefined
}

const items = Object.entries(declaredItems).map(([value, label]) => ({ value, label }))

const unitOf = (item: DeclaredItem): string => (item === 'fees_wan' ? '万元' : '件')

/** 申报数 of one year: what is declared, by whom, who signed it, and the form for another. */
export const DeclarationsPage = (props: Props): JSX.Element => {
  const { shell, place, declarations } = props
  const counting = inForce(declarations)
  return (
    <ConsolePage
      {...shell}
      title={`${place.year} 年申报数（${props.organName}）`}
      crumbs={[
        { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
        { label: `${place.year} 年`, href: reportHref(place) },
        { label: '申报数' },
      ]}
      actions={<ExportLinks list={reportHref(place, '/declarations')} />}
      refusal={props.refusal}
    >
      <Split side={props.mayDeclare && <DeclareForm {...props} />}>
        {items.map(({ value, label }) => (
          <Card title={label} id={value}>
            <Declarations {...props} item={value} current={counting[value as DeclaredItem]?.id} />
          </Card>
        ))}
      </Split>
    </ConsolePage>
  )
}

const Declarations = (
  props: Props & { item: string; current: string | undefined },
): JSX.Element => {
  const all = props.declarations.filter(({ item }) => item === props.item).toReversed()
  if (all.length === 0)
    return (
      <p class="faint">
        还没有申报，表中这一格是空白。没有发生的，也请申报 0；几项都没有发生的，可以一并申报。
      </p>
    )
  return (
    <>
      {all.map((one) => (
        <One {...props} one={one} isCurrent={one.id === props.current} />
      ))}
    </>
  )
}

const State = ({ one, isCurrent }: { one: Declaration; isCurrent: boolean }): JSX.Element => {
  if (isCurrent) return <Tag label="计入年报" tone="done" />
  if (one.withdrawnOn !== null) return <Tag label="已退回" />
  return one.signedOn === null ? (
    <Tag label="待第二人签字" tone="soon" />
  ) : (
    <Tag label="已被后来的申报替代" />
  )
}

const One = (props: Props & { one: Declaration; isCurrent: boolean }): JSX.Element => {
  const { one, place, nameOf } = props
  const at = reportHref(place, `/declarations/${one.id}`)
  const signature = one.signedBy === null ? '' : `${nameOf(one.signedBy)}，${one.signedOn}`
  const isOpen = one.signedOn === null && one.withdrawnOn === null
  return (
    <div class="declaration">
      <p>
        <strong class="figure">{one.figure}</strong> {unitOf(one.item)}{' '}
        <State one={one} isCurrent={props.isCurrent} />
      </p>
      <Facts
        columns={2}
        rows={[
          ['来源', one.source],
          ['统计期间', `${one.fromDay} 至 ${one.toDay}`],
          ['申报', `${nameOf(one.declaredBy)}，${one.declaredOn}`],
          ['签字', signature],
          ...(one.evidenceFileId === null
            ? []
            : ([['佐证材料', <a href={`${at}/evidence`}>下载</a>]] as const)),
        ]}
      />
      {isOpen && props.maySign && (
        <Form
          action={`${at}/sign`}
          csrf={props.shell.csrf}
          idempotencyKey={props.keyOf()}
          label="签字"
        >
          <Button look="primary">核对无误，签字</Button>
          <Button formaction={`${at}/withdraw`}>退回</Button>
        </Form>
      )}
    </div>
  )
}

const DeclareForm = ({ shell, place, typed, refusal, ...rest }: Props): JSX.Element => (
  <Card title="申报一个数字">
    <p class="hint">
      许可、处罚、强制、收费在别的系统里统计，在这里申报，由另一人核对签字后计入表二。
    </p>
    <Form
      action={reportHref(place, '/declarations')}
      csrf={shell.csrf}
      idempotencyKey={rest.keyOf()}
      files
      label="申报一个数字"
    >
      <SelectField
        name="item"
        label="事项"
        blank="请选择"
        required
        options={
          undeclared(rest.declarations).length > 1
            ? [...items, { value: allTheRest, label: '其余各项都没有发生，一并申报 0' }]
            : items
        }
        value={typed['item']}
        error={errorOf(refusal, 'item')}
      />
      <TextField
        name="figure"
        label="数字"
        hint="收费以万元为单位，例如 4068.208；其余填件数。原样进入年报，不作四舍五入。一并申报的填 0。"
        required
        width="short"
        inputmode="decimal"
        value={typed['figure']}
        error={errorOf(refusal, 'figure')}
      />
      <TextArea
        name="source"
        label="来源"
        hint="哪个系统、哪个股室的台账"
        required
        rows={2}
        value={typed['source']}
        error={errorOf(refusal, 'source')}
      />
      <DateField
        name="fromDay"
        label="统计起始日期"
        required
        value={typed['fromDay']}
        error={errorOf(refusal, 'fromDay')}
      />
      <DateField
        name="toDay"
        label="统计截止日期"
        required
        max={rest.latest}
        value={typed['toDay']}
        error={errorOf(refusal, 'toDay')}
      />
      <FileField
        name="evidence"
        label="佐证材料"
        hint="可以不附"
        accept={rest.acceptedEndings}
        error={errorOf(refusal, 'evidence')}
      />
      <SubmitBar label="申报" />
    </Form>
  </Card>
)
