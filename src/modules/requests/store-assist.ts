import type { PendingQuery, Row } from 'postgres'
import type { Day } from '../../kernel/day.ts'
import { inBatches } from '../../platform/batches.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** 协办任务 as both sides see it; the unit asked never sees the applicant. */
export type AssistRow = {
  id: string
  requestId: string
  organId: string
  number: string
  description: string
  helperOrganId: string
  question: string
  dueOn: Day
  reminders: number
  escalated: boolean
  answer: string | null
  answeredOn: Day | null
  version: number
}

const columns = (db: Db): PendingQuery<Row[]> => db`
  s.id, s.request_id as "requestId", s.organ_id as "organId", r.number, r.description,
  s.helper_organ_id as "helperOrganId", s.question, s.due_on as "dueOn", s.reminders, s.escalated,
  s.answer, s.answered_on as "answeredOn", r.version`

/** Tasks other organs gave this one; unanswered first, by due day. */
export const assistsFor = async (db: Db, helperOrganId: string): Promise<AssistRow[]> =>
  db<AssistRow[]>`${given(db, helperOrganId)} limit 200`

const given = (db: Db, helperOrganId: string): PendingQuery<Row[]> => db`
  select ${columns(db)} from requests.assist s
    join requests.info_request r on r.id = s.request_id
  where s.helper_organ_id = ${helperOrganId}
  order by s.answered_on nulls first, s.due_on, s.request_id`

/** All of them, some hundreds at a time. */
export const assistBatches = (
  tx: Tx,
  helperOrganId: string,
): AsyncGenerator<readonly AssistRow[]> => inBatches<AssistRow>(tx, given(tx, helperOrganId))

/** Tasks of one case. */
export const assistsOf = async (db: Db, requestId: string): Promise<AssistRow[]> => db<AssistRow[]>`
  select ${columns(db)} from requests.assist s
    join requests.info_request r on r.id = s.request_id
  where s.request_id = ${requestId} order by s.id`

export const openAssistCount = async (db: Db, helperOrganId: string): Promise<number> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from requests.assist
    where helper_organ_id = ${helperOrganId} and answered_on is null`
  return row?.n ?? 0
}

export const insertAssist = async (
  tx: Tx,
  row: {
    organId: string
    requestId: string
    id: string
    helperOrganId: string
    question: string
    dueOn: Day
  },
): Promise<void> => {
  await tx`
    insert into requests.assist (organ_id, request_id, id, helper_organ_id, question, due_on)
    values (${row.organId}, ${row.requestId}, ${row.id}, ${row.helperOrganId}, ${row.question},
      ${row.dueOn})`
}

export const countReminder = async (tx: Tx, requestId: string, id: string): Promise<void> => {
  await tx`
    update requests.assist set reminders = reminders + 1
    where request_id = ${requestId} and id = ${id}`
}

export const markEscalated = async (tx: Tx, requestId: string, id: string): Promise<void> => {
  await tx`
    update requests.assist set escalated = true where request_id = ${requestId} and id = ${id}`
}

export const saveAnswer = async (
  tx: Tx,
  row: { requestId: string; id: string; answer: string; on: Day; personId: string },
): Promise<void> => {
  await tx`
    update requests.assist
    set answer = ${row.answer}, answered_on = ${row.on}, answered_by = ${row.personId}
    where request_id = ${row.requestId} and id = ${row.id}`
}
