import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Form, RadioGroup, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'

const kindNames = { pdf: 'PDF（目录、连续页号）', zip: '压缩包（PDF、原件、校验清单）' } as const

export type CaseFileView = {
  id: string
  kind: keyof typeof kindNames
  state: 'waiting' | 'working' | 'done' | 'failed'
  step: number
  steps: number
  pages: number | null
  fault: string | null
  by: string
  at: string
  /** The case went on after it was made. */
  old: boolean
}

type Props = {
  shell: Shell
  request: { id: string; number: string }
  files: readonly CaseFileView[]
  keyOf: () => string
  refusal?: Refusal | undefined
}

const stateInWords = ({ state, fault, pages }: CaseFileView): string => {
  if (state === 'failed') return fault ?? '没有做成'
  return state === 'done' ? `${pages ?? 0} 页` : '正在制作'
}

/** 已经制作的案卷 as a spreadsheet. */
export const caseFileSheet: readonly SheetColumn<CaseFileView>[] = [
  { label: '形式', width: 34, value: ({ kind }) => kindNames[kind] },
  { label: '制作时间', width: 18, value: ({ at }) => at },
  { label: '制作人', width: 12, value: ({ by }) => by },
  { label: '情况', width: 24, value: stateInWords },
  { label: '之后的办理', width: 18, value: ({ old }) => (old ? '之后有新的办理' : '') },
]

const StateCell = ({ file, at }: { file: CaseFileView; at: string }): JSX.Element => {
  const { id, state, step, steps, pages, fault, old } = file
  if (state === 'failed') return <Tag label={fault ?? '没有做成'} tone="overdue" />
  if (state === 'done')
    return (
      <>
        <a href={`${at}/${id}`}>下载</a> <span class="faint">{pages} 页</span>{' '}
        {old && <Tag label="之后有新的办理" tone="soon" />}
      </>
    )
  const how = steps === 0 ? '排队中' : `正在制作，${step} / ${steps}`
  return (
    <>
      <Tag label={how} tone="active" /> <a href={at}>刷新</a>
    </>
  )
}

/** 案卷: the whole case as one PDF or as a package with hashes. */
export const CaseFilePage = ({ shell, request, files, keyOf, refusal }: Props): JSX.Element => {
  const at = `/console/requests/${request.id}/case-file`
  return (
    <ConsolePage
      {...shell}
      title="案卷"
      crumbs={[
        { href: '/console/requests', label: '依申请公开' },
        { href: `/console/requests/${request.id}`, label: request.number },
        { label: '案卷' },
      ]}
      actions={<ButtonLink href={`/console/requests/${request.id}`}>返回</ButtonLink>}
      refusal={refusal}
    >
      <Stack>
        <Card title="已经制作的案卷" actions={<ExportLinks list={at} rows={files} />}>
          <Table
            caption="案卷"
            columns={[
              { key: 'kind', label: '形式', cell: ({ kind }) => kindNames[kind] },
              { key: 'at', label: '制作时间', kind: 'short', cell: (file) => file.at },
              { key: 'by', label: '制作人', kind: 'short', cell: ({ by }) => by },
              { key: 'state', label: '情况', cell: (file) => <StateCell file={file} at={at} /> },
            ]}
            rows={files}
            empty={{ title: '还没有制作案卷' }}
          />
        </Card>
        <Card title="制作案卷">
          <Remark tone="soon">
            案卷含申请人的完整信息，制作和每次下载都有审计记录。设有密码、已经损坏或者不能按页并入的材料，以说明页代替，原件在压缩包里。
          </Remark>
          <Form action={at} csrf={shell.csrf} idempotencyKey={keyOf()} label="制作案卷">
            <RadioGroup
              name="kind"
              label="形式"
              required
              value="pdf"
              options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
              error={errorOf(refusal, 'kind')}
            />
            <SubmitBar label="制作" />
          </Form>
        </Card>
      </Stack>
    </ConsolePage>
  )
}
