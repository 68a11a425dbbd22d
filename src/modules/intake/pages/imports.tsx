import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { FileField, Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Cards, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { columnsOf, type SheetKind } from '../columns.ts'
import { type Import, type ImportKind, importKindNames } from '../import.ts'
import { at, crumbs, StageTag } from './parts.tsx'

/** A line of the list: an import with what it holds and who brought it, in words. */
export type ImportLine = { one: Import; fileName: string; by: string; on: string }

const offers: readonly { kind: ImportKind; text: string }[] = [
  {
    kind: 'ledger',
    text: '以前和在办的申请，一行一件。导入后是真正的申请件：在办的接着办，期限照常计算，以前年度的计入表三。',
  },
  {
    kind: 'documents',
    text: '现行有效的规范性文件，登记到“规范性文件”登记簿，计入表二。',
  },
  {
    kind: 'report',
    text: '上年公布的年度报告（Word、Excel、网页、文本），作为公布数，与今年的上年结转、现行有效件数核对。',
  },
]

type ListProps = {
  shell: Shell
  lines: readonly ImportLine[]
  page: number
  pages: number
  total: number
  mayImport: boolean
}

const resultOf = ({ one: { stage, summary } }: ImportLine): string => {
  if (!summary || (stage !== 'done' && stage !== 'undone')) return ''
  return `${summary.good} ${summary.entries === 1 && summary.years.length === 1 && summary.passed === 0 ? '份' : '件'}`
}

/** 开局导入: what can be brought along, and what was. */
export const ImportsPage = ({ shell, lines, mayImport, ...rest }: ListProps): JSX.Element => (
  <ConsolePage {...shell} title="开局导入" crumbs={[{ label: '开局导入' }]}>
    <Stack>
      {mayImport && (
        <Cards>
          {offers.map(({ kind, text }) => (
            <Card title={importKindNames[kind]}>
              <p>{text}</p>
              <div class="button-row">
                <ButtonLink href={`/console/intake/new?kind=${kind}`}>
                  导入{importKindNames[kind]}
                </ButtonLink>
                {kind === 'ledger' && (
                  <ButtonLink href="/console/intake/sample.xlsx" look="quiet">
                    示例台账
                  </ButtonLink>
                )}
              </div>
            </Card>
          ))}
        </Cards>
      )}
      <Card title="导入记录" actions={<ExportLinks list="/console/intake" rows={lines} />}>
        <Table
          caption="导入记录"
          columns={[
            {
              key: 'file',
              label: '文件',
              cell: ({ one, fileName }) => <a href={at(one.id)}>{fileName}</a>,
            },
            {
              key: 'kind',
              label: '种类',
              kind: 'short',
              cell: ({ one }) => importKindNames[one.kind],
            },
            {
              key: 'stage',
              label: '进度',
              kind: 'short',
              cell: ({ one }) => <StageTag stage={one.stage} />,
            },
            { key: 'result', label: '导入', kind: 'figure', cell: resultOf },
            { key: 'by', label: '上传人', kind: 'short', cell: ({ by }) => by },
            { key: 'on', label: '上传时间', kind: 'short', cell: ({ on }) => on },
          ]}
          rows={lines}
          empty={{
            title: '还没有导入过',
            hint: '先导入上年公布的年报，再导入台账，核对时就能看到每年的数字是否与公布的一致。',
          }}
        />
        <Pager
          page={rest.page}
          pages={rest.pages}
          total={rest.total}
          href={(page) => `/console/intake?page=${page}`}
        />
      </Card>
    </Stack>
  </ConsolePage>
)

const ofTables = {
  endings: '.xlsx,.csv,.txt,.docx,.html,.htm,.xls',
  hint: 'xlsx 或者 csv（UTF-8、GB18030 都可以），也可以是 Word、网页里的表格，不超过 20 MB；旧版 xls 请先另存为 xlsx。',
  told: '上传以后先读取、比对，列出每一行的问题和将要产生的数字；您确认以前，什么也不会登记。',
} as const

const accepts: Readonly<Record<ImportKind, { endings: string; hint: string; told: string }>> = {
  ledger: ofTables,
  documents: ofTables,
  report: {
    endings: '.docx,.xlsx,.html,.htm,.txt,.pdf',
    hint: 'docx、xlsx、html、txt；pdf 读出的只作参考，要逐格核对。',
    told: '上传以后先读取，由您对照原件逐表核对；您确认以前，什么也不会登记。',
  },
}

/** Which columns are looked for; the words of the headings may differ. */
const Looked = ({ kind }: { kind: SheetKind }): JSX.Element => {
  const columns = Object.values(columnsOf(kind))
  const of = (needed: boolean): string =>
    columns.flatMap((one) => ((one.needed ?? false) === needed ? [one.label] : [])).join('、')
  return (
    <details class="looked">
      <summary>表里要有哪些列</summary>
      <p>必须有：{of(true)}。</p>
      <p>有就读：{of(false)}。</p>
      <p>列名、次序不必一样；表上面的大标题、下面的合计不碍事。认不出的列，下一步由您指定。</p>
    </details>
  )
}

type NewProps = {
  shell: Shell
  kind: ImportKind
  idempotencyKey: string
  refusal?: Refusal | undefined
}

/** Uploading; nothing is imported yet. */
export const UploadPage = ({ shell, kind, idempotencyKey, refusal }: NewProps): JSX.Element => (
  <ConsolePage
    {...shell}
    title={`导入${importKindNames[kind]}`}
    crumbs={[...crumbs, { label: '上传文件' }]}
    refusal={refusal}
  >
    <Card>
      <Remark>{accepts[kind].told}</Remark>
      <Form
        action={`/console/intake/new?kind=${kind}`}
        csrf={shell.csrf}
        idempotencyKey={idempotencyKey}
        files
      >
        <FileField
          name="file"
          label="文件"
          hint={accepts[kind].hint}
          accept={accepts[kind].endings}
          required
          error={refusal?.fields?.['file']}
        />
        {kind !== 'report' && <Looked kind={kind} />}
        <SubmitBar label="上传" cancel="/console/intake" />
      </Form>
    </Card>
  </ConsolePage>
)
