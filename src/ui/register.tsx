import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../kernel/result.ts'
import type { Shell } from '../kernel/shell.ts'
import { ButtonLink } from './button.tsx'
import { ExportLinks } from './export-links.tsx'
import { Filter } from './filter.tsx'
import { Form, SubmitBar } from './form.tsx'
import { Card } from './layout.tsx'
import { ConsolePage } from './page.tsx'
import { Pager } from './pager.tsx'

/** What the address of a register (台账、登记簿) says: what is searched, and the cell of the report it is opened from. */
export type RegisterQuery = Readonly<
  Record<'q' | 'kind' | 'counted' | 'organ' | 'year' | 'asOf', string>
>

/** Whose register is shown, and which page of it. */
export type RegisterProps = {
  shell: Shell
  organName: string
  own: boolean
  mayKeep: boolean
  query: RegisterQuery
  page: number
  pages: number
  total: number
}

type Named = { name: string; at: string; add: string; search: string; filters: Child }

/** A register as a list: exports, a new entry, search and filters that live in the address. */
export const RegisterPage = (props: RegisterProps & Named & { children: Child }): JSX.Element => {
  const { query, at, name } = props
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  const addressOf = (page: number): string =>
    `${at}?${new URLSearchParams([...kept, ['page', String(page)]])}`
  return (
    <ConsolePage
      {...props.shell}
      title={props.own ? name : `${name}（${props.organName}）`}
      crumbs={[{ label: name }]}
      actions={
        <>
          <ExportLinks list={`${at}?${new URLSearchParams(kept)}`} />
          {props.own && props.mayKeep && (
            <ButtonLink href={`${at}/new`} look="primary">
              {props.add}
            </ButtonLink>
          )}
        </>
      }
    >
      <Filter action={at} label={props.search} value={query.q}>
        {props.filters}
        {(['organ', 'year', 'asOf'] as const).map(
          (kind) => query[kind] !== '' && <input type="hidden" name={kind} value={query[kind]} />,
        )}
      </Filter>
      {props.children}
      <Pager page={props.page} pages={props.pages} total={props.total} href={addressOf} />
    </ConsolePage>
  )
}

type EntryProps = {
  shell: Shell
  /** Of the register. */
  name: string
  at: string
  title: string
  idempotencyKey: string
  refusal?: Refusal | undefined
  children: Child
}

/** 登记: the form of a new entry of a register. */
export const NewEntryPage = ({ shell, name, at, title, ...rest }: EntryProps): JSX.Element => (
  <ConsolePage
    {...shell}
    title={title}
    crumbs={[{ label: name, href: at }, { label: '登记' }]}
    refusal={rest.refusal}
  >
    <Card>
      <Form
        action={`${at}/new`}
        csrf={shell.csrf}
        idempotencyKey={rest.idempotencyKey}
        label={title}
      >
        {rest.children}
        <SubmitBar label="登记" cancel={at} />
      </Form>
    </Card>
  </ConsolePage>
)
