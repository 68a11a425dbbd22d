import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Filter, FilterSelect } from '../../../ui/filter.tsx'
import { Form, SubmitBar, TextField } from '../../../ui/form.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { type Sort, Table } from '../../../ui/table.tsx'
import { applicantKindNames } from '../applicant.ts'
import { deskNames } from '../desk.ts'
import { type Line, lineColumns } from './lines.tsx'

/** What the address of the inbox says, as text. */
export type InboxQuery = Readonly<
  Record<
    | 'q'
    | 'applicant'
    | 'group'
    | 'desk'
    | 'kind'
    | 'handler'
    | 'year'
    | 'due'
    | 'turn'
    | 'sort'
    | 'order',
    string
  >
>

type Props = {
  shell: Shell
  query: InboxQuery
  lines: readonly Line[]
  page: number
  pages: number
  total: number
  capped: boolean
  years: readonly number[]
  handlers: readonly { id: string; name: string }[]
  mayRegister: boolean
  /** Names in full, with a reason. */
  mayExportFull: boolean
  idempotencyKey: string
  typed: Readonly<Record<string, string>>
  refusal: Refusal | undefined
}

const addressOf = (query: InboxQuery, change: Record<string, string>): string => {
  const all = new URLSearchParams(
    Object.entries({ ...query, ...change }).filter(([, value]) => value !== ''),
  )
  return `/console/requests?${all}`
}

const groups = [
  { value: 'open', label: '未办结' },
  { value: 'done', label: '已办结' },
  { value: 'all', label: '全部' },
]

const options = (names: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

type FindProps = Pick<Props, 'shell' | 'query' | 'idempotencyKey' | 'typed' | 'refusal'>

/** 按申请人查找: posted, so that no name stands in an address. */
const FindApplicant = ({ shell, query, typed, refusal, idempotencyKey }: FindProps): JSX.Element =>
  query.applicant === '' ? (
    <details class="disclosure" open={refusal !== undefined}>
      <summary>按申请人查找</summary>
      <Form
        action="/console/requests/find"
        csrf={shell.csrf}
        idempotencyKey={idempotencyKey}
        label="按申请人查找"
      >
        <TextField
          name="applicant"
          label="姓名、单位名称的全称，或者证件号码"
          hint="不出现在地址栏里；查找会留下记录。"
          required
          width="medium"
          value={typed['applicant']}
          error={errorOf(refusal, 'applicant')}
        />
        <SubmitBar label="查找" />
      </Form>
    </details>
  ) : (
    <Remark>
      只列出所查申请人的申请。<a href={addressOf(query, { applicant: '' })}>列出全部</a>
    </Remark>
  )

/** 依申请公开收件箱: filters, sorting and page stand in the address. */
export const InboxPage = ({ shell, query, lines, ...rest }: Props): JSX.Element => {
  const sort: Sort = {
    by: query.sort,
    direction: query.order === 'down' ? 'down' : 'up',
    href: (by, direction) => addressOf(query, { sort: by, order: direction, page: '' }),
  }
  const pager = (
    <Pager
      page={rest.page}
      pages={rest.pages}
      total={rest.total}
      capped={rest.capped}
      href={(page) => addressOf(query, { page: String(page) })}
    />
  )
  return (
    <ConsolePage
      {...shell}
      title="依申请公开"
      refusal={rest.refusal}
      actions={
        <>
          <ExportLinks list={addressOf(query, {})} />
          {rest.mayExportFull && (
            <ButtonLink
              href={addressOf(query, {}).replace('/requests?', '/requests/export?')}
              look="quiet"
            >
              导出（含个人信息）
            </ButtonLink>
          )}
          {rest.mayRegister && (
            <ButtonLink href="/console/requests/new" look="primary">
              登记申请
            </ButtonLink>
          )}
        </>
      }
    >
      <Filter action="/console/requests" label="编号或者内容" value={query.q}>
        <FilterSelect name="group" label="办理情况" options={groups} value={query.group} />
        <FilterSelect
          name="desk"
          label="全部环节"
          options={options(deskNames)}
          value={query.desk}
        />
        <FilterSelect
          name="kind"
          label="全部申请人"
          options={options(applicantKindNames)}
          value={query.kind}
        />
        <FilterSelect
          name="handler"
          label="全部经办人"
          options={rest.handlers.map(({ id, name }) => ({ value: id, label: name }))}
          value={query.handler}
        />
        <FilterSelect
          name="due"
          label="全部期限"
          options={[
            { value: 'overdue', label: '已超期' },
            { value: 'soon', label: '3 个工作日内到期' },
          ]}
          value={query.due}
        />
        <FilterSelect
          name="turn"
          label="不论等谁"
          options={[
            { value: 'mine', label: '等您审核、签发、同意' },
            { value: 'others', label: '等他人审核、签发、同意' },
          ]}
          value={query.turn}
        />
        <FilterSelect
          name="year"
          label="全部年度"
          options={rest.years.map((year) => ({ value: String(year), label: `${year} 年` }))}
          value={query.year}
        />
      </Filter>
      <FindApplicant shell={shell} query={query} {...rest} />
      <Table
        caption="申请件"
        columns={lineColumns}
        rows={lines}
        sort={sort}
        empty={{
          title: '没有符合条件的申请',
          hint: '可以减少筛选条件，或者在“办理情况”里选“全部”；找某个人的，请用“按申请人查找”。',
        }}
      />
      {pager}
    </ConsolePage>
  )
}
