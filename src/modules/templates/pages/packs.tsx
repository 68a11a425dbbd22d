import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { PackLine } from './pack-columns.ts'

type Props = {
  shell: Shell
  packs: readonly PackLine[]
  mayBegin: boolean
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const State = ({ pack }: { pack: PackLine }): JSX.Element => (
  <>
    {pack.status === 'draft' && <Tag label="起草中" tone="active" />}
    {pack.status === 'issued' && !pack.inUse && <Tag label="已下发" />}
    {pack.inUse && <Tag label="正在使用" tone="done" />}
    {pack.waits && <Tag label="待签收" tone="soon" />}
  </>
)

/** 文书模板包: every version this organ may see. */
export const PacksPage = (props: Props): JSX.Element => (
  <ConsolePage
    {...props.shell}
    title="文书模板"
    refusal={props.refusal}
    actions={
      <>
        <ExportLinks list="/console/templates" rows={props.packs} />
        <ButtonLink href="/console/templates/own">本单位 Word 模板</ButtonLink>
      </>
    }
  >
    <Stack>
      <Remark>
        全县依申请公开的文书格式由县人民政府办公室统一规范。模板包只规定自由段落和发文机关标志；法律依据、决定和救济途径是锁定段落，由系统按法律维护，任何岗位都不能修改。
      </Remark>
      <Table
        caption="文书模板包"
        rows={props.packs}
        empty={{ title: '还没有文书模板包', hint: '各单位的文书使用系统内置的统一格式。' }}
        columns={[
          {
            key: 'title',
            label: '名称',
            cell: ({ id, title, version }) => (
              <a href={`/console/templates/${id}`}>
                {title}（第 {version} 版）
              </a>
            ),
          },
          { key: 'state', label: '状态', cell: (pack) => <State pack={pack} /> },
          {
            key: 'effective',
            label: '启用日期',
            kind: 'short',
            cell: ({ effectiveOn }) => effectiveOn && <OnDay on={effectiveOn} />,
          },
          {
            key: 'issued',
            label: '下发日期',
            kind: 'short',
            cell: ({ issuedOn }) => issuedOn && <OnDay on={issuedOn} />,
          },
        ]}
      />
      {props.mayBegin && (
        <Card title="起草新的一版">
          <Form
            action="/console/templates"
            csrf={props.shell.csrf}
            idempotencyKey={props.idempotencyKey}
            label="起草新的一版"
          >
            <TextField
              name="title"
              label="名称"
              required
              maxlength={100}
              hint="以最近一版为底稿"
              value={props.typed['title'] ?? '依申请公开文书模板'}
              error={errorOf(props.refusal, 'title')}
            />
            <SubmitBar label="起草" />
          </Form>
        </Card>
      )}
    </Stack>
  </ConsolePage>
)
