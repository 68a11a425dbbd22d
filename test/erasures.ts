import { allInvariants } from '../src/app.ts'
import { verify } from '../src/platform/verify/invariant.ts'
import type { Employee, Visitor } from './app.ts'
import { applied, type Office, step } from './signed-requests.ts'

/*
 * Cases that were archived, and two people who erase what they hold of a person.
 */

export const idOf = (address: string): string => address.split('/').at(-1) ?? ''

export const faultsIn = async ({ app }: Office): Promise<string[]> => {
  const found: string[] = []
  const invariants = allInvariants(app.dataDir, app.needs.calendars.current)
  await verify(app.database.verify, invariants, ({ violations }) => found.push(...violations))
  return found
}

export const pageOf = async (visitor: Visitor, path: string): Promise<string> =>
  (await visitor.get(path)).text()

/** Sends the form of a page as it is, and answers what the page then says. */
export const tried = async (
  visitor: Visitor,
  path: string,
  fields: Record<string, string> = {},
): Promise<{ status: number; text: string }> => {
  const version = /name="_version" value="(\d+)"/.exec(await pageOf(visitor, path))?.[1] ?? '1'
  const answer = await visitor.post(path, { _version: version, ...fields })
  return { status: answer.status, text: await answer.text() }
}

/** From an application to the file, in March 2026. */
export const finish = async (at: Office, address: string, retention = 'ten'): Promise<void> => {
  await step(at.clerk, `${address}/do/withdraw`, { on: '2026-03-02', statement: '本人书面撤回' })
  await step(at.clerk, `${address}/reply`)
  await step(at.leader, `${address}/sign`)
  await step(at.clerk, `${address}/serve`, { on: '2026-03-02', route: 'direct' })
  await step(at.clerk, `${address}/do/proveService`, { on: '2026-03-02', proof: '本人签收' })
  await step(at.clerk, `${address}/do/archive`, { on: '2026-03-02', retention })
}

export const archived = async (
  at: Office,
  said: Record<string, string> = {},
  retention = 'ten',
): Promise<string> => {
  const address = await applied(at, said)
  await finish(at, address, retention)
  return address
}

export const why = { ground: 'period', reason: '保管期限届满，不需要继续保存' }

export const propose = ({ clerk }: Office, address: string): Promise<string> =>
  step(clerk, `${address}/do/proposeErasure`, why)

export const proposalOf = (page: string): string =>
  /name="of"[^>]*value="(\d+)"/.exec(page)?.[1] ?? ''

export const agree = async (who: Employee, address: string): Promise<string> => {
  const of = proposalOf(await pageOf(who, `${address}/do/erase`))
  return step(who, `${address}/do/erase`, { of, certain: 'yes' })
}

export const numberOf = async ({ app }: Office, address: string): Promise<string> => {
  const [row] = await app.database.superuser<{ number: string }[]>`
    select number from requests.info_request where id = ${idOf(address)}`
  return row?.number ?? ''
}
