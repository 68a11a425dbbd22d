import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Mailer } from '../src/platform/mail.ts'
import { appliedOnline, type Citizen, citizen } from './citizen.ts'
import { type MailFolder, mailFolder, runStepMails } from './mail-folder.ts'
import { type Office, office } from './signed-requests.ts'

const publicUrl = 'https://gk.example.cn'

export const on = '2026-03-02'

/** Never in a mail, a job, an audit line or the log. */
export const secrets = [
  '欧阳金丝雀',
  '13912345678',
  'canary@example.cn',
  '农村公路养护',
  '199001011',
]

export const mustHideThem = (text: string, secret: readonly string[] = secrets): void => {
  for (const one of secret) assert.ok(!text.includes(one), `${one} is in ${text.slice(0, 400)}`)
}

/** One office whose mail goes wherever the test says. */
type House = { at: Office; folder: MailFolder; through: (mailer: Mailer) => void }

export const openHouse = async (t: TestContext): Promise<House> => {
  const folder = await mailFolder(t)
  let way = folder.mail
  const mail: Mailer = { words: way.words, send: (one) => way.send(one) }
  const at = await office(t, on, { mail, publicUrl })
  return { at, folder, through: (mailer) => void (way = mailer) }
}

type Begun = Awaited<ReturnType<typeof appliedOnline>> & {
  applicant: Citizen
  /** Of the case, at the office. */
  page: string
  shown: () => Promise<string>
  /** Runs its jobs; how many want to be tried again. */
  run: () => Promise<number>
}

/** An application of somebody who agreed to be told, and their browser. */
export const begun = async (
  at: Office,
  said: Parameters<typeof appliedOnline>[1] = {},
): Promise<Begun> => {
  const made = await appliedOnline(at.app, { stepMail: true, ...said })
  const { id, number, code, applicationId } = made
  const applicant = citizen(at.app)
  assert.equal((await applicant.post('/query', { number, code })).status, 303)
  const page = `/console/requests/${id}`
  return {
    ...made,
    applicant,
    page,
    shown: async () => (await at.clerk.get(page)).text(),
    run: () => runStepMails(at.app, applicationId),
  }
}

export const rowsOf = async ({ app }: Office, table: string): Promise<string> =>
  JSON.stringify(await app.database.superuser`select * from ${app.database.superuser(table)}`)
