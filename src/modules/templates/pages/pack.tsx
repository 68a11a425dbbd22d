import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { DateField, Form, RadioGroup, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { letterKindList } from '../../requests.ts'
import { type Pack, placeNames, places } from '../pack.ts'

/** 签收 of one organ; the organs that have not confirmed come first. */
export type ReceiptLine = {
  organ: string
  by: string | undefined
  on: Day | undefined
  reminded: { times: number; last: Day } | undefined
}

type Props = {
  shell: Shell
  pack: Pack
  today: Day
  editors: readonly string[]
  issuer: string
  lines: readonly ReceiptLine[]
  received: Day | undefined
  /** How often this organ was reminded. */
  reminded: number
  may: { edit: boolean; issue: boolean; remind: boolean; receive: boolean }
  idempotencyKeys: readonly string[]
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const letterheads = [
  { value: 'organ', label: '单位的发文机关标志', hint: '例如：宝丰县人民政府办公室' },
  { value: 'file', label: '单位的发文机关标志加“文件”', hint: '例如：宝丰县人民政府办公室文件' },
]

const at = ({ id }: Pack): string => `/console/templates/${id}`

const form = ({ shell, pack, idempotencyKeys }: Props, which: number) => ({
  csrf: shell.csrf,
  idempotencyKey: idempotencyKeys[which],
  version: pack.revision,
})

const Settings = (props: Props): JSX.Element => (
  <Card title="名称和发文机关标志">
    <Form action={at(props.pack)} {...form(props, 0)} label="名称和发文机关标志">
      <TextField
        name="title"
        label="名称"
        required
        maxlength={100}
        value={props.typed['title'] ?? props.pack.title}
        error={errorOf(props.refusal, 'title')}
      />
      <RadioGroup
        name="letterhead"
        label="发文机关标志"
        required
        options={letterheads}
        value={props.typed['letterhead'] ?? props.pack.letterhead}
        error={errorOf(props.refusal, 'letterhead')}
      />
      <SubmitBar label="保存" />
    </Form>
  </Card>
)

const letterheadName = (value: string | undefined): string =>
  letterheads.find((one) => one.value === value)?.label ?? ''

/** Somebody saved in between: what was typed beside what stands now. */
const Clash = ({ pack, typed, refusal }: Props): JSX.Element | null =>
  refusal?.code === 'templates.stale' && 'title' in typed ? (
    <Card title="与现在保存的不同之处">
      <Diff
        titles={['现在保存的', '您填写的']}
        changes={[
          { label: '名称', before: pack.title, after: typed['title'] ?? '' },
          {
            label: '发文机关标志',
            before: letterheadName(pack.letterhead),
            after: letterheadName(typed['letterhead']),
          },
        ]}
        changedOnly
      />
    </Card>
  ) : null

const Issue = (props: Props): JSX.Element => (
  <Card title="审核下发">
    <p>
      下发以后不能再改。自启用之日起，全县各单位的文书都使用这一版；此前已经发出的文书不变。起草、修改过的同志（
      {props.editors.join('、')}）不能下发。
    </p>
    <Form action={`${at(props.pack)}/issue`} {...form(props, 1)} label="审核下发">
      <DateField
        name="effectiveOn"
        label="启用日期"
        required
        value={props.typed['effectiveOn'] ?? props.today}
        error={errorOf(props.refusal, 'effectiveOn')}
      />
      <SubmitBar label="下发各单位" />
    </Form>
  </Card>
)

const Receive = (props: Props): JSX.Element => (
  <Remark tone="soon" title="请签收">
    {props.reminded > 0 && <p>县人民政府办公室已经提醒 {props.reminded} 次。</p>}
    <p>签收表示本单位已经收到并将按这一版制作文书。</p>
    <Form action={`${at(props.pack)}/receive`} {...form(props, 2)} label="签收">
      <Button look="primary">签收</Button>
    </Form>
  </Remark>
)

const Receipts = (props: Props): JSX.Element => {
  const late = props.lines.filter(({ on }) => on === undefined)
  return (
    <Card title="签收情况" actions={<ExportLinks list={`${at(props.pack)}/receipts`} />}>
      <p>
        共 {props.lines.length} 个单位，已签收 {props.lines.length - late.length} 个
        {late.length > 0 && `，未签收：${late.map(({ organ }) => organ).join('、')}`}。
      </p>
      {props.may.remind && late.length > 0 && (
        <Form action={`${at(props.pack)}/remind`} {...form(props, 1)} label="催收">
          <Button>提醒未签收的单位</Button>
        </Form>
      )}
      <Table
        caption="各单位签收情况"
        rows={props.lines}
        columns={[
          { key: 'organ', label: '单位', cell: ({ organ }) => organ },
          {
            key: 'on',
            label: '签收日期',
            kind: 'short',
            cell: ({ on }) => (on ? <OnDay on={on} /> : '未签收'),
          },
          { key: 'by', label: '签收人', cell: ({ by }) => by ?? '' },
          {
            key: 'reminded',
            label: '提醒',
            cell: ({ reminded }) => (reminded ? `${reminded.times} 次，最近 ${reminded.last}` : ''),
          },
        ]}
      />
    </Card>
  )
}

const Kinds = ({ pack, may }: Props): JSX.Element => (
  <Card title="各种文书" actions={<ExportLinks list={`${at(pack)}/kinds`} />}>
    <Table
      caption="各种文书的自由段落"
      rows={letterKindList}
      columns={[
        {
          key: 'title',
          label: '文书',
          cell: ({ kind, title }) => (
            <a href={`${at(pack)}/kinds/${kind}`}>
              {title}
              {may.edit ? '（修改）' : ''}
            </a>
          ),
        },
        {
          key: 'free',
          label: '已写的自由段落',
          cell: ({ kind }) =>
            places
              .filter((place) => pack.texts[kind]?.[place])
              .map((place) => placeNames[place])
              .join('、') || '使用内置格式',
        },
      ]}
    />
  </Card>
)

const About = (props: Props): JSX.Element => {
  const { pack } = props
  return (
    <Card title="这一版">
      <Facts
        rows={[
          ['状态', pack.status === 'draft' ? '起草中' : '已下发'],
          ['发文机关标志', letterheadName(pack.letterhead)],
          ['起草、修改', props.editors.join('、')],
          ...(pack.effectiveOn ? [['启用日期', <OnDay on={pack.effectiveOn} />] as const] : []),
          ...(pack.issuedOn
            ? [
                [
                  '下发',
                  <>
                    {props.issuer} <OnDay on={pack.issuedOn} />
                  </>,
                ] as const,
              ]
            : []),
          ...(props.received ? [['本单位签收', <OnDay on={props.received} />] as const] : []),
        ]}
      />
    </Card>
  )
}

/** One version of 文书模板包. */
export const PackPage = (props: Props): JSX.Element => {
  const { shell, pack } = props
  return (
    <ConsolePage
      {...shell}
      title={`${pack.title}（第 ${pack.version} 版）`}
      crumbs={[{ href: '/console/templates', label: '文书模板' }]}
      refusal={props.refusal}
      actions={<ButtonLink href={`${at(pack)}/samples.zip`}>下载全部样本</ButtonLink>}
    >
      <Stack>
        {props.may.receive && <Receive {...props} />}
        <Clash {...props} />
        <About {...props} />
        {props.may.edit && <Settings {...props} />}
        {props.may.issue && <Issue {...props} />}
        {props.lines.length > 0 && <Receipts {...props} />}
        <Kinds {...props} />
      </Stack>
    </ConsolePage>
  )
}
