import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { Assets } from './platform/assets.ts'
import type { Pool } from './platform/db.ts'
import { healthOf } from './platform/health.ts'

/** Static files and the answers of errors carry the same protection as pages. */
export const protect: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  const set = (name: string, value: string): void => {
    if (!headers.has(name)) headers.set(name, value)
  }
  set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  set('x-content-type-options', 'nosniff')
  set('referrer-policy', 'same-origin')
  set('cross-origin-opener-policy', 'same-origin')
  set('cross-origin-resource-policy', 'same-origin')
  set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()')
}

export const sendAsset = (assets: Assets, c: Context): Response | undefined => {
  const file = assets.find(new URL(c.req.url).pathname)
  if (!file) return undefined
  c.header('content-type', file.mediaType)
  c.header('cache-control', 'public, max-age=31536000, immutable')
  return c.body(file.body)
}

/** Search engines find the public pages; the console and what holds a case number stay out. */
const robots = 'User-agent: *\nDisallow: /console\nDisallow: /query\nDisallow: /apply\n'

/** Whether it works, and what search engines may read. */
export const mountStatic = (
  app: Hono,
  { pools, version }: { pools: { app: Pool }; version: string },
): void => {
  app.get('/healthz', async (c) => {
    const health = await healthOf(pools.app, version)
    c.header('cache-control', 'no-store')
    return c.json(health, health.status === 'ok' ? 200 : 503)
  })
  app.get('/robots.txt', (c) => c.text(robots))
}
