import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Form, type Option, SelectField, SubmitBar } from '../../../ui/form.tsx'
import { Kpis } from '../../../ui/kpi.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { type Findings, type Import, importKindNames, type Summary } from '../import.ts'
import type { WordList } from '../words.ts'
import { type FoundOnRows, gatheredByWords, rowsInWords } from '../row-runs.ts'
import { at, crumbs, OneButton, StageTag, Way, YearsCard } from './parts.tsx'

export type CheckedProps = {
  shell: Shell
  one: Import
  summary: Summary
  findings: Findings
  /** Codes to choose from, by list. */
  codes: Readonly<Record<WordList, readonly Option[]>>
  faultPage: number
  heedPage: number
  perPage: number
  mayImport: boolean
  keyOf: () => string
  refusal?: Refusal | undefined
}

/** 核对: what would be created, what is wrong, and how the reports would count; then one transaction. */
export const CheckedPage = (props: CheckedProps): JSX.Element => {
  const { shell, one, summary } = props
  return (
    <ConsolePage
      {...shell}
      title={`导入${importKindNames[one.kind]}：核对`}
      tags={<StageTag stage={one.stage} />}
      crumbs={[...crumbs, { label: '核对' }]}
      actions={<ExportLinks list={at(one.id, 'rows')} />}
      refusal={props.refusal}
    >
      <Way one={one} />
      <Stack>
        <Kpis label="比对结果" items={figuresOf(one, summary)} />
        {props.mayImport && <WordsCard {...props} />}
        <FaultsCard {...props} />
        <HeedsCard {...props} />
        <ExistingCard {...props} />
        <PassedCard {...props} />
        <InForceCard summary={summary} />
        <YearsCard id={one.id} years={summary.years} isAhead />
        {props.mayImport && <ConfirmCard {...props} />}
      </Stack>
    </ConsolePage>
  )
}

const figuresOf = ({ kind }: Import, summary: Summary) => [
  { label: '可以导入', value: summary.good, unit: '件', tone: 'done' as const },
  {
    label: kind === 'ledger' ? '其中在办' : '其中现行有效',
    value: summary.open,
    unit: '件',
  },
  {
    label: '有错误，不导入',
    value: summary.faulty,
    unit: '行',
    tone: 'overdue' as const,
    ...(summary.faulty > 0 && { href: '#faults' }),
  },
  {
    label: '已经登记过，不再导入',
    value: summary.existing,
    unit: '行',
    ...(summary.existing > 0 && { href: '#existing' }),
  },
  {
    label: '空行、合计等',
    value: summary.passed,
    unit: '行',
    ...(summary.passed > 0 && { href: '#passed' }),
  },
]

const listNames: Readonly<Record<WordList, string>> = {
  decisions: '办理结果',
  states: '办理状态',
  applicantKinds: '申请人类别',
  channels: '申请方式',
  documentKinds: '文件种类',
  validities: '有效性',
}

const WordsCard = ({ shell, one, findings, codes, keyOf }: CheckedProps): JSX.Element | null =>
  findings.asked.length === 0 ? null : (
    <Card title="认不出的写法">
      <Remark>选定含义以后重新比对；选定的会记住，本单位以后的台账不再问。不选的仍算错误。</Remark>
      <Form
        action={at(one.id, 'words')}
        csrf={shell.csrf}
        idempotencyKey={keyOf()}
        version={one.version}
      >
        {findings.asked.map(({ list, word, rows }, index) => (
          <SelectField
            name={`w${index}`}
            label={`${listNames[list]}“${word.slice(0, 60)}”（${rows} 行）`}
            options={codes[list]}
            blank="还不能确定"
          />
        ))}
        <SubmitBar label="按选定的含义重新比对" />
      </Form>
    </Card>
  )

const foundColumns = [
  { key: 'row', label: '行', cell: ({ rows }: FoundOnRows) => rowsInWords(rows) },
  { key: 'column', label: '列', kind: 'short' as const, cell: ({ column }: FoundOnRows) => column },
  { key: 'message', label: '说明', cell: ({ message }: FoundOnRows) => message },
]

const FoundTable = ({
  caption,
  found,
  page,
  perPage,
  href,
}: {
  caption: string
  found: readonly FoundOnRows[]
  page: number
  perPage: number
  href: (page: number) => string
}): JSX.Element => (
  <>
    <Table
      caption={caption}
      columns={foundColumns}
      rows={found.slice((page - 1) * perPage, page * perPage)}
    />
    <Pager page={page} pages={Math.ceil(found.length / perPage)} total={found.length} href={href} />
  </>
)

const FaultsCard = (props: CheckedProps): JSX.Element | null => {
  const { findings, one, heedPage } = props
  if (findings.faults.length === 0) return null
  return (
    <Card id="faults" title="错误" actions={<a href={at(one.id, 'errors.xlsx')}>下载有错误的行</a>}>
      <p class="faint">
        有错误的行不导入。下载的表格保留原来的列，前面加一列错误说明；改好后直接上传，已导入的行会认出来，不会重复。
      </p>
      <FoundTable
        caption="错误"
        found={findings.faults.map(({ row, ...found }) => ({ rows: [row], ...found }))}
        page={props.faultPage}
        perPage={props.perPage}
        href={(page) => `${at(one.id)}?faults=${page}&heeds=${heedPage}#faults`}
      />
    </Card>
  )
}

const HeedsCard = (props: CheckedProps): JSX.Element | null => {
  const { findings, one, faultPage } = props
  if (findings.heeds.length === 0) return null
  return (
    <Card id="heeds" title="提醒">
      <p class="faint">这些行可以导入，请看一看是不是这个意思。</p>
      <FoundTable
        caption="提醒"
        found={gatheredByWords(findings.heeds)}
        page={props.heedPage}
        perPage={props.perPage}
        href={(page) => `${at(one.id)}?faults=${faultPage}&heeds=${page}#heeds`}
      />
    </Card>
  )
}

const shownAtMost = 200

const ExistingCard = ({ findings: { existing } }: CheckedProps): JSX.Element | null =>
  existing.length === 0 ? null : (
    <Card id="existing" title="已经登记过">
      <p>
        {existing
          .slice(0, shownAtMost)
          .map(({ row, number }) => `第 ${row} 行（${number}）`)
          .join('、')}
        {existing.length > shownAtMost && ` 等 ${existing.length} 行`}
      </p>
    </Card>
  )

const PassedCard = ({ findings: { passed } }: CheckedProps): JSX.Element | null =>
  passed.length === 0 ? null : (
    <Card id="passed" title="略过的行">
      <p>
        {passed
          .slice(0, shownAtMost)
          .map(({ row, why }) => `第 ${row} 行（${why}）`)
          .join('、')}
      </p>
    </Card>
  )

const InForceCard = ({ summary: { inForce } }: Pick<CheckedProps, 'summary'>): JSX.Element | null =>
  inForce === undefined ? null : (
    <Card title="上年年底现行有效">
      <p>
        登记簿现有 {inForce.standing} 件，导入增加 {inForce.added} 件，导入后{' '}
        {inForce.standing + inForce.added} 件。
        {inForce.published
          ? `${inForce.published.year} 年年报公布 ${inForce.published.count} 件，${
              inForce.published.count === inForce.standing + inForce.added
                ? '一致。'
                : `相差 ${inForce.standing + inForce.added - inForce.published.count} 件，请核对清单。`
            }`
          : '还没有导入上年公布的年报，无法核对。'}
      </p>
    </Card>
  )

const ConfirmCard = ({ shell, one, summary, keyOf }: CheckedProps): JSX.Element => (
  <Card title="确认">
    {summary.good > 0 ? (
      <p>
        将导入 {summary.good} 件，要么全部导入，要么一件也不导入；
        {summary.faulty > 0 && `有错误的 ${summary.faulty} 行不导入；`}
        没有办理过以前，另一位同志可以整批撤销。
      </p>
    ) : (
      <p>没有可以导入的行。</p>
    )}
    <div class="submit-bar">
      {summary.good > 0 && (
        <OneButton
          shell={shell}
          action={at(one.id, 'run')}
          idempotencyKey={keyOf()}
          version={one.version}
          label={`确认导入 ${summary.good} 件`}
          primary
        />
      )}
      <ButtonLink href={`${at(one.id)}?columns=yes`} look="quiet">
        改列对应
      </ButtonLink>
      <OneButton
        shell={shell}
        action={at(one.id, 'drop')}
        idempotencyKey={keyOf()}
        version={one.version}
        label="放弃，删除上传的文件"
      />
    </div>
  </Card>
)
