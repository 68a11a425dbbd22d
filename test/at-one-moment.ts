/**
 * Loaded before the product (`node --import`), so that it begins at the moment `BEGINS_AT` names and
 * goes on from there: the pictures of today and of next year show the same days.
 */
import { env } from 'node:process'

const { Date: systemDate } = globalThis
const ahead = systemDate.parse(env['BEGINS_AT'] ?? '') - systemDate.now()

if (!Number.isNaN(ahead))
  globalThis.Date = new Proxy(systemDate, {
    construct: (target, given: readonly unknown[], made) =>
      Reflect.construct(
        target,
        given.length === 0 ? [target.now() + ahead] : given,
        made,
      ) as object,
    get: (target, key, on) =>
      key === 'now' ? () => target.now() + ahead : (Reflect.get(target, key, on) as unknown),
  })
