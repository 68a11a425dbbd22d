import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Steps } from '../../../ui/steps.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import type { ComparedRow, ComparedYear } from '../comparison.ts'
import { type Import, type ImportStage, importStageNames } from '../import.ts'

export const at = (id: string, rest = ''): string =>
  `/console/intake/${id}${rest === '' ? '' : `/${rest}`}`

export const crumbs = [{ href: '/console/intake', label: '开局导入' }] as const

const tones: Readonly<Record<ImportStage, Tone>> = {
  reading: 'active',
  mapping: 'soon',
  checking: 'active',
  checked: 'soon',
  running: 'active',
  done: 'done',
  undone: 'quiet',
  dropped: 'quiet',
  failed: 'overdue',
}

export const StageTag = ({ stage }: Pick<Import, 'stage'>): JSX.Element => (
  <Tag label={importStageNames[stage]} tone={tones[stage]} />
)

const places: Readonly<Record<ImportStage, number>> = {
  reading: 0,
  mapping: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 4,
  undone: 4,
  dropped: 0,
  failed: 0,
}

/** Where the import has come to. */
export const Way = ({ one: { stage, kind } }: { one: Import }): JSX.Element | null =>
  kind === 'report' || stage === 'dropped' || stage === 'failed' ? null : (
    <Steps steps={['上传文件', '对应列', '核对', '导入']} current={places[stage]} />
  )

/** A form that is one button. */
export const OneButton = (props: {
  shell: Shell
  action: string
  idempotencyKey: string
  version: number
  label: string
  primary?: boolean
}): JSX.Element => (
  <Form
    action={props.action}
    csrf={props.shell.csrf}
    idempotencyKey={props.idempotencyKey}
    version={props.version}
  >
    <Button look={props.primary ? 'primary' : 'quiet'}>{props.label}</Button>
  </Form>
)

const differs = ({ standing, added, published }: ComparedRow): boolean =>
  published !== null && published !== standing + added

const yearColumns = (isAhead: boolean) => [
  { key: 'label', label: '表三项目', cell: ({ label }: ComparedRow) => label },
  ...(isAhead
    ? [
        {
          key: 'standing',
          label: '现有',
          kind: 'figure' as const,
          cell: ({ standing }: ComparedRow) => standing,
        },
      ]
    : []),
  {
    key: 'added',
    label: isAhead ? '导入增加' : '本次导入',
    kind: 'figure' as const,
    cell: ({ added }: ComparedRow) => added,
  },
  {
    key: 'after',
    label: '导入后',
    kind: 'figure' as const,
    cell: ({ standing, added }: ComparedRow) => standing + added,
  },
  {
    key: 'published',
    label: '年报公布',
    kind: 'figure' as const,
    cell: ({ published }: ComparedRow) => published ?? '—',
  },
  {
    key: 'differs',
    label: '相差',
    kind: 'figure' as const,
    cell: (row: ComparedRow) =>
      differs(row) ? <strong>{row.standing + row.added - (row.published ?? 0)}</strong> : '',
  },
]

/** Table 三 of each year as it would count, beside what was published. */
export const YearsCard = ({
  id,
  years,
  isAhead,
}: {
  /** Of the import. */
  id: string
  years: readonly ComparedYear[]
  isAhead: boolean
}): JSX.Element | null =>
  years.length === 0 ? null : (
    <Card title="各年度表三" actions={<ExportLinks list={at(id, 'years')} />}>
      <p class="faint">
        总计栏的件数；为零的不列。“年报公布”取本平台公布的、或者已经导入的公布数，没有的显示“—”。
      </p>
      {years.map(({ year, rows }) => (
        <div class="year-rows">
          <h3>
            {year} 年 {rows.some(differs) && <Tag label="与公布的年报不一致" tone="soon" />}
          </h3>
          <Table
            caption={`${year} 年表三`}
            columns={yearColumns(isAhead)}
            rows={rows}
            narrow="scroll"
          />
        </div>
      ))}
    </Card>
  )
