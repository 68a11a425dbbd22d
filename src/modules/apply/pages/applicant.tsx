import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from '../../../ui/button.tsx'
import {
  CheckGroup,
  Form,
  RadioGroup,
  SelectField,
  SubmitBar,
  TextField,
} from '../../../ui/form.tsx'
import { applicantKindNames } from '../../requests.ts'
import { organisationCertificates, personCertificates } from '../certificate.ts'
import { pages } from '../draft.ts'
import { representationNames } from '../steps.ts'
import {
  type FieldOf,
  fieldsFrom,
  optionsOf,
  ReturnTo,
  StepPage,
  type StepProps,
} from './frame.tsx'
import { PrivacyNotice } from './privacy.tsx'

type Props = StepProps & {
  typed: Readonly<Record<string, string>>
  toCheck: boolean
}

const kindHints = {
  natural: '以个人名义申请的公民',
  business: '公司、合伙企业、个体工商户等',
  research: '科研院所、高等院校等',
  charity: '社会团体、基金会、民办非企业单位等',
  legalService: '律师事务所、基层法律服务所、公证机构等',
  other: '村（居）民委员会、媒体、其他组织等',
}

/** 第二步: who applies, and whether somebody acts for them. */
export const WhoPage = (
  props: Props & { privacy: Parameters<typeof PrivacyNotice>[0] },
): JSX.Element => {
  const { typed, refusal, toCheck, privacy } = props
  const field = fieldsFrom(typed, refusal)
  return (
    <StepPage
      {...props}
      title="您以什么身份申请"
      step={1}
      back={toCheck ? pages.check : pages.organ}
    >
      <PrivacyNotice {...privacy} />
      <Form action={pages.who} label="申请人的类别">
        <ReturnTo check={toCheck} />
        <RadioGroup
          {...field('kind')}
          label="申请人"
          required
          options={optionsOf({ ...applicantKindNames, natural: '自然人（个人）' }, kindHints)}
          hint="年度报告按它统计申请的数量，不影响办理"
        />
        <RadioGroup
          {...field('represented')}
          label="由谁办理"
          required
          options={optionsOf(representationNames, {
            agent: '要上传授权委托书，以及申请人和代理人双方的身份证明',
          })}
        />
        <SubmitBar label="下一步" />
      </Form>
    </StepPage>
  )
}

/** 第二步: name, certificate and how to reach the applicant. */
export const DetailsPage = (props: Props & { mails: boolean }): JSX.Element => {
  const { typed, refusal, toCheck } = props
  const field = fieldsFrom(typed, refusal)
  const person = typed['kind'] === 'natural'
  return (
    <StepPage {...props} title="申请人的信息" step={1} back={toCheck ? pages.check : pages.who}>
      <Form action={pages.details} label="申请人的信息">
        <ReturnTo check={toCheck} />
        {person ? <Person field={field} /> : <Organisation field={field} />}
        <Contact field={field} person={person} mails={props.mails} />
        {typed['represented'] === 'agent' && <Agent field={field} />}
        <SubmitBar label="下一步">
          <Button name="_act" value="later" look="quiet">
            保存，以后再填
          </Button>
        </SubmitBar>
      </Form>
    </StepPage>
  )
}

const certificates = (names: readonly string[]): { value: string; label: string }[] =>
  names.map((name) => ({ value: name, label: name }))

const Person = ({ field }: { field: FieldOf }): JSX.Element => (
  <>
    <TextField {...field('name')} label="姓名" required width="medium" autocomplete="name" />
    <SelectField
      {...field('proofKind')}
      value={field('proofKind').value ?? '居民身份证'}
      label="证件名称"
      required
      options={certificates(personCertificates)}
    />
    <TextField
      {...field('proofNumber')}
      label="证件号码"
      required
      width="medium"
      autocomplete="off"
      hint="身份证号码 18 位，最后一位可能是 X"
    />
  </>
)

const Organisation = ({ field }: { field: FieldOf }): JSX.Element => (
  <>
    <TextField {...field('name')} label="单位名称" required autocomplete="organization" />
    <SelectField
      {...field('proofKind')}
      value={field('proofKind').value ?? '统一社会信用代码'}
      label="证件名称"
      required
      options={[
        { value: organisationCertificates[0], label: '统一社会信用代码' },
        { value: organisationCertificates[1], label: '其他登记证号（没有统一社会信用代码的）' },
      ]}
    />
    <TextField
      {...field('proofNumber')}
      label="统一社会信用代码或者登记证号"
      required
      width="medium"
      autocomplete="off"
      hint="营业执照或者登记证书上的 18 位代码"
    />
    <TextField
      {...field('legalRepresentative')}
      label="法定代表人或者负责人"
      width="medium"
      autocomplete="off"
    />
    <TextField {...field('contactPerson')} label="联系人" required width="medium" />
  </>
)

type ContactProps = { field: FieldOf; person: boolean; mails: boolean }

const Contact = ({ field, person, mails }: ContactProps): JSX.Element => (
  <>
    <TextField
      {...field('phone')}
      label="联系电话"
      required
      width="medium"
      type="tel"
      autocomplete="tel"
      hint="工作人员打这个电话与您确认收到申请"
    />
    <TextField
      {...field('address')}
      label="通信地址"
      required
      autocomplete="street-address"
      hint="写到门牌号或者村组"
    />
    <TextField
      {...field('postcode')}
      label="邮政编码（可以不填）"
      width="short"
      inputmode="numeric"
      autocomplete="postal-code"
    />
    <TextField
      {...field('email')}
      label="电子邮箱（可以不填）"
      width="medium"
      type="email"
      autocomplete="email"
    />
    {mails && <StepMailBox field={field} />}
    {person && (
      <TextField {...field('workplace')} label="工作单位（可以不填）" autocomplete="organization" />
    )}
  </>
)

/** 个人信息保护法第十三条第一款第一项: not needed for handling the application, so it is asked. */
const StepMailBox = ({ field }: { field: FieldOf }): JSX.Element => (
  <CheckGroup
    {...field('stepMail')}
    label="邮件通知（可以不选）"
    values={field('stepMail').value === 'yes' ? ['yes'] : []}
    options={[{ value: 'yes', label: '同意用这个邮箱接收办理进展的通知' }]}
    hint="邮件只写申请编号、机关和进展，不写姓名、证件和申请内容；以后可以在“申请查询”里随时停止"
  />
)

const Agent = ({ field }: { field: FieldOf }): JSX.Element => (
  <fieldset class="part">
    <legend>代理人</legend>
    <TextField {...field('agentName')} label="代理人姓名" required width="medium" />
    <SelectField
      {...field('agentProofKind')}
      value={field('agentProofKind').value ?? '居民身份证'}
      label="代理人证件名称"
      required
      options={certificates(personCertificates)}
    />
    <TextField
      {...field('agentProofNumber')}
      label="代理人证件号码"
      required
      width="medium"
      autocomplete="off"
    />
    <TextField {...field('agentPhone')} label="代理人电话" required width="medium" type="tel" />
  </fieldset>
)
