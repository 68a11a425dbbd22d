import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import { FileField, Form, SubmitBar, TextArea, TextField } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'

type Props = {
  shell: Shell
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  mayLoad: boolean
  refusal?: Refusal | undefined
}

const example = `{"year": 2027, "days": [
  {"name": "元旦", "date": "2027-01-01", "isOffDay": true}
]}`

const Explained = (): JSX.Element => (
  <Remark title="怎样填写">
    <p>
      把国务院办公厅通知的全文复制粘贴到下面，程序逐句读出放假和上班的日子，并核对星期和天数。提交以后先显示哪些申请的期限会变动，由另一个人核对批准后才生效。
    </p>
    <details>
      <summary>也可以粘贴 JSON</summary>
      <p>逐日写出通知里点名的日子：放假写 true，调休上班写 false；普通周末不用写。</p>
      <pre>{example}</pre>
    </details>
  </Remark>
)

/** 载入放假安排: the text or the JSON of the State Council's notice. */
export const NewNoticePage = ({ shell, typed, refusal, ...rest }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title="载入放假安排"
    crumbs={[{ label: '放假安排', href: '/console/holidays' }, { label: '载入' }]}
    refusal={refusal}
  >
    <Stack>
      {!rest.mayLoad && (
        <Remark tone="soon">
          放假安排由县人民政府或者县人民政府办公室载入，各机关共用，本单位不需要办理。
        </Remark>
      )}
      <Explained />
      <Card>
        <Form
          action="/console/holidays/new"
          csrf={shell.csrf}
          idempotencyKey={rest.idempotencyKey}
          files
          label="载入放假安排"
        >
          <TextArea
            name="notice"
            label="通知全文，或者放假安排的 JSON"
            hint="粘贴在这里，或者在下面选择文件。"
            rows={12}
            value={typed['notice']}
            error={errorOf(refusal, 'notice')}
          />
          <FileField
            name="file"
            label="放假安排文件"
            hint="没有粘贴时读取这个文件（.txt 或者 .json）。"
            accept=".txt,.json,text/plain,application/json"
            error={errorOf(refusal, 'file')}
          />
          <TextField
            name="number"
            label="通知的文号"
            hint="例如 国办发明电〔2025〕7号"
            required
            width="medium"
            value={typed['number']}
            error={errorOf(refusal, 'number')}
          />
          <TextArea
            name="reason"
            label="更正的理由"
            hint="只在更正已经载入的年份时填写，例如国务院办公厅另行通知调整。"
            rows={2}
            value={typed['reason']}
            error={errorOf(refusal, 'reason')}
          />
          <SubmitBar label="提交核对" cancel="/console/holidays" />
        </Form>
      </Card>
    </Stack>
  </ConsolePage>
)
