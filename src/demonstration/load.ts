import { randomUUID } from 'node:crypto'
import { isWorkingDay } from '../kernel/calendar.ts'
import { addDays, type Day, day } from '../kernel/day.ts'
import {
  delegate,
  hashPassword,
  insertAppointment,
  insertPerson,
  saveOrgan,
} from '../modules/organs.ts'
import { confirm, handOver } from '../modules/handovers.ts'
import {
  askForCaseFile,
  openCasesOf,
  remind,
  type RequestNeeds,
  requestWithNumber,
  transition,
} from '../modules/requests.ts'
import { clockAt } from '../platform/clock.ts'
import { enter, type Tx } from '../platform/db.ts'
import { officerOf } from './cast.ts'
import { organs } from './county.ts'
import { documentActs } from './documents.ts'
import { demonstrationPassword, people } from './people.ts'
import { movingInActs } from './moving-in.ts'
import { openPlay } from './play.ts'
import { reportActs } from './reports.ts'
import {
  type Act,
  byDay,
  onWorkingDay,
  schedule,
  type Settle,
  storiesUpTo,
  yearsFrom,
} from './schedule.ts'
import { templateActs } from './templates.ts'

/** Every demonstration post began here, before the oldest case. */
const since = day('2021-01-01')

/** 机构与人员 of the demonstration county, with what organs grant each other. */
export const loadOrgans = async (tx: Tx): Promise<void> => {
  for (const organ of organs) await saveOrgan(tx, organ)
  const passwordHash = await hashPassword(demonstrationPassword)
  for (const { id, signInName, name, organId, roles } of people) {
    await insertPerson(tx, { id, signInName, name, passwordHash, mustChange: false })
    for (const role of roles)
      await insertAppointment(tx, { id: randomUUID(), personId: id, organId, role, since })
  }
  const grants = organs.flatMap(({ id, reviewingOrganId }) => [
    ...(id === 'zfb' ? [] : [{ organ_id: id, to_organ_id: 'zfb', purpose: 'oversight' }]),
    ...(reviewingOrganId
      ? [{ organ_id: id, to_organ_id: reviewingOrganId, purpose: 'entrusted' }]
      : []),
  ])
  for (const grant of grants)
    await tx`
      insert into platform.organ_grant ${tx({ ...grant, reason: '演示县授权', granted_on: since })}`
}

/** What the start prints: the accounts a visitor can sign in with. */
export const accountLines = (): string[] => [
  `演示账号（密码均为 ${demonstrationPassword}）：`,
  ...people.flatMap(({ signInName, name, shown }) =>
    shown === undefined ? [] : [`  ${signInName.padEnd(8)} ${name}  ${shown}`],
  ),
]

type Loading = {
  today: Day
  /** Told after each act: so many of so many. */
  progress: (done: number, total: number) => void
}

/** The county as it stands today: organs, people and every request since 2022, or nothing at all. */
export const loadDemonstration = async (
  tx: Tx,
  needs: RequestNeeds,
  { today, progress }: Loading,
): Promise<void> => {
  await loadOrgans(tx)
  const calendar = needs.calendar()
  const stories = storiesUpTo(calendar, today)
  const settle: Settle = (on) => onWorkingDay(calendar, day(on))
  const play = openPlay(needs, calendar, stories)
  const acts = [
    ...documentActs(yearsFrom(2024, today), settle),
    ...templateActs(settle),
    ...reportActs(yearsFrom(2022, today), settle, needs),
    ...movingInActs(needs, calendar, today),
    ...schedule(calendar, today, stories).map((scheduled): Act => ({
      on: scheduled.on,
      run: (within) => play(within, scheduled),
    })),
  ]
    .filter(({ on }) => on < today)
    .toSorted(byDay)
  for (const [index, act] of acts.entries()) {
    await act.run(tx)
    progress(index + 1, acts.length)
  }
  const yesterday = workingDayUpTo(needs, addDays(today, -1))
  await leaveHandover(tx, needs, yesterday)
  await askForOneCaseFile(tx, needs, yesterday)
  await remindAll(tx, needs, today)
  await leaveDeputy(tx, today)
}

const workingDayUpTo = (needs: RequestNeeds, last: Day): Day => {
  let at = last
  while (!isWorkingDay(needs.calendar(), at)) at = addDays(at, -1)
  return at
}

/** 提醒 of the last working morning. */
const remindAll = async (tx: Tx, needs: RequestNeeds, today: Day): Promise<void> => {
  const morning = workingDayUpTo(needs, today)
  for (const { id: organId } of organs) {
    await enter(tx, { organId, personId: 'system' })
    await remind(tx, { ...needs, clock: clockAt(morning) }, organId)
  }
}

/** AB角: the leader of the county office is away this week, the deputy signs in the leader's place. */
const leaveDeputy = async (tx: Tx, today: Day): Promise<void> => {
  const away = people.find(({ signInName }) => signInName === 'zfb9')
  const deputy = people.find(({ signInName }) => signInName === 'zfb8')
  if (!away || !deputy) throw new Error('the county office has a leader and a deputy')
  const { id, name, organId, roles } = away
  await delegate(
    {
      tx,
      clock: clockAt(today),
      actor: { personId: id, name, organId, organName: organId, roles, sessionId: 'demonstration' },
    },
    {
      organId,
      fromId: id,
      toId: deputy.id,
      since: today,
      until: addDays(today, 6),
      reason: '外出参加政务公开培训',
    },
  )
}

/** 工作移交: a colleague leaves today; one of those who take over has not confirmed yet. */
const leaveHandover = async (tx: Tx, needs: RequestNeeds, on: Day): Promise<void> => {
  const at = { ...needs, clock: clockAt(on) }
  const [head, leaving, first, second] = ['zfb9', 'zfb3', 'zfb1', 'zfb2'].map(officerOf)
  if (!head || !leaving || !first || !second) throw new Error('the county office is too small')
  await enter(tx, head)
  const open = await openCasesOf(tx, { handlerId: first.personId, limit: 200 })
  const taken = open.filter(({ desk }) => desk === 'handle').slice(0, 3)
  for (const { id, version } of taken)
    await transition(tx, at, head, {
      id,
      expected: version,
      command: { move: 'assign', on, to: leaving.personId },
    })
  const id = await handOver(tx, at, head, {
    fromId: leaving.personId,
    reason: '调任县发展和改革委员会',
    chosen: taken.map((one, index) => ({
      requestId: one.id,
      expected: one.version + 1,
      toId: index === 0 ? second.personId : first.personId,
    })),
  })
  for (const officer of [leaving, first]) await confirm(tx, at, officer, id)
}

/** 案卷 of a case with several rounds, made once the worker starts. */
const askForOneCaseFile = async (tx: Tx, needs: RequestNeeds, on: Day): Promise<void> => {
  const clerk = officerOf('zfb1')
  await enter(tx, clerk)
  const number = await requestWithNumber(tx, 'zfb', '依申请〔2025〕1号')
  if (number === undefined) return
  await askForCaseFile(tx, { ...needs, clock: clockAt(on) }, clerk, { id: number, kind: 'pdf' })
}
