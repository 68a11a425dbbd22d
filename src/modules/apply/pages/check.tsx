import type { JSX } from 'hono/jsx/jsx-runtime'
import { CheckGroup, Form, SubmitBar } from '../../../ui/form.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { type Applicant, applicantKindNames, carrierNames, obtainNames } from '../../requests.ts'
import { type DraftFile, pages, proofNames, proofsNeeded, type StepPage as Page } from '../draft.ts'
import type { Wanted } from '../steps.ts'
import { StepPage, type StepProps } from './frame.tsx'

type Props = StepProps & {
  organName: string
  applicant: Applicant
  wanted: Wanted
  obtain: { obtainBy: keyof typeof obtainNames; carrier: keyof typeof carrierNames }
  fields: Readonly<Record<string, string>>
  files: readonly DraftFile[]
  idempotencyKey: string
}

type Row = readonly [label: string, value: string | undefined, page: Page]

/** 第五步: everything once more, each line with a way to change it, then it is sent. */
export const CheckPage = (props: Props): JSX.Element => {
  const { organName, wanted, obtain, fields, files, refusal } = props
  return (
    <StepPage {...props} title="核对并提交" step={4} back={pages.obtain}>
      <Answers title="受理机关" rows={[['机关', organName, 'organ']]} />
      <Answers title="申请人" rows={applicantRows(props)} />
      <Answers
        title="所需信息"
        rows={[
          ['名称', wanted.title, 'information'],
          ['文号', wanted.number, 'information'],
          ['其他特征', wanted.features, 'information'],
        ]}
      />
      <Answers
        title="获取方式"
        rows={[
          ['途径', obtainNames[obtain.obtainBy], 'obtain'],
          ['载体', carrierNames[obtain.carrier], 'obtain'],
        ]}
      />
      <Answers
        title="身份证明"
        rows={proofsNeeded(fields).map((purpose): Row => [
          proofNames[purpose],
          files
            .filter((file) => file.purpose === purpose && file.fileId !== null)
            .map(({ name }) => name)
            .join('、'),
          'proof',
        ])}
      />
      <Form action={pages.check} idempotencyKey={props.idempotencyKey} label="提交申请">
        <CheckGroup
          name="declared"
          label="申请人确认"
          required
          error={errorOf(refusal, 'declared')}
          options={[
            {
              value: 'yes',
              label: '以上内容由我本人（本单位）或者经授权填写，真实、准确，以此代替签名',
            },
          ]}
        />
        <Trap />
        <SubmitBar label="提交申请" />
      </Form>
    </StepPage>
  )
}

/** Seen by machines that fill in whatever they find; people never meet it. */
const Trap = (): JSX.Element => (
  <div class="unseen" aria-hidden="true">
    <label for="f-subject2">此项请留空</label>
    <input id="f-subject2" name="subject2" type="text" tabindex={-1} autocomplete="off" />
  </div>
)

const applicantRows = ({ applicant, fields }: Props): Row[] => {
  const person = applicant.kind === 'natural'
  const { agent } = applicant
  return [
    ['类别', applicantKindNames[applicant.kind], 'who'],
    [person ? '姓名' : '单位名称', applicant.name, 'details'],
    [applicant.proofKind ?? '证件', applicant.proofNumber, 'details'],
    ...(person
      ? []
      : ([
          ['法定代表人', applicant.legalRepresentative, 'details'],
          ['联系人', applicant.contactPerson, 'details'],
        ] as Row[])),
    ['联系电话', applicant.phone, 'details'],
    ['通信地址', [applicant.address, applicant.postcode].filter(Boolean).join('　'), 'details'],
    ['电子邮箱', applicant.email, 'details'],
    ...(fields['stepMail'] === 'yes' ? ([['邮件通知', '接收', 'details']] as Row[]) : []),
    ...(person ? ([['工作单位', fields['workplace'], 'details']] as Row[]) : []),
    ...(agent
      ? ([
          ['代理人', agent.name, 'details'],
          [`代理人${agent.proofKind ?? '证件'}`, agent.proofNumber, 'details'],
          ['代理人电话', agent.phone, 'details'],
        ] as Row[])
      : []),
  ]
}

const Answers = ({ title, rows }: { title: string; rows: readonly Row[] }): JSX.Element => (
  <section class="answers">
    <h2>{title}</h2>
    <dl>
      {rows.map(([label, value, page]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value ? value : <span class="faint">未填写</span>}</dd>
          <dd class="change">
            <a href={`${pages[page]}?to=check`}>
              修改<span class="unseen">{label}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)
