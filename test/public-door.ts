import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { pages } from '../src/modules/apply/draft.ts'
import { type Employee, freshApp, type TestApp } from './app.ts'
import { photoFile } from './photo.ts'
import { natural, type PublicVisitor, publicVisitor } from './visitor.ts'

export type Door = { app: TestApp; clerk: Employee; visitor: PublicVisitor }

/** The product with two organs to apply to, and somebody at the door. */
export const openDoor = async (t: TestContext): Promise<Door> => {
  const app = await freshApp(t)
  const clerk = await app.hire('own', 'handler', 'officeHead')
  await app.hire('other', 'handler')
  return { app, clerk, visitor: publicVisitor(app) }
}

/** The clock goes on by so many seconds: nobody fills in a form in no time. */
export const pass = ({ needs }: TestApp, seconds: number): void => {
  const now = needs.clock.now().getTime()
  Object.assign(needs.clock, { now: () => new Date(now + seconds * 1000) })
}

export const leadsTo = async (answer: Response, to: string): Promise<void> => {
  assert.equal(answer.status, 303, await answer.clone().text())
  assert.equal(answer.headers.get('location'), to)
}

/** Steps one to four, as far as the page where everything is checked. */
export const fillIn = async (visitor: PublicVisitor, organ = 'own'): Promise<void> => {
  await leadsTo(await visitor.post(pages.organ, { organ }), pages.who)
  await leadsTo(await visitor.post(pages.who, natural.who), pages.details)
  await leadsTo(await visitor.post(pages.details, natural.details), pages.proof)
  await leadsTo(await visitor.post(pages.proof, { identity: photoFile() }), pages.information)
  await leadsTo(await visitor.post(pages.information, natural.information), pages.obtain)
  await leadsTo(await visitor.post(pages.obtain, natural.obtain), pages.check)
}

export const send = async ({ app, visitor }: Door): Promise<Response> => {
  pass(app, 60)
  return visitor.post(pages.check, { declared: 'yes' })
}

export const countOf = async ({ database }: TestApp, table: string): Promise<number> => {
  const [row] = await database.superuser<{ n: number }[]>`
    select count(*)::int as n from ${database.superuser(table)}`
  return row?.n ?? 0
}

/** The applicant in full, as an officer sees it once it is on record who looked. */
export const unmasked = async (clerk: Employee, id: string): Promise<string> => {
  const asked = await clerk.post(`/console/requests/${id}/unmask`)
  return (await clerk.get(asked.headers.get('location') ?? '')).text()
}
