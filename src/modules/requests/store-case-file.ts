import type { Db, Tx } from '../../platform/db.ts'

/** 案卷 as it was asked for, and how far it has come. */
export type CaseFileRow = {
  id: string
  organId: string
  requestId: string
  kind: 'pdf' | 'zip'
  state: 'waiting' | 'working' | 'done' | 'failed'
  step: number
  steps: number
  pages: number | null
  fileId: string | null
  fault: string | null
  version: number
  by: string
  at: Date
}

export const insertCaseFile = async (
  tx: Tx,
  row: Pick<CaseFileRow, 'id' | 'organId' | 'requestId' | 'kind' | 'version' | 'by' | 'at'>,
): Promise<void> => {
  await tx`
    insert into requests.case_file (id, organ_id, request_id, kind, state, version, by_person, at)
    values (${row.id}, ${row.organId}, ${row.requestId}, ${row.kind}, 'waiting', ${row.version},
      ${row.by}, ${row.at})`
}

const shown = 10

/** Files made of a case, newest first. */
export const caseFilesOf = async (db: Db, requestId: string): Promise<CaseFileRow[]> => db<
  CaseFileRow[]
>`
  select id, organ_id as "organId", request_id as "requestId", kind, state, step, steps, pages,
    file_id as "fileId", fault, version, by_person as by, at
  from requests.case_file where request_id = ${requestId} order by at desc, id limit ${shown}`

export const findCaseFile = async (db: Db, id: string): Promise<CaseFileRow | undefined> => {
  const [row] = await db<CaseFileRow[]>`
    select id, organ_id as "organId", request_id as "requestId", kind, state, step, steps, pages,
      file_id as "fileId", fault, version, by_person as by, at
    from requests.case_file where id = ${id}`
  return row
}

/** How far it has come; a file that is done stays so. */
export const noteProgress = async (
  tx: Tx,
  id: string,
  { step, steps }: { step: number; steps: number },
): Promise<void> => {
  await tx`
    update requests.case_file set state = 'working', step = ${step}, steps = ${steps}
    where id = ${id} and state in ('waiting', 'working')`
}

/** @returns false where another run has finished it */
export const finishCaseFile = async (
  tx: Tx,
  id: string,
  made: { fileId: string; pages: number } | { fault: string },
): Promise<boolean> => {
  const { count } =
    'fault' in made
      ? await tx`
          update requests.case_file set state = 'failed', fault = ${made.fault}
          where id = ${id} and state in ('waiting', 'working')`
      : await tx`
          update requests.case_file set state = 'done', step = steps, pages = ${made.pages},
            file_id = ${made.fileId}
          where id = ${id} and state in ('waiting', 'working')`
  return count === 1
}
