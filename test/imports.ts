import { randomUUID } from 'node:crypto'
import { allJobs } from '../src/app.ts'
import { intakeQueues } from '../src/modules/intake.ts'
import { csrfTokenOf } from '../src/platform/edge-origin.ts'
import type { Employee, TestApp } from './app.ts'

/** Somebody of the office, signed in. */
export type Clerk = Employee

const host = 'gongkai.test'

/** Uploads a file as the page would. @returns the answer; it leads to the import */
export const uploadFile = async (
  { web }: TestApp,
  clerk: Employee,
  kind: 'ledger' | 'documents' | 'report',
  file: { name: string; bytes: Uint8Array },
): Promise<Response> => {
  const body = new FormData()
  body.append('_csrf', csrfTokenOf(clerk.token))
  body.append('_key', randomUUID())
  body.append('file', new File([Uint8Array.from(file.bytes)], file.name))
  return web.request(`http://${host}/console/intake/new?kind=${kind}`, {
    method: 'POST',
    headers: { host, origin: `http://${host}`, cookie: `gongkai=${clerk.token}` },
    body,
  })
}

/** Runs the waiting background steps of an import, as the worker would. */
export const runImport = async ({ needs }: TestApp, organId: string, id: string): Promise<void> => {
  for (const { queue, handle } of allJobs(needs))
    if (intakeQueues.includes(queue)) await handle({ organId, id })
}

export const idIn = (answer: Response): string =>
  /\/console\/intake\/([\w-]+)$/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''

const inputsIn = (form: string): [string, string][] =>
  [...form.matchAll(/<input[^>]* name="([a-z]\w*|_version)"[^>]*>/gi)].flatMap(
    ([tag, name = '']) => {
      const isUnchosen = /type="(?:radio|checkbox)"/.test(tag) && !tag.includes(' checked')
      return isUnchosen ? [] : [[name, / value="([^"]*)"/.exec(tag)?.[1] ?? '']]
    },
  )

const selectsIn = (form: string): [string, string][] =>
  [...form.matchAll(/<select[^>]* name="([^"]+)"[^>]*>([^]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [
      name,
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ],
  )

/** The form of a page as it stands, ready to be sent again: version, choices, texts. */
export const fieldsOn = (html: string, action: string): Record<string, string> => {
  const [, form = ''] =
    new RegExp(`<form[^>]*action="${action}"[^]*?>([^]*?)</form>`).exec(html) ?? []
  return Object.fromEntries([...inputsIn(form), ...selectsIn(form)])
}
