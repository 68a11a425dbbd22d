import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Needs } from '../src/app-needs.ts'
import { openApp } from '../src/app.ts'
import { day } from '../src/kernel/day.ts'
import {
  hashPassword,
  insertAppointment,
  insertPerson,
  organById,
  type Role,
  saveOrgan,
} from '../src/modules/organs.ts'
import { openCalendarBook } from '../src/modules/calendar.ts'
import { machineStateOf } from '../src/modules/system.ts'
import { clockAt } from '../src/platform/clock.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import { openFiles } from '../src/platform/files.ts'
import { openJobs } from '../src/platform/jobs.ts'
import { openLog } from '../src/platform/log.ts'
import { openVault } from '../src/platform/vault.ts'
import { version } from '../src/platform/version.ts'
import { atEnd, type Ends } from './at-end.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** One signed-in person, or nobody: follows no redirects, keeps its cookie, knows its form token. */
export type Visitor = {
  get: (path: string) => Promise<Response>
  /** Posts a form as the page would: with origin, form token and a fresh key, unless the fields say otherwise. */
  post: (path: string, fields?: Record<string, string | readonly string[]>) => Promise<Response>
}

/** Somebody hired: their visitor, and what a client of their own needs. */
export type Employee = Visitor & { personId: string; signInName: string; token: string }

export type TestApp = {
  /** Ready to be listened with. */
  web: Hono
  needs: Needs
  database: TestDatabase
  dataDir: string
  nobody: Visitor
  /** Signs somebody in who is there already. */
  signIn: (name: string, password: string) => Promise<Visitor & { token: string }>
  /** Hires a person for these roles in the organ (made where it is missing) and signs them in. */
  hire: (organId: string, ...roles: Role[]) => Promise<Employee>
}

const host = 'gongkai.test'
const origin = `http://${host}`
/** Of everybody who is hired. */
export const password = '桃李春风一杯酒'

type Send = (path: string, init?: RequestInit) => Promise<Response>

const visitor = (send: Send, token?: string): Visitor => {
  const cookie: Record<string, string> = token === undefined ? {} : { cookie: `gongkai=${token}` }
  const csrf = token === undefined ? {} : { _csrf: csrfTokenOf(token) }
  return {
    get: (path) => send(path, { headers: cookie }),
    post: (path, fields = {}) =>
      send(path, {
        method: 'POST',
        headers: { ...cookie, host, origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(
          Object.entries({ ...csrf, _key: randomUUID(), ...fields }).flatMap(([name, value]) =>
            [value].flat().map((one) => [name, one] as [string, string]),
          ),
        ),
      }),
  }
}

const makeOrgan = async ({ app }: TestDatabase, id: string): Promise<void> => {
  if (await organById(app, id)) return
  await app.begin((tx) =>
    saveOrgan(tx, {
      id,
      name: `${id}局`,
      kind: 'countyDepartment',
      letterhead: `${id}局文件`,
      numberWord: id,
      office: { name: '办公室', address: '某路1号', phone: '0375-0000000', hours: '工作日' },
      separation: 'two',
      position: 0,
      version: 1,
    }),
  )
}

const employ = async (database: TestDatabase, organId: string, roles: readonly Role[]) => {
  await makeOrgan(database, organId)
  const id = randomUUID()
  const signInName = `u${id.slice(0, 8)}`
  const passwordHash = await hashPassword(password)
  await database.app.begin(async (tx) => {
    await insertPerson(tx, { id, signInName, name: '王某', passwordHash, mustChange: false })
    for (const role of roles)
      await insertAppointment(tx, {
        id: randomUUID(),
        personId: id,
        organId,
        role,
        since: day('2020-01-01'),
      })
  })
  return { id, signInName }
}

/**
 * The whole product on its own database and data folder, at ten in the morning of a day.
 *
 * @param more e.g. a way for mail to leave the house
 */
export const freshApp = async (
  t: Ends,
  today = '2026-03-02',
  more: Partial<Needs> = {},
): Promise<TestApp> => {
  const database = await freshDatabase(t)
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-app-'))
  atEnd(t, () => rm(dataDir, { recursive: true }))
  const vault = openVault(randomBytes(32))
  const log = openLog('fatal')
  const jobs = await openJobs(database.app, log)
  // Wholly stopped before its database goes: a timer left behind would keep the process for ever.
  atEnd(t, () => jobs.stop(60_000))
  const calendars = await openCalendarBook(database.app)
  const needs: Needs = {
    pools: database,
    clock: clockAt(day(today)),
    log,
    vault,
    files: openFiles(join(dataDir, 'files'), vault),
    jobs,
    calendars,
    demo: false,
    secure: false,
    proxies: 0,
    dataDir,
    version,
    machineState: () =>
      machineStateOf({
        dataDir,
        embedded: true,
        calendar: calendars.current,
        mail: more.mail?.words,
      }),
    ...more,
  }
  const app = await openApp(needs)
  const send: Send = async (path, init) => app.request(`${origin}${path}`, init)
  const nobody = visitor(send)
  const signIn: TestApp['signIn'] = async (_name, _password) => {
    const answer = await nobody.post('/console/sign-in', { _name, _password })
    const token = /gongkai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (token === undefined) throw new Error(`signing in was refused: ${await answer.text()}`)
    return { ...visitor(send, token), token }
  }
  return {
    web: app,
    needs,
    database,
    dataDir,
    nobody,
    signIn,
    hire: async (organId, ...roles) => {
      const { id, signInName } = await employ(database, organId, roles)
      return { ...(await signIn(signInName, password)), personId: id, signInName }
    },
  }
}
