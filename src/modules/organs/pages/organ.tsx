import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import {
  Form,
  type Option,
  SelectField,
  SubmitBar,
  TextArea,
  TextField,
} from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { courtLevelNames, type Organ, organKindNames, reconsiderationLevelNames } from '../organ.ts'
import { gapsOf } from '../organ-check.ts'
import { organFieldLabels, type OrganFields } from '../organ-fields.ts'
import { type Role, roleNames } from '../roles.ts'
import { separationNames } from '../separation.ts'

type Props = {
  shell: Shell
  /** The saved organ; absent while a new one is being typed. */
  organ?: (Organ & { version: number }) | undefined
  fields: OrganFields
  /** Every organ, for the choice of the one above and of the reviewing one. */
  organs: readonly Pick<Organ, 'id' | 'name'>[]
  people: readonly { id: string; name: string; roles: readonly Role[] }[]
  mayManage: boolean
  /** What somebody else saved while this was being typed. */
  clashes: readonly { label: string; stored: string; typed: string }[]
  keyOf: () => string
  refusal?: Refusal | undefined
}

/** 机构信息: what letters, remedy clauses and the separation of duties take from it. */
export const OrganPage = (props: Props): JSX.Element => {
  const { shell, organ, refusal, mayManage, clashes } = props
  const title = organ?.name ?? '新增机构'
  const gaps = organ ? gapsOf(organ) : []
  return (
    <ConsolePage
      {...shell}
      title={title}
      crumbs={[{ label: '机构', href: '/console/organs' }, { label: title }]}
      refusal={refusal}
      actions={
        organ && (
          <ButtonLink href={`/console/people?organ=${encodeURIComponent(organ.id)}`}>
            本机构人员
          </ButtonLink>
        )
      }
    >
      <Stack>
        {gaps.length > 0 && (
          <Remark title="签发答复以前需要补充" tone="soon">
            {gaps.join('、')}
          </Remark>
        )}
        {clashes.length > 0 && <Clashes clashes={clashes} />}
        {mayManage ? (
          <OrganForm {...props} />
        ) : (
          <Remark>这个机构的信息由其系统管理员或者上级机构的系统管理员修改。</Remark>
        )}
        {organ && <People organId={organ.id} people={props.people} />}
      </Stack>
    </ConsolePage>
  )
}

const Clashes = ({ clashes }: Pick<Props, 'clashes'>): JSX.Element => (
  <Card title="与现在保存的信息不同之处">
    <Table
      caption="两个版本的差别"
      columns={[
        { key: 'label', label: '项目', kind: 'short', cell: ({ label }) => label },
        { key: 'stored', label: '现在保存的', cell: ({ stored }) => stored },
        { key: 'typed', label: '您填写的', cell: ({ typed }) => typed },
      ]}
      rows={clashes}
    />
  </Card>
)

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

type FieldProps = {
  name: string
  props: Props
  hint?: string
  required?: boolean
  short?: boolean
}

const Line = ({ name: field, props, hint, required, short }: FieldProps): JSX.Element => (
  <TextField
    name={field}
    label={organFieldLabels[field] ?? field}
    hint={hint}
    required={required}
    width={short ? 'short' : 'wide'}
    value={props.fields[field]}
    error={errorOf(props.refusal, field)}
  />
)

type ChoiceProps = Omit<FieldProps, 'short'> & { options: Option[]; blank?: string }

const Choice = ({ name: field, props, options, ...rest }: ChoiceProps): JSX.Element => (
  <SelectField
    name={field}
    label={organFieldLabels[field] ?? field}
    options={options}
    value={props.fields[field]}
    error={errorOf(props.refusal, field)}
    {...rest}
  />
)

const OrganForm = (props: Props): JSX.Element => {
  const { shell, organ, keyOf } = props
  const places = props.organs
    .filter(({ id }) => id !== organ?.id)
    .map(({ id, name: label }) => ({ value: id, label }))
  return (
    <Card>
      <Form
        action={organ ? `/console/organs/${organ.id}` : '/console/organs'}
        csrf={shell.csrf}
        idempotencyKey={keyOf()}
        version={organ?.version}
        label="机构信息"
      >
        <Line name="name" props={props} required hint="规范名称，例如：宝丰县人民政府办公室" />
        <Choice
          name="kind"
          props={props}
          required
          blank="请选择"
          options={optionsOf(organKindNames)}
          hint="县人民政府和县人民政府办公室是两个机关，分别建立"
        />
        <Choice name="parentId" props={props} blank="无" options={places} />
        <Line name="position" props={props} short hint="同级机构中从小到大排列" />
        <TextArea
          name="duties"
          label={organFieldLabels['duties'] ?? ''}
          rows={3}
          value={props.fields['duties']}
          error={errorOf(props.refusal, 'duties')}
          hint="公众怎么称呼本机构管的事，用顿号隔开，例如：征地、宅基地、不动产登记。网上申请选择机关时按它提示和检索"
        />
        <h2>文书</h2>
        <Line name="letterhead" props={props} required hint="文书首页红色的发文机关标志" />
        <Line name="numberWord" props={props} required short hint="例如：宝政办公开" />
        <h2>审核签发</h2>
        <Choice name="separation" props={props} required options={optionsOf(separationNames)} />
        <Choice
          name="reviewingOrganId"
          props={props}
          blank="不委托"
          options={places}
          hint="仅委托审核时选择；受托机关可以看到并审核签发本机构的申请件"
        />
        <h2>救济途径</h2>
        <Remedies {...props} />
        <h2>政府信息公开工作机构</h2>
        <Contact {...props} />
        <SubmitBar label="保存" cancel="/console/organs" />
      </Form>
    </Card>
  )
}

const Remedies = (props: Props): JSX.Element => (
  <>
    <Line
      name="reconsiderationName"
      props={props}
      hint="工作部门、乡镇、县人民政府办公室：本级人民政府；县人民政府：上一级人民政府；垂直领导的机关：上一级主管部门（行政复议法第二十四条、第二十七条）"
    />
    <Choice
      name="reconsiderationLevel"
      props={props}
      blank="请选择"
      options={optionsOf(reconsiderationLevelNames)}
    />
    <Line
      name="reconsiderationSuperior"
      props={props}
      hint="只有履行行政复议机构职责的司法局填写，例如：平顶山市司法局。不服司法局的，可以向本级人民政府申请，也可以向它申请（行政复议法第二十八条）"
    />
    <Line name="reconsiderationAddress" props={props} />
    <Line
      name="reconsiderationOnline"
      props={props}
      hint="以网络方式送达的答复应当写明（行政复议法第二十二条第二款）"
    />
    <Line
      name="courtName"
      props={props}
      hint="以县级人民政府为被告的由中级人民法院管辖（行政诉讼法第十五条）；实行集中管辖的按规定填写"
    />
    <Choice name="courtLevel" props={props} blank="请选择" options={optionsOf(courtLevelNames)} />
  </>
)

const Contact = (props: Props): JSX.Element => (
  <>
    <Line name="officeName" props={props} required />
    <Line name="officeAddress" props={props} required />
    <Line name="officePostcode" props={props} short />
    <Line name="officePhone" props={props} required short />
    <Line name="officeEmail" props={props} />
    <Line name="officeHours" props={props} required hint="例如：工作日 8:00—12:00，15:00—18:00" />
    <Line name="officeContact" props={props} short />
  </>
)

const People = ({ organId, people }: Pick<Props, 'people'> & { organId: string }): JSX.Element => (
  <Card
    title="在岗人员"
    actions={<ExportLinks list={`/console/people?organ=${organId}`} rows={people} />}
  >
    <Table
      caption="在岗人员"
      columns={[
        {
          key: 'name',
          label: '姓名',
          kind: 'short',
          cell: (person) => <a href={`/console/people/${person.id}`}>{person.name}</a>,
        },
        {
          key: 'roles',
          label: '岗位',
          cell: ({ roles }) => roles.map((role) => roleNames[role]).join('、'),
        },
      ]}
      rows={people}
      empty={{ title: '还没有人员', hint: '在“人员”页新增，或者给已有的人员任职' }}
    />
  </Card>
)
