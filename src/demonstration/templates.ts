import type { Day } from '../kernel/day.ts'
import { organById, type Separation, separationFor } from '../modules/organs.ts'
import {
  approveOwn,
  editPack,
  issuePack,
  newPack,
  receivePack,
  starterOf,
  uploadOwn,
} from '../modules/templates.ts'
import { clockAt } from '../platform/clock.ts'
import { enter, type Tx } from '../platform/db.ts'
import type { Actor } from '../platform/route.ts'
import { officerOf } from './cast.ts'
import { organs } from './county.ts'
import { people } from './people.ts'
import type { Act, Settle } from './schedule.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const texts = {
  D12: {
    hint: '对所提供的信息需要说明的，请在{办公时间}与{工作机构}联系。',
    closing: '感谢您对政府工作的关心和支持。',
  },
  D15: { hint: '对本告知书有疑问的，可以在{办公时间}到{办公地址}咨询。' },
  D10: { closing: '感谢支持配合。' },
}

/** One organ has not confirmed yet: the list of who has not, and the reminder, have something to show. */
const lateOrgan = 'jytyj'

const confirms = async (tx: Tx, on: Day, id: string, organId: string): Promise<void> => {
  const person = people.find((one) => one.organId === organId && one.roles.includes('handler'))
  if (!person) return
  const actor = officerOf(person.signInName)
  await enter(tx, actor)
  await receivePack(tx, { actor, clock: clockAt(on) }, id)
}

/** The starter of a kind, handed in by a clerk of the county office as its own template. */
const handsIn = async (tx: Tx, on: Day, kind: 'D12' | 'D18', name: string): Promise<string> => {
  const actor = officerOf('zfb1')
  await enter(tx, actor)
  const upload = { name, mediaType: docxType, bytes: await starterOf(kind) }
  return uploadOwn(tx, { actor, clock: clockAt(on) }, { kind, upload })
}

const separationOf = async (tx: Tx, organId: string, actor: Actor): Promise<Separation> => {
  const organ = await organById(tx, organId)
  if (!organ) throw new Error(`organ ${organId} is gone`)
  return separationFor(organ, { personIds: [actor.personId], organId: actor.organId })
}

/** Two of the county office's own Word templates: one in use, one that waits for its second person. */
const ownActs = (settle: Settle): Act[] => {
  const first = settle('2025-09-08')
  const second = settle('2026-02-26')
  return [
    {
      on: first,
      run: async (tx) => {
        const id = await handsIn(tx, first, 'D18', '信息不存在告知书（县政府办）.docx')
        const actor = officerOf('zfb9')
        await enter(tx, actor)
        const asked = { id, revision: 1, effectiveOn: first }
        await approveOwn(tx, { separationOf }, { actor, clock: clockAt(first) }, asked)
      },
    },
    {
      on: second,
      run: async (tx) => {
        await handsIn(tx, second, 'D12', '予以公开告知书（县政府办）.docx')
      },
    },
  ]
}

/** 下发依申请公开流程中所涉及的全部文书模板, in the spring of 2024. */
export const templateActs = (settle: Settle): Act[] => {
  const on = settle('2024-03-11')
  return [
    {
      on,
      run: async (tx) => {
        const clock = clockAt(on)
        const clerk = officerOf('zfb1')
        await enter(tx, clerk)
        const id = await newPack(tx, { actor: clerk, clock }, '依申请公开文书模板')
        await editPack(tx, { actor: clerk, clock }, { id, revision: 1, change: { texts } })
        const leader = officerOf('zfb9')
        await enter(tx, leader)
        await issuePack(tx, { actor: leader, clock }, { id, revision: 2, effectiveOn: on })
        for (const { id: organId } of organs)
          if (organId !== 'zfb' && organId !== lateOrgan) await confirms(tx, on, id, organId)
      },
    },
    ...ownActs(settle),
  ]
}
