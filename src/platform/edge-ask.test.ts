import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { callerOf } from './edge-ask.ts'

const addressSeen = async (proxies: number, forwarded?: string): Promise<string> => {
  const app = new Hono().get('/', (c) => c.text(callerOf(c, { proxies }).address))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const env = { incoming: { socket: { remoteAddress: '10.0.0.1' } } }
  return (await app.request('/', { headers }, env)).text()
}

test('来访者的网络地址：没有代理时看连接本身，有代理时只信最后几层代理写的，来访者自己写的不信', async () => {
  const vectors = [
    [0, undefined, '10.0.0.1'],
    [0, '203.0.113.7', '10.0.0.1'],
    [1, undefined, '10.0.0.1'],
    [1, '203.0.113.7', '203.0.113.7'],
    [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [2, '198.51.100.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    [2, '203.0.113.7', '10.0.0.1'],
    [1, '2001:db8::7', '2001:db8::7'],
    [1, 'not an address', '10.0.0.1'],
    [1, '', '10.0.0.1'],
  ] as const
  for (const [proxies, forwarded, address] of vectors)
    assert.equal(await addressSeen(proxies, forwarded), address, `${proxies} ${forwarded ?? '—'}`)
})
