import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../kernel/result.ts'
import type { Shell } from '../kernel/shell.ts'
import type { AuditActor } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Tx } from './db.ts'
import type { Form } from './form.ts'

/** A signed-in person, acting for one organ with the roles held there today. */
export type Actor = AuditActor & {
  name: string
  organName: string
  roles: readonly string[]
  /** Name of the person in whose place (AB角) or organ on whose behalf (委托) this one acts. */
  actingForName?: string
  sessionId: string
  /** The only page this person may open yet: 首次登录先修改密码. */
  confinedTo?: string
}

type Asked = {
  tx: Tx
  clock: Clock
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  form: Form
  /** Set when a form was refused and its page is shown again, with everything that was typed. */
  refused?: { refusal: Refusal; form: Form }
}

/** How the person chose to read: 长者模式, 高对比度. */
export type Reading = { elder: boolean; contrast: boolean }

/** What a console route is asked: the transaction sees the rows of the actor's organ only. */
export type Ask = Asked & { actor: Actor; shell: Shell }

/** Where a call came from, as the session list shows it. */
export type Caller = { address: string; agent: string; cameFrom: string }

/** What a route without a session is asked. */
export type OpenAsk = Asked & {
  caller: Caller
  /** The token of the session cookie, where there is one; not checked. */
  token?: string
  demo: boolean
  reading: Reading
  /** Another cookie of ours, as it was sent; not checked. */
  cookieOf: (name: string) => string | undefined
  /** One sentence about what was just done. */
  notice?: string
  /** Scheme and host as the visitor sees them, for addresses on paper. */
  origin: string
}

export type Page = { page: JSX.Element; status?: 200 | 401 | 404 | 409 | 422 }
export type Sent = { to: string; notice?: string; cookie?: string }
export type Download = { bytes: Uint8Array; mediaType: string; name: string; inline?: boolean }

/** The page a refused form belongs to: asked again with `refused` set. */
type Shown<A> = (ask: A) => Promise<Page>

type Declared<A> =
  | {
      method: 'get'
      path: string
      /** The act this view leaves in the audit trail; null where looking leaves no trace. */
      audit: string | null
      handle: (ask: A) => Promise<Page | Download | Sent>
    }
  | {
      method: 'post'
      path: string
      /** The act this write must leave in the audit trail before it commits. */
      audit: string
      form?: Shown<A>
      handle: (ask: A) => Promise<Sent>
    }

/** A console route: a signed-in person with a role that holds the permission. */
export type StaffRoute = Declared<Ask> & { may: string }

/**
 * A post of everybody. `once` claims the form's key, as every form of the staff does; `audit` is null
 * where it keeps only what the visitor may take back, e.g. a draft.
 */
type OpenPost = {
  method: 'post'
  path: string
  audit: string | null
  /** May lead elsewhere: what the form belonged to is gone. */
  form?: (ask: OpenAsk) => Promise<Page | Sent>
  handle: (ask: OpenAsk) => Promise<Sent>
} & ({ as: 'app'; once?: true } | { as: 'public' | 'app' })

/** A route for everybody, on the database role named: `public` reads published copies only. */
export type OpenRoute = { may: 'anyone' } & (
  | (Extract<Declared<OpenAsk>, { method: 'get' }> & { as: 'public' | 'app' })
  | OpenPost
  | (Prepared & { as: 'public' | 'app' })
)

/** What a page's own script asks, e.g. to send a file in slices: bytes in, JSON out. */
export type ScriptRoute = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  may: 'anyone'
  audit: string | null
  /** Longest body, in bytes. */
  mostBytes: number
  answer: (ask: OpenAsk & { bytes: Uint8Array }) => Promise<{ json: object; status?: 200 | 409 }>
}

/**
 * A post with work to do before its transaction: slow work that may hold no connection, and what is
 * to be kept even where the answer is no.
 */
type Prepared = {
  method: 'post'
  path: string
  audit: string
  form: Shown<OpenAsk>
  /** @returns the handler, called inside the transaction */
  prepare: (ask: Omit<OpenAsk, 'tx'>) => Promise<(ask: OpenAsk) => Promise<Sent>>
}
