import type { JSX } from 'hono/jsx/jsx-runtime'
import { type LetterTag, tagMeanings } from '../../../kernel/letter-tags.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Disclosure } from '../../../ui/dialog.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { FileField, Form, SelectField, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { letterKindList } from '../../requests.ts'
import type { OwnTemplate } from '../own-template.ts'

/** A version as the list shows it. */
export type OwnLine = OwnTemplate & { title: string; organ: string; inUse: boolean }

type Props = {
  shell: Shell
  lines: readonly OwnLine[]
  /** Organs whose papers this one reviews stand in the list, too. */
  severalOrgans: boolean
  mayUpload: boolean
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

export const OwnState = ({ own }: { own: Pick<OwnLine, 'status' | 'inUse'> }): JSX.Element => {
  if (own.status === 'waiting') return <Tag label="待审核" tone="soon" />
  if (own.status === 'withdrawn') return <Tag label="已停用" />
  return own.inUse ? <Tag label="正在使用" tone="done" /> : <Tag label="已审核" />
}

const Upload = (props: Props): JSX.Element => (
  <Card title="上传一份模板">
    <p>
      先下载底稿，在 Word 或者 WPS
      里调整字体、版式，加上固定文字，再上传。标签不能改名，法律依据、决定、期限和救济途径只能由标签带出。
    </p>
    <Form
      action="/console/templates/own"
      csrf={props.shell.csrf}
      idempotencyKey={props.idempotencyKey}
      files
      label="上传一份模板"
    >
      <SelectField
        name="kind"
        label="用于哪种文书"
        required
        blank="请选择"
        options={letterKindList.map(({ kind, title }) => ({ value: kind, label: title }))}
        value={props.typed['kind']}
        error={errorOf(props.refusal, 'kind')}
      />
      <FileField
        name="file"
        label="Word 模板（.docx）"
        required
        accept=".docx"
        hint="不超过 5 MB；不能有宏、图片、印章、修订、隐藏文字和指向外部的链接。"
        error={errorOf(props.refusal, 'file')}
      />
      <SubmitBar label="上传并检查" />
    </Form>
  </Card>
)

const Starters = (): JSX.Element => (
  <Card title="底稿和标签">
    <Disclosure label="下载各种文书的底稿">
      <ul class="columns">
        {letterKindList.map(({ kind, title }) => (
          <li>
            <a href={`/console/templates/own/start/${kind}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Disclosure>
    <Disclosure label="可以使用的标签">
      <Facts
        rows={Object.entries(tagMeanings).map(([tag, meaning]) => [
          `{${tag satisfies string as LetterTag}}`,
          meaning,
        ])}
      />
      <p class="faint">正文、法律依据、救济途径、附件、回执要单独成段，按这个次序各出现一次。</p>
    </Disclosure>
  </Card>
)

/** 本单位 Word 模板: what there is, and the way to another. */
export const OwnListPage = (props: Props): JSX.Element => (
  <ConsolePage
    {...props.shell}
    title="本单位 Word 模板"
    crumbs={[{ href: '/console/templates', label: '文书模板' }]}
    refusal={props.refusal}
    actions={<ExportLinks list="/console/templates/own/list" rows={props.lines} />}
  >
    <Stack>
      <Remark>
        单位可以为一种文书上传自己的 Word 模板，由另一位同志审核启用。文书的 Word
        文件按模板套用；正式的 PDF 仍用统一版式，两者的文字相同。
      </Remark>
      <Table
        caption="本单位 Word 模板"
        rows={props.lines}
        empty={{ title: '还没有上传模板', hint: '各种文书的 Word 文件使用统一版式。' }}
        columns={[
          {
            key: 'title',
            label: '文书',
            cell: ({ id, title, version }) => (
              <a href={`/console/templates/own/${id}`}>
                {title}（第 {version} 版）
              </a>
            ),
          },
          ...(props.severalOrgans
            ? [{ key: 'organ', label: '单位', cell: ({ organ }: OwnLine) => organ }]
            : []),
          { key: 'state', label: '状态', cell: (own) => <OwnState own={own} /> },
          {
            key: 'effective',
            label: '启用日期',
            kind: 'short',
            cell: ({ effectiveOn }) => effectiveOn && <OnDay on={effectiveOn} />,
          },
          { key: 'name', label: '文件', cell: ({ name }) => name },
        ]}
      />
      {props.mayUpload && <Upload {...props} />}
      <Starters />
    </Stack>
  </ConsolePage>
)
