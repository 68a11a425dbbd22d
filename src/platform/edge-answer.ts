import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Refusal } from '../kernel/result.ts'
import type { Download, Page, Sent } from './route.ts'

type Status = 200 | 401 | 403 | 404 | 409 | 413 | 422 | 500

const statusByCode: Readonly<Record<string, Status>> = {
  'edge.forbidden': 403,
  'edge.too-large': 413,
  'edge.fault': 500,
  'form.invalid': 422,
}

/** Unknown things and other organs' things look the same: 404. Every other refusal is a conflict. */
export const statusOf = (refusal: Refusal): Status => {
  const known = statusByCode[refusal.code]
  if (known) return known
  if (refusal.code.endsWith('.absent')) return 404
  return refusal.fields ? 422 : 409
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

const headers = (c: Context, frames: 'none' | 'self'): void => {
  c.header(
    'content-security-policy',
    [...policy, "frame-src 'self'", `frame-ancestors '${frames}'`].join('; '),
  )
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'same-origin')
  c.header('cross-origin-opener-policy', 'same-origin')
  c.header('cross-origin-resource-policy', 'same-origin')
  c.header('cache-control', 'no-store')
}

const noticeCookie = 'gongkai_notice'

/** The one sentence about what was just done, shown once. */
export const noticeOf = (c: Context): string | undefined => {
  const notice = getCookie(c, noticeCookie)
  if (notice !== undefined)
    c.header('set-cookie', `${noticeCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, {
      append: true,
    })
  return notice
}

const disposition = ({ name, inline }: Download): string =>
  `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.codePointAt(0)?.toString(16)}`)}`

export const answerWith = async (
  c: Context,
  { secure }: { secure: boolean },
  answer: Page | Sent | Download,
  status?: Status,
): Promise<Response> => {
  headers(c, 'bytes' in answer ? 'self' : 'none')
  if ('to' in answer) {
    if (answer.cookie !== undefined) c.header('set-cookie', answer.cookie, { append: true })
    if (answer.notice !== undefined)
      c.header(
        'set-cookie',
        `${noticeCookie}=${encodeURIComponent(answer.notice)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
        { append: true },
      )
    return c.redirect(answer.to, 303)
  }
  if ('bytes' in answer) {
    c.header('content-type', answer.mediaType)
    c.header('content-disposition', disposition(answer))
    return c.body(Uint8Array.from(answer.bytes))
  }
  return c.html(answer.page, status ?? answer.status ?? 200)
}
