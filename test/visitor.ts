import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'

const host = 'gongkai.test'
const origin = `http://${host}`

type Fields = Readonly<Record<string, string | File | readonly File[]>>

/** Somebody without an account: keeps cookies as a browser does, follows nothing. */
export type PublicVisitor = {
  get: (path: string) => Promise<Response>
  post: (path: string, fields?: Fields) => Promise<Response>
  /** What a page's script sends. */
  ask: (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object | Uint8Array,
  ) => Promise<Response>
  cookies: ReadonlyMap<string, string>
  /** The key that the form of the page holds. */
  keyAt: (path: string) => Promise<string>
}

const keepCookies = (jar: Map<string, string>, answer: Response): void => {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/Max-Age=0\b/.test(line)) jar.delete(name)
    else jar.set(name, value)
  }
}

export const publicVisitor = ({ web }: TestApp): PublicVisitor => {
  const jar = new Map<string, string>()
  const send = async (
    path: string,
    init: Pick<RequestInit, 'method' | 'body'>,
  ): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host, origin, cookie }
    const answer = await web.request(`${origin}${path}`, { ...init, headers })
    keepCookies(jar, answer)
    return answer
  }
  const get: PublicVisitor['get'] = (path) => send(path, {})
  return {
    get,
    cookies: jar,
    post: (path, fields = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ _key: randomUUID(), ...fields }))
        for (const one of [value].flat()) body.append(name, one)
      return send(path, { method: 'POST', body })
    },
    ask: (method, path, body) =>
      send(path, {
        method,
        ...(body !== undefined && {
          body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body),
        }),
      }),
    keyAt: async (path) =>
      /name="_key" value="([^"]+)"/.exec(await (await get(path)).text())?.[1] ?? '',
  }
}

/** What a person types, page by page. */
export const natural = {
  who: { kind: 'natural', represented: 'own' },
  details: {
    name: '欧阳金丝雀',
    proofKind: '居民身份证',
    proofNumber: '４１０４２１１９９００１０１１２３Ｘ',
    phone: '13912345678',
    address: '宝丰县城关镇演示路金丝雀小区8号',
  },
  information: {
    title: '净肠河河道整治工程补偿安置方案',
    number: '',
    features: '2024年，涉及城关镇东街村',
  },
  obtain: { obtainBy: 'online', carrier: 'electronic' },
} as const
