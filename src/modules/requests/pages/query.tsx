import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import { Form, SubmitBar, TextArea, TextField } from '../../../ui/form.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'

type Props = {
  shell: PublicShell
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
  notice?: string | undefined
  /** The name is asked as well once the guesses at a number are used up. */
  nameToo: boolean
  /** What was being written when the session ended: shown to be copied, sent nowhere. */
  unsent?: string | undefined
}

const errorOf = (refusal: Refusal | undefined, name: string): string | undefined =>
  refusal?.fields?.[name] || undefined

/** 申请查询: number and code. */
export const QueryPage = ({
  shell,
  typed,
  refusal,
  notice,
  nameToo,
  unsent,
}: Props): JSX.Element => (
  <PublicPage
    {...shell}
    title="申请查询"
    entry="apply"
    crumbs={[{ href: '/', label: '首页' }, { label: '申请查询' }]}
    refusal={refusal}
    notice={notice === undefined ? undefined : { text: notice }}
  >
    <p>
      凭申请编号和查询码，可以查看办理进度和答复期限、下载文书、提交补正、撤回申请，以及评价服务。
    </p>
    {unsent && (
      <TextArea
        name="unsent"
        label="您刚才填写、还没有提交的内容"
        hint="查询超过时限已经退出，内容没有提交。请复制保存，重新查询以后再填写。"
        value={unsent}
      />
    )}
    <Form action="/query" label="申请查询">
      <TextField
        name="number"
        label="申请编号"
        hint="例如：依申请〔2026〕7号，也可以写作 2026-7"
        value={typed['number']}
        error={errorOf(refusal, 'number')}
        width="medium"
        maxlength={60}
        autocomplete="off"
        required
      />
      <TextField
        name="code"
        label="查询码"
        hint="十位字母和数字，印在登记回执上；网上申请的，在提交成功的页面上。大小写、横线不影响"
        value={typed['code']}
        error={errorOf(refusal, 'code')}
        width="medium"
        maxlength={40}
        autocomplete="off"
        required
      />
      {nameToo && (
        <TextField
          name="name"
          label="申请人的姓名或者单位名称"
          hint="与申请时所写的一致"
          value={typed['name']}
          error={errorOf(refusal, 'name')}
          width="medium"
          maxlength={100}
          autocomplete="off"
          required
        />
      )}
      <SubmitBar label="查询" />
    </Form>
    <Remark title="没有查询码，或者遗失了">
      请持身份证明到受理申请的行政机关政府信息公开工作机构领取，旧的查询码随之作废。查询码等同于您的身份凭证，请不要告诉别人；用完请按“退出查询”，公用电脑上尤其如此。
    </Remark>
  </PublicPage>
)
