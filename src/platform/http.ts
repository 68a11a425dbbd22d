import { once } from 'node:events'
import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { Refused } from '../kernel/result.ts'

export type Listening = { port: number; stop: () => Promise<void> }

/** Time a running answer gets to finish when the server stops, in milliseconds. */
const lastAnswers = 300

const portTaken = (port: number): Refused =>
  new Refused({
    code: 'start.port-taken',
    message: `端口 ${port} 已被占用，请停止占用它的程序，或用 PORT 另指一个端口`,
  })

const inWords = (error: unknown, port: number): unknown =>
  (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(port) : error

/** Before the long work of a first start. @throws Refused where the port is taken */
export const findFree = async (hostname: string, port: number): Promise<void> => {
  const probe = createServer().listen(port, hostname)
  await once(probe, 'listening').catch((error: unknown) => {
    throw inWords(error, port)
  })
  probe.close()
  await once(probe, 'close')
}

/** Listens until stopped. @throws Refused where the port is taken */
export const listen = (app: Hono, hostname: string, port: number): Promise<Listening> =>
  new Promise((done, failed) => {
    const server = serve({ fetch: app.fetch, hostname, port }, (address) =>
      done({ port: address.port, stop }),
    )
    server.once('error', (error) => failed(inWords(error, port)))
    if ('headersTimeout' in server) {
      server.headersTimeout = 20_000
      server.requestTimeout = 120_000
    }
    const stop = (): Promise<void> =>
      new Promise((stopped) => {
        server.close(() => stopped())
        setTimeout(() => {
          if ('closeAllConnections' in server) server.closeAllConnections()
        }, lastAnswers).unref()
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
  })
