import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Import, importKindNames, importStageNames } from '../import.ts'
import { at, crumbs, OneButton, StageTag, Way, YearsCard } from './parts.tsx'

type Props = {
  shell: Shell
  one: Import
  fileName: string
  /** Names of the people and times, in words. */
  facts: readonly Fact[]
  progress: { done: number; total: number } | undefined
  mayImport: boolean
  keyOf: () => string
  typed?: Readonly<Record<string, string>> | undefined
  refusal?: Refusal | undefined
}

/** While a job is at work: how far it has come; the page looks again by itself. */
export const BusyPage = ({ shell, one, fileName, progress }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title={`导入${importKindNames[one.kind]}`}
    tags={<StageTag stage={one.stage} />}
    crumbs={[...crumbs, { label: importStageNames[one.stage] }]}
    refresh={2}
  >
    <Way one={one} />
    <Card title={`${importStageNames[one.stage]}：${fileName}`}>
      {one.stage === 'running' && progress && progress.total > 0 ? (
        <>
          <progress max={progress.total} value={progress.done} aria-label="导入进度" />
          <p>
            已写入 {progress.done} 件，共 {progress.total}{' '}
            件。全部写完才算数，中途停止就一件也不留。
          </p>
        </>
      ) : (
        <p>后台正在处理，一般几秒钟，一万行的表格不到一分钟。可以离开这一页，处理不会停。</p>
      )}
      <p>
        <ButtonLink href={at(one.id)}>看看好了没有</ButtonLink>
      </p>
    </Card>
  </ConsolePage>
)

const booksOf: Readonly<Record<Import['kind'], { href: string; label: string }>> = {
  ledger: { href: '/console/requests?group=all', label: '到依申请公开清单查看' },
  documents: { href: '/console/documents', label: '到规范性文件登记簿查看' },
  report: { href: '/console/reports', label: '到年度报告查看' },
}

const This = ({ one, facts }: Props): JSX.Element => (
  <>
    <Card
      title="这次导入"
      actions={
        one.findingsFileId !== null &&
        one.stage !== 'dropped' && <ExportLinks list={at(one.id, 'rows')} />
      }
    >
      <Facts rows={facts} />
    </Card>
    {one.stage === 'done' && one.summary && one.kind === 'ledger' && (
      <YearsCard id={one.id} years={one.summary.years} isAhead={false} />
    )}
  </>
)

/** After it: what was imported, by whom; or why not. */
export const OverPage = (props: Props): JSX.Element => {
  const { shell, one } = props
  const book = booksOf[one.kind]
  return (
    <ConsolePage
      {...shell}
      title={`导入${importKindNames[one.kind]}`}
      tags={<StageTag stage={one.stage} />}
      crumbs={[...crumbs, { label: importStageNames[one.stage] }]}
      refusal={props.refusal}
      actions={one.stage === 'done' && <ButtonLink href={book.href}>{book.label}</ButtonLink>}
    >
      <Stack>
        {one.refusal !== null && (
          <Remark title="没有导入" tone="overdue">
            {one.refusal}
          </Remark>
        )}
        <This {...props} />
        {one.stage === 'done' && props.mayImport && <UndoCard {...props} />}
        {one.stage === 'failed' && props.mayImport && (
          <div class="submit-bar">
            <OneButton
              shell={shell}
              action={at(one.id, 'drop')}
              idempotencyKey={props.keyOf()}
              version={one.version}
              label="放弃，删除上传的文件"
            />
          </div>
        )}
      </Stack>
    </ConsolePage>
  )
}

const undoing: Readonly<Record<Import['kind'], string>> = {
  ledger: '导入的申请全部作废：哪张表也不计，编号保留、不再使用。已有一件办理过的，不能整批撤销。',
  documents: '导入的文件登记全部作废，哪张表也不计。已有一件更正过的，不能整批撤销。',
  report: '公布数不再用于核对，文件留档。',
}

const UndoCard = ({ shell, one, keyOf, typed, refusal }: Props): JSX.Element => (
  <Card title="撤销导入">
    <p class="faint">{undoing[one.kind]}由确认导入以外的另一位同志办理。</p>
    <Form
      action={at(one.id, 'undo')}
      csrf={shell.csrf}
      idempotencyKey={keyOf()}
      version={one.version}
    >
      <TextField
        name="reason"
        label="撤销的理由"
        value={typed?.['reason']}
        required
        error={refusal?.fields?.['reason']}
      />
      <SubmitBar label="撤销这次导入" />
    </Form>
  </Card>
)
