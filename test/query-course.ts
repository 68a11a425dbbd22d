import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { requestNeeds } from '../src/app-needs.ts'
import { transition } from '../src/modules/requests/actions.ts'
import type { Command } from '../src/modules/requests.ts'
import { inOrgan } from '../src/platform/db.ts'
import { appliedOnline, type Citizen, citizen } from './citizen.ts'
import { type Office, office, step } from './signed-requests.ts'

type Opened = Awaited<ReturnType<typeof appliedOnline>> & {
  at: Office
  applicant: Citizen
  /** What opening it was answered with. */
  opened: Response
}

/** An application sent in online, and its applicant who has opened it. */
export const setUp = async (
  t: TestContext,
  said: Parameters<typeof appliedOnline>[1] = {},
): Promise<Opened> => {
  const at = await office(t)
  const { id, number, code, applicationId } = await appliedOnline(at.app, said)
  const applicant = citizen(at.app)
  const opened = await applicant.post('/query', { number, code })
  assert.equal(opened.status, 303, await opened.clone().text())
  return { at, id, number, code, applicationId, applicant, opened }
}

export const confirm = ({ clerk }: Office, id: string): Promise<string> =>
  step(clerk, `/console/requests/${id}/do/confirmReceipt`, {
    on: '2026-03-02',
    who: '申请人本人',
    how: '电话',
  })

export const move = async ({ app, clerk }: Office, id: string, command: Command): Promise<void> => {
  const actor = { personId: clerk.personId, organId: 'own' }
  const [row] = await app.database.superuser<{ version: number }[]>`
    select version from requests.info_request where id = ${id}`
  await inOrgan(app.database.app, actor, (tx) =>
    transition(
      tx,
      requestNeeds(app.needs),
      { ...actor, name: '', organName: '', roles: ['handler'], sessionId: '' },
      { id, expected: row?.version ?? 0, command },
    ),
  )
}

/** The stored letters are printed by a job; here it is enough that there is a file to download. */
export const printLetters = async ({ app }: Office, id: string): Promise<void> => {
  const { vault, files, clock } = app.needs
  await inOrgan(app.database.app, { organId: 'own', personId: 'system' }, async (tx) => {
    const letters = await tx<{ id: string; key: string }[]>`
      select l.id, a.case_key_id as key from requests.letter l
        join requests.info_request r on r.id = l.request_id
        join requests.application a on a.id = r.application_id
      where l.request_id = ${id} and l.status = 'issued' and l.pdf_file_id is null`
    for (const letter of letters) {
      const fileId = await files.put(tx, {
        organId: 'own',
        caseKeyId: letter.key,
        name: '答复.pdf',
        mediaType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.7'),
        at: clock.now(),
      })
      await tx`update requests.letter set pdf_file_id = ${fileId} where id = ${letter.id}`
    }
  })
  assert.ok(vault)
}

type Noted = { type: string; by: string; data: object }

export const events = async ({ app }: Office, id: string): Promise<Noted[]> =>
  app.database.superuser<Noted[]>`
    select type, by_person as by, data from requests.event where request_id = ${id} order by seq`

export const linksIn = (page: string): string[] =>
  [...page.matchAll(/href="(\/query\/mine\/[^"]+)"/g)].map(([, href = '']) => href)
