import { randomUUID } from 'node:crypto'
import { queues } from '../../src/app-jobs.ts'
import {
  hashPassword,
  insertAppointment,
  insertPerson,
  organById,
  type Role,
  saveOrgan,
} from '../../src/modules/organs.ts'
import { register, transition } from '../../src/modules/requests.ts'
import { insertAssist } from '../../src/modules/requests/store-assist.ts'
import { day } from '../../src/kernel/day.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { inOrgan, type Pool } from '../../src/platform/db.ts'
import { foundInstallation } from '../../src/platform/installation.ts'
import { createMasterKey } from '../../src/platform/key-file.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openPools } from '../../src/platform/pools.ts'
import { startPostgres } from '../../src/platform/postgres/server.ts'
import { openVault } from '../../src/platform/vault.ts'
import { needsOn, officer } from '../officers.ts'
import { openForApplicant, type Opening } from './foundation-applicants.ts'
import { awaitSigning, type Signing } from './foundation-reports.ts'

export const password = '桃李春风一杯酒'

/** 协办任务 that wait for their answer: each is one move of a case, to be made once. */
export type Task = { requestId: string; path: string }

/** People who sign in, by the organ and the post they have there. */
const hire = async (
  app: Pool,
  { personId, organId, role }: { personId: string; organId: string; role: Role },
  passwordHash: string,
): Promise<void> =>
  app.begin(async (tx) => {
    if (!(await organById(tx, organId)))
      await saveOrgan(tx, {
        id: organId,
        name: `${organId}局`,
        kind: 'countyDepartment',
        letterhead: `${organId}局文件`,
        numberWord: organId,
        office: { name: '办公室', address: '某路1号', phone: '0375-0000000', hours: '工作日' },
        separation: 'two',
        position: 0,
        version: 1,
      })
    const person = { id: personId, signInName: personId, name: '王某', passwordHash }
    await insertPerson(tx, { ...person, mustChange: false })
    const since = day('2020-01-01')
    await insertAppointment(tx, { id: randomUUID(), personId, organId, role, since })
  })

/** What there is to do once, so many of each. */
export type Work = { tasks: number; openings: number; reports: number }

export type Foundation = { tasks: Task[]; openings: Opening[]; reports: Signing[] }

/** Number by number, one after the other. */
const each = async <T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> => {
  const made: T[] = []
  for (let n = 0; n < count; n += 1) made.push(await make(n))
  return made
}

/**
 * An installation on an empty folder: `own` with a handler and an administrator, `helper` with tasks to
 * answer, applicants who wait for their turn on `/query`, and reports that wait for their signature.
 */
export const layFoundation = async (dataDir: string, work: Work): Promise<Foundation> => {
  const server = await startPostgres(dataDir)
  const pools = openPools(server.urlOf)
  const { app } = pools
  try {
    await migrate(pools.owner, queues)
    const vault = openVault(await createMasterKey(dataDir))
    await app.begin((tx) => foundInstallation(tx, false, systemClock.now()))
    const passwordHash = await hashPassword(password)
    await hire(app, { personId: 'own', organId: 'own', role: 'handler' }, passwordHash)
    await hire(app, { personId: 'mover', organId: 'own', role: 'handler' }, passwordHash)
    await hire(app, { personId: 'admin', organId: 'own', role: 'administrator' }, passwordHash)
    await hire(app, { personId: 'helper', organId: 'helper', role: 'assistant' }, passwordHash)
    return {
      tasks: await each(work.tasks, (n) => askForHelp(app, vault, n)),
      openings: await each(work.openings, (n) => openForApplicant(app, vault, n)),
      reports: await each(work.reports, async (n) => {
        const organId = `r${n}`
        await hire(app, { personId: organId, organId, role: 'leader' }, passwordHash)
        return awaitSigning(app, organId)
      }),
    }
  } finally {
    await pools.end()
    await server.stop()
  }
}

const askForHelp = (app: Pool, vault: ReturnType<typeof openVault>, n: number): Promise<Task> => {
  const on = systemClock.today()
  const clerk = { ...officer('own', 'own', 'handler'), personId: 'own' }
  const needs = { ...needsOn(on), vault }
  return inOrgan(app, clerk, async (tx) => {
    const { id } = await register(tx, needs, clerk, {
      channel: 'counter',
      arrivedOn: on,
      applicant: { kind: 'natural', name: '申请人甲' },
      description: `预备的第${n}件`,
      obtainBy: 'post',
      carrier: 'paper',
    })
    const task = { id: '1', organId: 'helper', dueOn: on }
    await transition(tx, needs, clerk, {
      id,
      expected: 2,
      command: { move: 'requestAssist', on, ...task },
    })
    const { dueOn } = task
    await insertAssist(tx, {
      organId: 'own',
      requestId: id,
      id: '1',
      helperOrganId: 'helper',
      question: '请协助查找',
      dueOn,
    })
    return { requestId: id, path: `/console/assists/${id}/1` }
  })
}
