import type { Employee, TestApp } from './app.ts'
import { step } from './course.ts'

export { goTo, setUp as office, step } from './course.ts'

/** An organ with a clerk, a head of the disclosure office and a leader, ready to sign replies. */
export type Office = { app: TestApp; clerk: Employee; leader: Employee; head: Employee }

/** A registered application. @returns the address of its case */
export const applied = ({ clerk }: Office, more: Record<string, string> = {}): Promise<string> =>
  step(clerk, '/console/requests/new', {
    channel: 'counter',
    arrivedOn: '2026-03-02',
    kind: 'natural',
    name: '张三丰',
    phone: '13900000001',
    address: '河南省平顶山市宝丰县演示路88号',
    postcode: '467400',
    description: '2025年农村公路养护资金使用情况',
    obtainBy: 'post',
    carrier: 'paper',
    ...more,
  })

/** Withdrawn by the applicant, confirmed and signed: the shortest way to a reply that waits for service. */
export const signed = async (at: Office, more: Record<string, string> = {}): Promise<string> => {
  const address = await applied(at, more)
  await step(at.clerk, `${address}/do/withdraw`, { on: '2026-03-02', statement: '本人书面撤回' })
  await step(at.clerk, `${address}/reply`)
  await step(at.leader, `${address}/sign`)
  return address
}
