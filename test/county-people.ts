import type { TestContext } from 'node:test'
import { type Employee, freshApp, type TestApp } from './app.ts'

export const cookieOf = (answer: Response): string =>
  /gongkai=([\w-]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''

export const acts = async ({ database }: TestApp, act: string): Promise<number> => {
  const [row] = await database.verify<{ count: number }[]>`
    select count(*)::int as count from audit.entry where act = ${act}`
  return row?.count ?? 0
}

type County = { app: TestApp; admin: Employee; clerk: Employee; leader: Employee }

/** The county office with an administrator, and a department with a clerk and a leader. */
export const county = async (t: TestContext): Promise<County> => {
  const app = await freshApp(t)
  const admin = await app.hire('o1', 'administrator')
  await app.database.app`update organs.organ set kind = 'countyOffice' where id = 'o1'`
  const clerk = await app.hire('o2', 'handler')
  const leader = await app.hire('o2', 'leader')
  return { app, admin, clerk, leader }
}
