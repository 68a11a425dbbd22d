import { day } from '../src/kernel/day.ts'
import { organById, type Role, separationFor } from '../src/modules/organs.ts'
import {
  type Command,
  register as registerRequest,
  type RequestNeeds,
  requestPermissions,
  transition as moveRequest,
} from '../src/modules/requests.ts'
import { insertAssist } from '../src/modules/requests/store-assist.ts'
import type { Needs } from '../src/app-needs.ts'
import { inOrgan } from '../src/platform/db.ts'
import type { Actor } from '../src/platform/route.ts'

export type { Role }

type Who = { organId: string; personId: string }

const actorOf = ({ organId, personId }: Who): Actor => ({
  organId,
  personId,
  name: personId,
  organName: organId,
  roles: ['handler', 'officeHead', 'leader', 'reviewer', 'assistant'],
  sessionId: 'none',
})

const requestNeeds = (needs: Needs): RequestNeeds => ({
  ...needs,
  calendar: needs.calendars.current,
  may: ({ roles }, permission) =>
    roles.some((role) => (requestPermissions[permission] as readonly string[]).includes(role)),
  openDisputes: async () => [],
  forgetLedger: async () => {},
  separationOf: async (tx, organId, { personId }) => {
    const organ = await organById(tx, organId)
    if (!organ) throw new Error(`no organ ${organId}`)
    return separationFor(organ, { personIds: [personId], organId })
  },
})

/** A case of a natural person at the counter on the day of the app's clock. */
export const register = async (needs: Needs, who: Who): Promise<{ id: string; expected: number }> =>
  inOrgan(needs.pools.app, who, async (tx) => {
    const { id, state } = await registerRequest(tx, requestNeeds(needs), actorOf(who), {
      channel: 'counter',
      arrivedOn: day('2026-03-02'),
      applicant: { kind: 'natural', name: '申请人甲', phone: '13900000001' },
      description: '2025年农村公路养护资金使用情况',
      obtainBy: 'post',
      carrier: 'paper',
    })
    return { id, expected: state.version }
  })

/** One move of the case; a request for 协办 gets its task, too. */
export const transition = async (
  needs: Needs,
  who: Who,
  { id, expected }: { id: string; expected: number },
  command: Command,
): Promise<void> =>
  inOrgan(needs.pools.app, who, async (tx) => {
    await moveRequest(tx, requestNeeds(needs), actorOf(who), { id, expected, command })
    if (command.move === 'requestAssist')
      await insertAssist(tx, {
        organId: who.organId,
        requestId: id,
        id: command.id,
        helperOrganId: command.organId,
        question: '请协助查找',
        dueOn: command.dueOn,
      })
  })
