import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Desk } from './desk.ts'
import type { LetterKind } from './letters/letter-wording.ts'
import type { Stage } from './request.ts'

/** An open case in somebody's hands, as a list of 移交 shows it. */
export type OpenCase = {
  id: string
  number: string
  description: string
  stage: Stage
  desk: Desk
  version: number
  dueOn: Day | null
  dueProvisional: boolean
}

/** Open cases of one handler in the acting organ, by number. */
export const openCasesOf = async (
  db: Db,
  { handlerId, limit }: { handlerId: string; limit: number },
): Promise<OpenCase[]> => db<OpenCase[]>`
  select id, number, description, stage, desk, version, due_on as "dueOn",
    due_provisional as "dueProvisional"
  from requests.info_request
  where handler_id = ${handlerId} and organ_id = platform.current_organ()
    and stage in ('submitted', 'open', 'awaitingCorrection', 'awaitingReasons', 'awaitingPayment',
      'decided', 'signed', 'served')
  order by year, seq, item limit ${limit}`

/** 文书 that a person drafted in the acting organ and that are not signed. */
export const draftsOf = async (
  db: Db,
  personId: string,
): Promise<{ number: string; kind: LetterKind }[]> => db`
  select r.number, l.kind
  from requests.letter l join requests.info_request r on r.id = l.request_id
  where l.organ_id = platform.current_organ() and l.status = 'draft' and l.by_person = ${personId}
  order by r.year, r.seq, r.item, l.kind limit ${mostNamed}`

const mostNamed = 200

/** Numbers of the cases that wait on one desk of the acting organ. */
export const numbersOnDesk = async (db: Db, desk: Desk): Promise<string[]> => {
  const rows = await db<{ number: string }[]>`
    select number from requests.info_request
    where organ_id = platform.current_organ() and desk = ${desk}
    order by year, seq, item limit ${mostNamed}`
  return rows.map(({ number }) => number)
}

/** How many open cases a person has in all organs. */
export const openWorkOf = async (db: Db, personId: string): Promise<number> => {
  const [row] = await db<{ n: number }[]>`select requests.open_work(${personId}) as n`
  return row?.n ?? 0
}
