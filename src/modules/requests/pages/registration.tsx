import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { errorOf } from '../../../ui/error-summary.tsx'
import {
  CheckGroup,
  DateField,
  FileField,
  Form,
  RadioGroup,
  SelectField,
  SubmitBar,
  TextArea,
  TextField,
} from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { applicantKindNames } from '../applicant.ts'
import {
  carrierNames,
  channelNames,
  obtainNames,
  proofKinds,
  receiptRules,
} from '../wanted-form.ts'

type Props = {
  shell: Shell
  idempotencyKey: string
  today: Day
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
  acceptedEndings: string
  /** Notices by e-mail are sent from here. */
  mails: boolean
}

const options = (
  names: Readonly<Record<string, string>>,
  hints: Readonly<Record<string, string>> = {},
): { value: string; label: string; hint?: string }[] =>
  Object.entries(names).map(([value, label]) => ({
    value,
    label,
    ...(hints[value] && { hint: hints[value] }),
  }))

/** 登记申请: what came to the counter, by post, fax, e-mail or by word of mouth. */
export const RegistrationPage = (props: Props): JSX.Element => {
  const { typed, refusal, shell } = props
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errorOf(refusal, name),
  })
  const { online: _, ...channels } = channelNames
  return (
    <ConsolePage
      {...shell}
      title="登记申请"
      crumbs={[{ href: '/console/requests', label: '依申请公开' }]}
      refusal={refusal}
    >
      <Form
        action="/console/requests/new"
        csrf={shell.csrf}
        idempotencyKey={props.idempotencyKey}
        files
        label="登记申请"
      >
        <Stack>
          <Card title="来件">
            <RadioGroup
              {...field('channel')}
              label="申请渠道"
              required
              options={options(channels, receiptRules)}
            />
            <DateField
              name="arrivedOn"
              label="收到日期"
              required
              value={typed['arrivedOn'] ?? props.today}
              max={props.today}
              error={errorOf(refusal, 'arrivedOn')}
              hint="提交、签收或者来件到达的日期（条例第三十一条）"
            />
            <TextField
              {...field('postNumber')}
              label="邮件号码"
              width="medium"
              hint="挂号信、特快专递填写"
            />
          </Card>
          <Applicant field={field} mails={props.mails} />
          <Card title="所需信息">
            <TextArea
              {...field('description')}
              label="所需信息的名称、文号或者其他特征性描述"
              required
              rows={6}
              hint="照申请人的原话填写；不得要求申请人说明用途（条例第二十九条）"
            />
            <RadioGroup
              {...field('obtainBy')}
              label="获取信息的途径"
              required
              options={options(obtainNames)}
            />
            <RadioGroup
              {...field('carrier')}
              label="载体形式"
              required
              options={options(carrierNames)}
            />
          </Card>
          <Card title="材料">
            <FileField
              name="scans"
              label="申请书、身份证明、委托书的扫描件或者照片"
              multiple
              accept={props.acceptedEndings}
              error={errorOf(refusal, 'scans')}
              hint={
                refusal
                  ? '重新提交时请再选择一次文件'
                  : '可以选择多个，每个不超过 20 MB；手机拍的 HEIC 照片也可以'
              }
            />
          </Card>
          <SubmitBar label="登记" cancel="/console/requests" />
        </Stack>
      </Form>
    </ConsolePage>
  )
}

type FieldOf = (name: string) => {
  name: string
  value: string | undefined
  error: string | undefined
}

const Applicant = ({ field, mails }: { field: FieldOf; mails: boolean }): JSX.Element => (
  <Card title="申请人">
    <SelectField
      {...field('kind')}
      label="申请人类别"
      required
      blank="请选择"
      options={options(applicantKindNames)}
      hint="与年度报告的统计口径一致"
    />
    <TextField {...field('name')} label="姓名或者单位名称" required width="medium" />
    <SelectField
      {...field('proofKind')}
      label="证件名称"
      blank="请选择"
      options={proofKinds.map((kind) => ({ value: kind, label: kind }))}
    />
    <TextField {...field('proofNumber')} label="证件号码" width="medium" autocomplete="off" />
    <TextField {...field('legalRepresentative')} label="法定代表人（单位）" width="medium" />
    <TextField {...field('contactPerson')} label="联系人（单位必填）" width="medium" />
    <TextField {...field('phone')} label="联系电话" width="medium" type="tel" />
    <TextField {...field('address')} label="通信地址" />
    <TextField {...field('postcode')} label="邮政编码" width="short" inputmode="numeric" />
    <TextField {...field('email')} label="电子邮箱" width="medium" type="email" />
    {mails && (
      <CheckGroup
        {...field('stepMail')}
        label="邮件通知"
        values={field('stepMail').value === 'yes' ? ['yes'] : []}
        options={[{ value: 'yes', label: '申请人同意用电子邮件接收办理进展通知' }]}
        hint="邮件只写申请编号、机关和进展，不写姓名和申请内容；不同意的不要勾选"
      />
    )}
    <TextField
      {...field('agentName')}
      label="代理人姓名"
      width="medium"
      hint="有代理人的，应当附委托书和双方身份证明"
    />
    <TextField {...field('agentPhone')} label="代理人电话" width="medium" type="tel" />
  </Card>
)
