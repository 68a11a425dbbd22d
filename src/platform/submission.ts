import { createHash } from 'node:crypto'
import { Refused } from '../kernel/result.ts'
import type { Tx } from './db.ts'
import type { Form } from './form.ts'

/** A form sent once: its key, who sent it and a hash of what it said. */
export type Submission = { key: string; personId: string; route: string; contentHash: string }

const hashOfForm = (form: Form): string =>
  createHash('sha256').update(JSON.stringify(form.record)).digest('hex')

/** @throws Refused where the page was loaded without a key, which only a broken client does */
export const submissionOf = (form: Form, personId: string, route: string): Submission => {
  const key = form.hidden('key')
  if (!/^[\w-]{8,64}$/.test(key))
    throw new Refused({ code: 'form.keyless', message: '表单缺少提交编号，请刷新页面后重试' })
  return { key, personId, route, contentHash: hashOfForm(form) }
}

/**
 * Claims the key inside the transaction of the write. A second copy waits for the first and is
 * answered with where that one led; nothing is done twice.
 *
 * @returns the location of the first answer, or undefined where this is the first
 * @throws Refused where the same form comes again with other content (back button)
 */
export const claim = async (tx: Tx, sent: Submission, at: Date): Promise<string | undefined> => {
  const { count } = await tx`
    insert into platform.submission (key, person_id, route, content_hash, at)
    values (${sent.key}, ${sent.personId}, ${sent.route}, ${sent.contentHash}, ${at})
    on conflict do nothing`
  if (count === 1) return undefined
  const [first] = await tx<{ same: boolean; location: string | null }[]>`
    select location, person_id = ${sent.personId} and route = ${sent.route}
      and content_hash = ${sent.contentHash} as same
    from platform.submission where key = ${sent.key}`
  if (first?.same && first.location !== null) return first.location
  throw new Refused({
    code: 'form.sent',
    message: '这张表单已经提交过，这次的修改没有保存；请重新打开页面后再填写',
  })
}

/** Notes where the first copy led, in the same transaction. */
export const settle = async (tx: Tx, sent: Submission, location: string): Promise<void> => {
  await tx`update platform.submission set location = ${location} where key = ${sent.key}`
}
