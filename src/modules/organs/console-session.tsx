import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Refusal, Refused } from '../../kernel/result.ts'
import type { Form } from '../../platform/form.ts'
import type { Caller, OpenAsk, OpenRoute, Page } from '../../platform/route.ts'
import {
  actorOf,
  closeSession,
  openSession,
  recognise,
  type SignInNeeds,
} from './actions-session.ts'
import type { sessionActs } from './acts.ts'
import { SignInPage } from './pages/sign-in.tsx'

export type SessionNeeds = SignInNeeds & {
  /** Name of the session cookie; with `secure` it is sent by https only. */
  cookie: string
  secure: boolean
}

type Act = keyof typeof sessionActs

/** The cookie that carries a session's token. */
export const cookieOf = (
  { cookie, secure }: Pick<SessionNeeds, 'cookie' | 'secure'>,
  token: string,
): string => `${cookie}=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

/** Only addresses of the console itself are gone to after signing in. */
const nextOf = (text: string | null): string =>
  text !== null && /^\/console(?:\/[\w%./-]*)?$/.test(text) ? text : '/console'

const saidIn = (form: Form): { name: string; password: string } => ({
  name: form.hidden('name'),
  password: form.hidden('password'),
})

/** Signs in from a form that outlived its session. @throws Refused as `recognise` does */
export const resume =
  (needs: SessionNeeds) =>
  async (form: Form, caller: Caller): Promise<{ token: string; cookie: string }> => {
    const person = await recognise(needs, saidIn(form))
    const [token] = await needs.pool.begin(async (tx) => [
      await openSession(tx, { ...person, ...caller }, needs.clock.now()),
    ])
    if (token === undefined) throw new Error('the transaction answered nothing')
    return { token, cookie: cookieOf(needs, token) }
  }

/** The sign-in page that carries what was typed into a form when its session ended. */
export const resumePage = (
  demo: boolean,
  typed: { path: string; form: Form } | undefined,
  refusal?: Refusal,
): JSX.Element => {
  if (!typed) return <SignInPage demo={demo} next="/console" refusal={refusal} />
  const { path, form } = typed
  const names = Object.keys(form.record)
  const fields = names.flatMap((name) => form.all(name).map((text) => [name, text] as const))
  const version = form.hidden('version')
  const kept = version === '' ? fields : [...fields, ['_version', version] as const]
  return (
    <SignInPage
      demo={demo}
      next="/console"
      name={form.hidden('name')}
      interrupted={{ path, fields: kept }}
      refusal={refusal}
    />
  )
}

const page = async ({ demo, query, refused }: OpenAsk): Promise<Page> => {
  const next = nextOf(refused ? refused.form.hidden('next') : query.get('next'))
  const name = refused?.form.hidden('name')
  return {
    page: <SignInPage demo={demo} next={next} name={name} refusal={refused?.refusal} />,
  }
}

const signInAct: Act = 'session.signIn'
const signOutAct: Act = 'session.signOut'

/** 登录 and 退出. */
export const sessionRoutes = (needs: SessionNeeds): OpenRoute[] => [
  {
    method: 'get',
    path: '/console/sign-in',
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: page,
  },
  {
    method: 'post',
    path: '/console/sign-in',
    may: 'anyone',
    as: 'app',
    audit: signInAct,
    form: page,
    prepare: async ({ form, caller, token: before }) => {
      const person = await recognise(needs, saidIn(form))
      return async ({ tx, clock }) => {
        const token = await openSession(tx, { ...person, ...caller, before }, clock.now())
        return { to: nextOf(form.hidden('next')), cookie: cookieOf(needs, token) }
      }
    },
  },
  {
    method: 'post',
    path: '/console/sign-out',
    may: 'anyone',
    as: 'app',
    audit: signOutAct,
    form: page,
    handle: async ({ tx, token, clock }) => {
      const actor = token === undefined ? undefined : await actorOf(tx, token, clock)
      if (!actor) throw new Refused({ code: 'session.over', message: '您已经退出登录' })
      await closeSession(tx, actor, clock.now())
      return { to: '/console/sign-in', cookie: `${cookieOf(needs, '')}; Max-Age=0` }
    },
  },
]
