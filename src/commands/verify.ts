import { allInvariants } from '../app.ts'
import { Refused } from '../kernel/result.ts'
import { openCalendarBook } from '../modules/calendar.ts'
import { systemClock } from '../platform/clock.ts'
import { readSettings } from '../platform/config.ts'
import { reachDatabase } from '../platform/database.ts'
import { isBlank } from '../platform/installation.ts'
import { openPool } from '../platform/pools.ts'
import { type Finding, verify } from '../platform/verify/invariant.ts'
import { writeVerified } from '../platform/verify/record.ts'

const inWords = ({ sentence, violations, count }: Finding): string => {
  if (count === 0) return `✓ ${sentence}\n`
  const lines = violations.map((violation) => `    ${violation}\n`).join('')
  const more = count > violations.length ? `    ……共 ${count} 处\n` : ''
  return `✗ ${sentence}\n${lines}${more}`
}

/**
 * `gongkai verify [--json]`: checks that nobody changed the records and that the data agrees with
 * itself. Exit code 1 where anything is wrong.
 */
export const run = async (args: readonly string[]): Promise<number> => {
  await using opened = new AsyncDisposableStack()
  const settings = readSettings()
  const server = await reachDatabase(settings)
  opened.defer(server.stop)
  const pool = openPool(server.urlOf('verify'), 2)
  opened.defer(() => pool.end())
  if (await isBlank(pool))
    throw new Refused({
      code: 'verify.blank',
      message: '数据库还是空的，没有可以核验的内容，请先运行 gongkai start 或者 gongkai init',
    })
  const calendars = await openCalendarBook(pool)
  const json = args.includes('--json')
  const findings: Finding[] = []
  const violations = await verify(
    pool,
    allInvariants(settings.dataDir, calendars.current),
    (finding) => {
      findings.push(finding)
      if (!json) process.stdout.write(inWords(finding))
    },
  )
  await writeVerified(settings.dataDir, { on: systemClock.today(), violations })
  const verdict = violations === 0 ? '核验通过' : `核验发现 ${violations} 处问题`
  process.stdout.write(
    json ? `${JSON.stringify({ ok: violations === 0, findings }, null, 2)}\n` : `${verdict}\n`,
  )
  return violations === 0 ? 0 : 1
}
