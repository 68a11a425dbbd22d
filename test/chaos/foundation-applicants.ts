import { addDays } from '../../src/kernel/day.ts'
import { type Command, register, requestById, transition } from '../../src/modules/requests.ts'
import { issueQueryCode } from '../../src/modules/requests/actions-query-code.ts'
import { citizenAt } from '../../src/modules/requests/citizen.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { inOrgan, type Pool } from '../../src/platform/db.ts'
import type { Vault } from '../../src/platform/vault.ts'
import { needsOn, officer } from '../officers.ts'

/** An application whose applicant has one thing to do on `/query`: correct it, or rate the service. */
export type Opening = {
  requestId: string
  number: string
  code: string
  act: 'correction' | 'rating'
}

const clerk = { ...officer('own', 'own', 'handler'), personId: 'own' }
const leader = officer('leader', 'own', 'leader')

/** What the office did until it was the applicant's turn, by whom. */
const courses = {
  correction: [[clerk, { move: 'askCorrection', items: ['年份'] }]],
  rating: [
    [clerk, { move: 'withdraw', statement: '本人书面撤回' }],
    [leader, { move: 'sign', number: '' }],
    [clerk, { move: 'serve', route: 'direct' }],
  ],
} as const

export const openForApplicant = (app: Pool, vault: Vault, n: number): Promise<Opening> => {
  const on = systemClock.today()
  const needs = { ...needsOn(on), vault }
  const act = n % 2 === 0 ? 'correction' : 'rating'
  return inOrgan(app, clerk, async (tx) => {
    const made = await register(tx, needs, citizenAt('own', 'own局'), {
      channel: 'online',
      arrivedOn: on,
      applicant: { kind: 'natural', name: '申请人甲', phone: '13900000001' },
      description: `预备查询的第${n}件`,
      obtainBy: 'online',
      carrier: 'electronic',
    })
    const { id, number } = made
    let expected = made.state.version
    const first = { move: 'confirmReceipt', confirmedWith: '电话' } as const
    for (const [who, what] of [[clerk, first] as const, ...courses[act]]) {
      const command = {
        on,
        ...what,
        ...(what.move === 'askCorrection' && { replyBy: addDays(on, 30) }),
        ...(what.move === 'sign' && { number: `查询〔2026〕${n}号` }),
      } as Command
      expected = (await transition(tx, needs, who, { id, expected, command })).state.version
    }
    const { applicationId } = await requestById(tx, id)
    const code = await issueQueryCode(tx, needs, applicationId)
    return { requestId: id, number, code, act }
  })
}
