import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import { FileField, Form, RadioGroup, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'
import { itemAt } from './query-item.tsx'

type Common = {
  shell: PublicShell
  item: number
  number: string
  version: number
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const Frame = ({
  title,
  shell,
  item,
  number,
  refusal,
  children,
}: Common & { title: string; children: Child }): JSX.Element => (
  <PublicPage
    {...shell}
    title={title}
    plain
    refusal={refusal}
    crumbs={[
      { href: '/', label: '首页' },
      { href: '/query', label: '申请查询' },
      { href: itemAt(item), label: number },
      { label: title },
    ]}
  >
    {children}
  </PublicPage>
)

/** 提交补正 (条例第三十条). */
export const CorrectionPage = (
  props: Common & {
    asked: readonly string[]
    replyBy?: Day | undefined
    description: string
    acceptedEndings: string
  },
): JSX.Element => (
  <Frame {...props} title="提交补正">
    <Remark title="需要补正的事项" tone="soon">
      <ol>
        {props.asked.map((one) => (
          <li>{one}</li>
        ))}
      </ol>
      {props.replyBy && <p>请在 {props.replyBy} 以前提交。</p>}
    </Remark>
    <p>
      提交以后，答复期限自今天重新计算。需要补正的事项是一次性告知的（条例第三十条），提交以后不能在这里再改，请写完整。
    </p>
    <Form
      action={itemAt(props.item, '/correction')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
      files
    >
      <TextArea
        name="description"
        label="补正后的申请内容"
        hint="写明所需信息的名称、文号或者其他特征，例如年份、地点、项目名称；5000 字以内"
        value={props.typed['description'] ?? props.description}
        error={props.refusal?.fields?.['description']}
        rows={8}
        required
      />
      <FileField
        name="files"
        label="补充材料"
        hint="可以不附；最多 10 个文件，每个不超过 20 MB"
        error={props.refusal?.fields?.['files']}
        accept={props.acceptedEndings}
        multiple
      />
      <SubmitBar label="提交补正" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)

/** 说明理由 (条例第三十五条). */
export const ReasonsPage = (
  props: Common & { answerBy?: Day | undefined; acceptedEndings: string },
): JSX.Element => (
  <Frame {...props} title="说明理由">
    <Remark title="为什么请您说明理由" tone="soon">
      <p>
        申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以要求申请人说明理由；具体情况写在告知书里（条例第三十五条）。
      </p>
      {props.answerBy && <p>请在 {props.answerBy} 以前提交。</p>}
    </Remark>
    <p>
      行政机关认为理由不合理的，告知您不予处理；认为合理但无法按期答复的，告知您延迟答复的期限。
    </p>
    <Form
      action={itemAt(props.item, '/reasons')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
      files
    >
      <TextArea
        name="reasons"
        label="申请的理由"
        hint="写明为什么需要这些信息、为什么分多次申请；2000 字以内，加密保存"
        value={props.typed['reasons']}
        error={props.refusal?.fields?.['reasons']}
        rows={8}
        required
      />
      <FileField
        name="files"
        label="有关材料"
        hint="可以不附；最多 10 个文件，每个不超过 20 MB"
        error={props.refusal?.fields?.['files']}
        accept={props.acceptedEndings}
        multiple
      />
      <SubmitBar label="提交理由" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)

/** 撤回申请: what it means, a statement, and a second confirmation. */
export const WithdrawalPage = (props: Common): JSX.Element => (
  <Frame {...props} title="撤回申请">
    <Remark title="撤回以后不能恢复" tone="soon">
      撤回以后，行政机关不再答复这件申请，并向您出具撤回申请确认书。以后需要的，可以重新提出申请。
    </Remark>
    <Form
      action={itemAt(props.item, '/withdrawal')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
    >
      <TextArea
        name="reason"
        label="撤回的原因"
        hint="可以不写；500 字以内"
        value={props.typed['reason']}
        error={props.refusal?.fields?.['reason']}
        rows={3}
      />
      <RadioGroup
        name="sure"
        label={`确认撤回 ${props.number}`}
        options={[
          { value: 'yes', label: '我是申请人，自愿撤回这件申请' },
          { value: 'no', label: '不撤回' },
        ]}
        value={props.typed['sure']}
        error={props.refusal?.fields?.['sure']}
        required
      />
      <SubmitBar label="提交" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)

const scores = [
  { value: '5', label: '5 分，很满意' },
  { value: '4', label: '4 分，满意' },
  { value: '3', label: '3 分，一般' },
  { value: '2', label: '2 分，不满意' },
  { value: '1', label: '1 分，很不满意' },
]

/** 评价服务. */
export const RatingPage = (props: Common): JSX.Element => (
  <Frame {...props} title="评价服务">
    <p>
      只评价办理服务，每件申请评价一次。评价由政府信息公开工作机构查看，用于改进工作，不对外公布；对答复内容不服的，请按答复书所写的途径申请行政复议或者提起行政诉讼。
    </p>
    <Form
      action={itemAt(props.item, '/rating')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
    >
      <RadioGroup
        name="score"
        label="满意程度"
        options={scores}
        value={props.typed['score']}
        error={props.refusal?.fields?.['score']}
        required
      />
      <TextArea
        name="words"
        label="意见和建议"
        hint="可以不写；500 字以内"
        value={props.typed['words']}
        error={props.refusal?.fields?.['words']}
        rows={4}
      />
      <SubmitBar label="提交评价" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)

/** 邮件通知: what was agreed to with the application may be stopped at any time. */
export const MailPage = (props: Common): JSX.Element => (
  <Frame {...props} title="邮件通知">
    <p>
      有进展时，系统向您申请时填写的邮箱发一封提醒邮件，只写申请编号、机关和进展。停止以后照常办理，进度仍可以在这里查看（个人信息保护法第十五条、第十六条）。
    </p>
    <Form
      action={itemAt(props.item, '/mail')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
    >
      <RadioGroup
        name="wanted"
        label="是否接收邮件通知"
        options={[
          { value: 'no', label: '不再接收' },
          { value: 'yes', label: '接收' },
        ]}
        value={props.typed['wanted']}
        error={props.refusal?.fields?.['wanted']}
        required
      />
      <SubmitBar label="保存" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)

/** 建议主动公开 (条例第四十四条). */
export const SuggestionPage = (props: Common): JSX.Element => (
  <Frame {...props} title="建议主动公开">
    <p>
      对行政机关依申请公开的政府信息，申请人认为涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的，可以建议行政机关将该信息纳入主动公开的范围。行政机关经审核认为属于主动公开范围的，应当及时主动公开（条例第四十四条第二款）。
    </p>
    <Form
      action={itemAt(props.item, '/suggestion')}
      idempotencyKey={props.idempotencyKey}
      version={props.version}
    >
      <TextArea
        name="text"
        label="建议公开什么，为什么"
        hint="1000 字以内"
        value={props.typed['text']}
        error={props.refusal?.fields?.['text']}
        required
      />
      <SubmitBar label="提交建议" cancel={itemAt(props.item)} />
    </Form>
  </Frame>
)
