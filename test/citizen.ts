import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { requestNeeds } from '../src/app-needs.ts'
import { day } from '../src/kernel/day.ts'
import type { Applicant } from '../src/modules/requests.ts'
import { issueQueryCode } from '../src/modules/requests/actions-query-code.ts'
import { register } from '../src/modules/requests/actions-registration.ts'
import { citizenAt } from '../src/modules/requests/citizen.ts'
import { requestById } from '../src/modules/requests/store.ts'
import { inOrgan } from '../src/platform/db.ts'
import type { TestApp } from './app.ts'

const host = 'gongkai.test'
const origin = `http://${host}`

/** Somebody with a browser and no account: keeps cookies, follows nothing, calls from an address. */
export type Citizen = {
  get: (path: string) => Promise<Response>
  post: (path: string, fields?: Readonly<Record<string, string | File>>) => Promise<Response>
  /** The text of a page. */
  text: (path: string) => Promise<string>
  /** Sends the form of a page with its version; it must be accepted. @returns where it led */
  step: (path: string, fields: Readonly<Record<string, string | File>>) => Promise<string>
  cookies: ReadonlyMap<string, string>
}

/** @param address as the proxy in front tells it; believed where the app was opened with one proxy */
export const citizen = ({ web }: TestApp, address = '198.51.100.7'): Citizen => {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host, origin, cookie, 'x-forwarded-for': address }
    const answer = await web.request(`${origin}${path}`, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0\b/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }
  const post: Citizen['post'] = (path, fields = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ _key: randomUUID(), ...fields }))
      body.append(name, value)
    return send(path, { method: 'POST', body })
  }
  const text: Citizen['text'] = async (path) => (await send(path, {})).text()
  return {
    get: (path) => send(path, {}),
    post,
    text,
    cookies: jar,
    step: async (path, fields) => {
      const version = /name="_version" value="(\d+)"/.exec(await text(path))?.[1] ?? ''
      const sent = await post(path, { _version: version, ...fields })
      assert.equal(sent.status, 303, `${path} was refused: ${await sent.clone().text()}`)
      return sent.headers.get('location') ?? ''
    },
  }
}

/** An application sent in online, as `/apply` sends it: not confirmed yet. */
export const appliedOnline = async (
  { needs }: TestApp,
  said: { description?: string; applicant?: Partial<Applicant>; stepMail?: boolean } = {},
): Promise<{ id: string; number: string; code: string; applicationId: string }> => {
  const actor = citizenAt('own', 'own局')
  const request = requestNeeds(needs)
  return inOrgan(needs.pools.app, actor, async (tx) => {
    const { id, number } = await register(tx, request, actor, {
      channel: 'online',
      arrivedOn: day(needs.clock.today()),
      applicant: {
        kind: 'natural',
        name: '欧阳金丝雀',
        phone: '13912345678',
        email: 'canary@example.cn',
        ...said.applicant,
      },
      description: said.description ?? '2025年农村公路养护资金使用情况',
      obtainBy: 'online',
      carrier: 'electronic',
      stepMail: said.stepMail ?? false,
    })
    const { applicationId } = await requestById(tx, id)
    return { id, number, applicationId, code: await issueQueryCode(tx, request, applicationId) }
  })
}
