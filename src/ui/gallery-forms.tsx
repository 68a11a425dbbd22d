import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from './button.tsx'
import { ErrorSummary, errorOf } from './error-summary.tsx'
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
} from './form.tsx'
import { Card } from './layout.tsx'
import { Steps } from './steps.tsx'

const refusal = {
  code: 'gallery.incomplete',
  message: '登记内容不完整。',
  basis: '条例第二十九条',
  fields: {
    applicant: '请填写申请人姓名或者名称',
    receivedOn: '收到日期不能晚于今天',
    way: '请选择获取信息的方式',
    proof: '身份证明应当是 PDF 或图片',
  },
}

const ways = [
  { value: 'post', label: '邮寄', hint: '寄往申请人填写的联系地址' },
  { value: 'online', label: '网上获取' },
  { value: 'self', label: '自行领取', disabled: true },
]

/** Every field, plain and refused. */
export const GalleryForms = (): JSX.Element => (
  <>
    <Card title="步骤">
      <Steps steps={['申请须知', '申请人', '所需信息', '获取方式', '核对提交']} current={2} />
    </Card>
    <Card title="登记线下申请">
      <ErrorSummary refusal={refusal} />
      <Form
        action="#"
        csrf="gallery"
        idempotencyKey="k"
        version={1}
        keep="gallery"
        files
        label="登记线下申请"
      >
        <TextField
          name="applicant"
          label="申请人"
          error={errorOf(refusal, 'applicant')}
          width="medium"
          required
        />
        <TextField name="phone" label="联系电话" type="tel" width="short" value="0375-0000000" />
        <DateField
          name="receivedOn"
          label="收到日期"
          hint="当面提交的，以提交之日为收到申请之日。"
          value="2026-03-15"
          error={errorOf(refusal, 'receivedOn')}
          required
        />
        <SelectField
          name="kind"
          label="申请人类型"
          blank="请选择"
          value="lawyer"
          options={[
            { value: 'natural', label: '自然人' },
            { value: 'lawyer', label: '法律服务机构' },
          ]}
        />
        <TextArea name="what" label="所需信息" value="高标准农田建设项目验收报告" required />
        <RadioGroup
          name="way"
          label="获取方式"
          options={ways}
          error={errorOf(refusal, 'way')}
          required
        />
        <CheckGroup
          name="carrier"
          label="提供载体"
          options={ways.slice(0, 2)}
          values={['online']}
          hint="可以多选。"
        />
        <FileField
          name="proof"
          label="身份证明"
          accept=".pdf,image/*"
          error={errorOf(refusal, 'proof')}
        />
        <SubmitBar label="登记" cancel="#">
          <Button name="act" value="draft">
            存为草稿
          </Button>
          <Button disabled>不可用</Button>
        </SubmitBar>
      </Form>
    </Card>
  </>
)
