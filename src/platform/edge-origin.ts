import { createHash } from 'node:crypto'
import type { Context } from 'hono'

/** The form token of a session: derived, so that nothing more needs to be stored. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHash('sha256').update(`csrf ${sessionToken}`).digest('base64url').slice(0, 32)

/** True where the browser says that the form was sent from one of our own pages. */
export const isSameOrigin = (c: Context): boolean => {
  const origin = c.req.header('origin')
  if (origin === undefined) return c.req.header('sec-fetch-site') === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === c.req.header('host')
}
