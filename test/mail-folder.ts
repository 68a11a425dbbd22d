import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { allJobs } from '../src/app.ts'
import { stepMailQueue } from '../src/modules/requests/actions-step-mail.ts'
import { type Mailer, openMailer } from '../src/platform/mail.ts'
import type { TestApp } from './app.ts'
import { readMail } from './mail-server.ts'

/** The sink of a demonstration, and what lies in it. */
export type MailFolder = {
  mail: Mailer
  /** Every file, oldest first: the whole of it, and its words. */
  read: () => Promise<{ raw: string; subject: string; to: string; text: string }[]>
}

export const mailFolder = async (t: TestContext): Promise<MailFolder> => {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-mail-'))
  t.after(() => rm(folder, { recursive: true }))
  const from = { name: '', address: 'gk@example.cn' }
  return {
    mail: openMailer({ from, folder }, { warn: () => {} }),
    read: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).toSorted()
      const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
      return files.map((raw) => ({ raw, ...readMail(raw) }))
    },
  }
}

/**
 * Runs every job of 进展邮件 there ever was of an application, also those that were done: each must have
 * one effect.
 *
 * @returns how many want to be tried again
 */
export const runStepMails = async (
  { needs, database }: TestApp,
  applicationId: string,
): Promise<number> => {
  const job = allJobs(needs).find(({ queue }) => queue === stepMailQueue)
  const rows = await database.superuser<{ data: Record<string, string> }[]>`
    select data from jobs.job where name = ${stepMailQueue} and data->>'requestId' in (
      select id from requests.info_request where application_id = ${applicationId})
    order by (data->>'seq')::int, created_on`
  let failed = 0
  for (const { data } of rows)
    await job?.handle(data).catch(() => {
      failed += 1
    })
  return failed
}
