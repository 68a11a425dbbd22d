import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { day, type Day } from '../src/kernel/day.ts'
import { shippedCalendar } from '../src/kernel/notices.ts'
import { type RequestNeeds } from '../src/modules/requests/actions.ts'
import { requestPermissions } from '../src/modules/requests/may.ts'
import { clockAt } from '../src/platform/clock.ts'
import type { Actor } from '../src/platform/route.ts'
import { openFiles } from '../src/platform/files.ts'
import { openVault } from '../src/platform/vault.ts'

/** An officer of an organ with these roles. */
export const officer = (name: string, organId: string, ...roles: string[]): Actor => ({
  personId: name,
  name,
  organId,
  organName: organId,
  roles,
  sessionId: randomUUID(),
})

let folder: string | undefined

/** Of all the files of this process; it goes with it. */
const filesFolder = (): string => {
  if (folder !== undefined) return folder
  const made = mkdtempSync(join(tmpdir(), 'gongkai-files-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return (folder = made)
}

/** What the actions stand on, on a day that the test may move; the separation policy is 两人制. */
export const needsOn = (start: string): RequestNeeds & { go: (to: string) => Day } => {
  let today = day(start)
  const vault = openVault(randomBytes(32))
  return {
    clock: { today: () => today, now: () => clockAt(today).now() },
    calendar: () => shippedCalendar,
    vault,
    jobs: { enqueue: async () => {} },
    demo: false,
    files: openFiles(filesFolder(), vault),
    may: ({ roles }, permission) =>
      roles.some((role) => (requestPermissions[permission] as readonly string[]).includes(role)),
    openDisputes: async () => [],
    forgetLedger: async () => {},
    separationOf: async (_tx, _organId, { personId }) => ({
      reviewNeeded: false,
      mayReview: () => ({ ok: true }),
      maySign: (drafter) =>
        drafter === personId ? { ok: false, message: '拟稿人不能签发自己的答复' } : { ok: true },
    }),
    go: (to) => (today = day(to)),
  }
}
