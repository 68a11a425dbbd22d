import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { CheckGroup, Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import {
  activityRows,
  applicantColumns,
  type CheckFinding,
  disputeColumns,
  disputeGroups,
  documentColumns,
  requestRowLabel,
  requestRows,
} from '../../reports.ts'
import { confirmations, fieldOf, proseConfirmation } from '../figure-fields.ts'
import { type Import, importKindNames, type ReadFigures } from '../import.ts'
import { at, crumbs, OneButton, StageTag } from './parts.tsx'

type Props = {
  shell: Shell
  one: Import
  read: ReadFigures
  organName: string
  /** What does not add up in the figures as read. */
  findings: readonly CheckFinding[]
  fields: Readonly<Record<string, string>>
  keyOf: () => string
  refusal?: Refusal | undefined
}

type Table = 't2' | 't3' | 't4'

/** 核对读出的年报: every figure beside its label, to be set right where the file was read wrongly. */
export const FiguresPage = (props: Props): JSX.Element => {
  const { shell, one, read, fields, refusal, organName } = props
  return (
    <ConsolePage
      {...shell}
      title={`导入${importKindNames[one.kind]}：核对`}
      tags={<StageTag stage={one.stage} />}
      crumbs={[...crumbs, { label: '核对' }]}
      refusal={refusal}
    >
      <Stack>
        <Told {...props} />
        <Form
          action={at(one.id, 'figures')}
          csrf={shell.csrf}
          idempotencyKey={props.keyOf()}
          version={one.version}
        >
          <Card title="哪一份年报">
            <TextField
              name="unit"
              label="单位"
              value={fields['unit']}
              hint={
                read.unit !== null && read.unit !== organName
                  ? `文件写的是“${read.unit}”，本单位是“${organName}”，请确认没有传错`
                  : undefined
              }
            />
            <TextField
              name="year"
              label="年度"
              width="short"
              inputmode="numeric"
              required
              value={fields['year']}
              error={refusal?.fields?.['year']}
            />
          </Card>
          <Card title="二、主动公开政府信息情况">
            <Rows
              {...props}
              table="t2"
              columns={documentColumns}
              rows={activityRows.filter(({ key }) => key === 'rules' || key === 'normative')}
            />
            <Rows
              {...props}
              table="t2"
              columns={['本年数量（收费为万元）']}
              rows={activityRows.filter(({ key }) => key !== 'rules' && key !== 'normative')}
            />
            <Confirm {...props} name={confirmations.table2} label="表二与公布的一致" />
          </Card>
          <Card title="三、收到和处理政府信息公开申请情况">
            <Rows
              {...props}
              table="t3"
              columns={applicantColumns.map(({ label }) => label)}
              rows={requestRows.map(({ key }) => ({ key, label: requestRowLabel(key) }))}
            />
            <Confirm {...props} name={confirmations.table3} label="表三与公布的一致" />
          </Card>
          <Card title="四、政府信息公开行政复议、行政诉讼情况">
            <Rows {...props} table="t4" columns={disputeColumns} rows={disputeGroups} />
            <Confirm {...props} name={confirmations.table4} label="表四与公布的一致" />
          </Card>
          <Prose {...props} />
          <SubmitBar label="作为公布数导入" cancel="/console/intake" />
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

const List = ({ texts }: { texts: readonly string[] }): JSX.Element => (
  <ul class="plain-list">
    {texts.map((text) => (
      <li>{text}</li>
    ))}
  </ul>
)

const Told = ({ read, findings }: Props): JSX.Element => (
  <>
    <Remark>
      下面是从文件里读出的数字，没有读出的留空。请对照原件逐表核对、补全，在每张表下面打勾；没有打勾的不导入。
    </Remark>
    {read.isSuggestion && (
      <Remark title="PDF 读出的只作参考" tone="soon">
        PDF 的文字没有格线，空格子可能错位，请逐格核对，或者改用 Word、Excel、网页文件。
      </Remark>
    )}
    {read.unread.length > 0 && (
      <Remark title="没有读出，或者需要核对" tone="soon">
        <List texts={read.unread} />
      </Remark>
    )}
    {findings.length > 0 && (
      <Remark title="读出的数字对不上的地方" tone="soon">
        <List texts={findings.map(({ rule, message }) => `${rule}：${message}`)} />
        如果公布的就是这样，照公布的导入，不要改。
      </Remark>
    )}
  </>
)

const Rows = ({
  table,
  columns,
  rows,
  fields,
  refusal,
}: Props & {
  table: Table
  columns: readonly string[]
  rows: readonly { key: string; label: string }[]
}): JSX.Element => (
  <section
    class={columns.length > 4 ? 'official broad figures' : 'official figures'}
    aria-label={rows[0]?.label}
    tabindex={0}
  >
    <table>
      <thead>
        <tr>
          <th scope="col" class="head">
            项目
          </th>
          {columns.map((label) => (
            <th scope="col" class="head">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label }) => (
          <tr>
            <th scope="row">{label}</th>
            {columns.map((column, index) => {
              const name = fieldOf(table, key, index)
              const fault = refusal?.fields?.[name]
              return (
                <td>
                  <input
                    id={`f-${name}`}
                    name={name}
                    value={fields[name] ?? ''}
                    inputmode="decimal"
                    aria-label={`${label}，${column}`}
                    aria-invalid={fault === undefined ? undefined : 'true'}
                    title={fault}
                    autocomplete="off"
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** 文字部分 as it was read; it is kept to stand beside the next report. */
const Prose = (props: Props): JSX.Element => {
  const { preamble = [], sections } = props.read.prose
  const parts = [
    ...(preamble.length > 0 ? [{ title: '前言', paragraphs: preamble }] : []),
    ...Object.values(sections),
  ]
  return (
    <Card title="文字部分">
      {parts.length === 0 ? (
        <p class="faint">没有读出文字部分；编写下一年的报告时，旁边就没有上年的文字可以对照。</p>
      ) : (
        <>
          <p class="hint">编写下一年的报告时，放在旁边对照，并据此检查第五部分是否照抄（CK19）。</p>
          {parts.map(({ title, paragraphs }) => (
            <details class="last-year">
              <summary>
                {title}（{paragraphs.join('').length} 字）
              </summary>
              {paragraphs.map((line) => (
                <p>{line}</p>
              ))}
            </details>
          ))}
          <Confirm {...props} name={proseConfirmation} label="文字与公布的一致，一并导入" />
        </>
      )}
    </Card>
  )
}

const Confirm = ({
  name,
  label,
  fields,
  refusal,
}: Props & { name: string; label: string }): JSX.Element => (
  <CheckGroup
    name={name}
    label="核对"
    options={[{ value: 'yes', label }]}
    values={fields[name] === 'yes' ? ['yes'] : []}
    error={refusal?.fields?.[name]}
  />
)
