import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button } from '../../../ui/button.tsx'
import { Form, RadioGroup, SelectField, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { columnsOf, headingsAt, type SheetKind } from '../columns.ts'
import { type Content, type Import, importKindNames, type Layout } from '../import.ts'
import { maskedSample } from '../samples.ts'
import { at, crumbs, OneButton, StageTag, Way } from './parts.tsx'

type Props = {
  shell: Shell
  one: Import
  layout: Layout
  content: Content
  channels: Readonly<Record<string, string>>
  keyOf: () => string
  typed?: Readonly<Record<string, string>> | undefined
  refusal?: Refusal | undefined
}

const shownRows = 2

/** 列对应: which column of the sheet is what. */
export const ColumnsPage = (props: Props): JSX.Element => {
  const { shell, one, refusal } = props
  return (
    <ConsolePage
      {...shell}
      title={`导入${importKindNames[one.kind]}：对应列`}
      tags={<StageTag stage={one.stage} />}
      crumbs={[...crumbs, { label: '对应列' }]}
      refusal={refusal}
    >
      <Way one={one} />
      <Stack>
        <Form
          action={at(one.id, 'columns')}
          csrf={shell.csrf}
          idempotencyKey={props.keyOf()}
          version={one.version}
        >
          <HeadCard {...props} />
          <ColumnsCard {...props} />
          <SubmitBar label="下一步：比对" cancel="/console/intake" />
        </Form>
        <div class="submit-bar">
          <OneButton
            shell={shell}
            action={at(one.id, 'drop')}
            idempotencyKey={props.keyOf()}
            version={one.version}
            label="放弃，删除上传的文件"
          />
        </div>
      </Stack>
    </ConsolePage>
  )
}

const HeadCard = ({ layout, content, typed, refusal }: Props): JSX.Element => (
  <Card title="表头在哪里">
    <SelectField
      name="sheet"
      label="工作表"
      options={content.sheets.map(({ name, rows, isHidden }, index) => ({
        value: String(index),
        label: `${name}（${rows.length} 行${isHidden ? '，隐藏' : ''}）`,
      }))}
      hint={
        content.sheets.length > 1
          ? '一次导入一张工作表；还有要导入的，这张导入以后，把同一个文件再上传一次，选另一张。'
          : undefined
      }
      value={typed?.['sheet'] ?? String(layout.sheet)}
    />
    <input type="hidden" name="shown" value={String(layout.sheet)} />
    <TextField
      name="headRow"
      label="表头从第几行开始"
      type="number"
      inputmode="numeric"
      width="short"
      value={typed?.['headRow'] ?? layout.head.row + 1}
      error={refusal?.fields?.['headRow']}
    />
    <RadioGroup
      name="headRows"
      label="表头占几行"
      options={[
        { value: '1', label: '一行' },
        { value: '2', label: '两行（上面一行是合并的大标题）' },
      ]}
      value={typed?.['headRows'] ?? String(layout.head.rows)}
    />
    <p>
      <Button name="again" value="yes">
        按这里的表头重新识别
      </Button>
    </p>
  </Card>
)

const ColumnsCard = (props: Props): JSX.Element => {
  const { one, layout, content, typed, refusal } = props
  const kind = one.kind as SheetKind
  const rows = content.sheets[layout.sheet]?.rows ?? []
  const headings = headingsAt(rows, layout.head)
  const first = layout.head.row + layout.head.rows
  const keys = new Map(Object.entries(layout.mapping).map(([key, column]) => [column, key]))
  const options = Object.entries(columnsOf(kind)).map(([value, { label, needed }]) => ({
    value,
    label: needed ? `${label}（必须有）` : label,
  }))
  return (
    <Card title="每一列是什么">
      <Remark>
        按表头的字认出的列已经选好，请核对；选定的对应会记住，本单位下次上传同样的表就不用再选。
      </Remark>
      {refusal?.fields?.['mapping'] && (
        <p class="error" id="f-mapping" tabindex={-1}>
          {refusal.fields['mapping']}
        </p>
      )}
      <div class="mapping">
        {headings.map((heading, column) => (
          <SelectField
            name={`c${column}`}
            label={heading === '' ? '（没有表头）' : heading}
            hint={rows
              .slice(first, first + shownRows)
              .map((row) => maskedSample(row[column] ?? '', keys.get(column)))
              .filter((text) => text !== '')
              .join('；')}
            options={options}
            value={typed?.[`c${column}`] ?? keys.get(column)}
            blank="不导入"
          />
        ))}
      </div>
      {kind === 'ledger' && <WhereSilent {...props} />}
    </Card>
  )
}

/** What is taken where the rows of a ledger say nothing. */
const WhereSilent = ({ layout, channels, typed, refusal }: Props): JSX.Element => (
  <>
    <TextField
      name="year"
      label="日期没有写年份的，是哪一年"
      hint="例如只写“5月8日”。空着的，没有年份的日期算错误。"
      inputmode="numeric"
      width="short"
      value={typed?.['year'] ?? layout.year}
      error={refusal?.fields?.['year']}
    />
    <SelectField
      name="channel"
      label="没有写申请方式的，记为"
      options={Object.entries(channels).map(([value, label]) => ({ value, label }))}
      value={typed?.['channel'] ?? layout.channel}
    />
  </>
)
