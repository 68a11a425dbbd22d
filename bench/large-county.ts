import type { Pool } from '../src/platform/db.ts'
import { randomUUID } from 'node:crypto'
import { inOrgan } from '../src/platform/db.ts'
import type { Vault } from '../src/platform/vault.ts'

/** The organ that holds every case of the large county. */
export const benchOrgan = 'bench'

/**
 * Fills the database with `requests` cases of one organ and ten events each, 3 % of them open, over
 * five years. Written by SQL alone: only figures and lists are measured on it.
 */
export const fillLargeCounty = async (
  { app, superuser }: { app: Pool; superuser: Pool },
  vault: Vault,
  requests: number,
): Promise<void> => {
  const personId = randomUUID()
  const caseKey = await inOrgan(app, { organId: benchOrgan, personId }, async (tx) => {
    const id = await vault.newCaseKey(tx, benchOrgan)
    return { id, sealed: await vault.seal(tx, id, { kind: 'natural', name: '张三' }) }
  })
  await superuser.begin(async (tx) => {
    await tx`
      insert into requests.application (id, organ_id, channel, arrived_on, applicant_kind,
        masked_name, name_hash, case_key_id, sealed_applicant, at)
      select 'a' || n, ${benchOrgan}, 'counter', date '2022-01-04' + n % 1780,
        (array['natural', 'natural', 'natural', 'business', 'legalService', 'other'])[1 + n % 6],
        '张*', md5(n::text), ${caseKey.id}, ${caseKey.sealed}, now()
      from generate_series(1, ${requests}) n`
    await tx`
      insert into requests.info_request (id, organ_id, application_id, number, year, seq, item,
        description, words, obtain_by, carrier, stage, desk, version, handler_id, received_on,
        due_on, code, at)
      select 'r' || n, ${benchOrgan}, 'a' || n, '依申请〔' || year || '〕' || n || '号', year, n, 1,
        '第' || n || '号地块征地补偿安置方案和补偿款发放情况',
        array['征地', '地补', '补偿', '偿安', '安置', '置方', '方案', n::text], 'post', 'paper',
        case when n % 33 = 0 then 'open' else 'closed' end,
        case when n % 33 = 0 then 'handle' else 'none' end, 10, ${personId},
        received, received + 28, case when n % 33 = 0 then null else 'G1' end, now()
      from (select n, date '2022-01-04' + n % 1780 as received,
        extract(year from date '2022-01-04' + n % 1780)::int as year
        from generate_series(1, ${requests}) n) dated`
    await tx`
      insert into requests.event (organ_id, request_id, seq, type, on_day, data, by_person, at)
      select ${benchOrgan}, 'r' || n, seq,
        (array['received', 'assigned', 'thirdPartyLetterSent', 'thirdPartyReceived',
          'thirdPartyAnswered', 'assigned', 'assigned', 'decided', 'signed', 'served'])[
          case when n % 33 = 0 and seq > 7 then 2 else seq end],
        date '2022-01-04' + n % 1780 + least(seq, 20),
        (array['{"channel":"counter"}', '{"to":"p"}', '{"id":"1"}', '{"id":"1"}',
          '{"id":"1","agrees":true}', '{"to":"p"}', '{"to":"p"}', '{"code":"G1"}',
          '{"number":"1号","code":"G1"}', '{"route":"direct"}'])[
          case when n % 33 = 0 and seq > 7 then 2 else seq end]::jsonb,
        ${personId}, now()
      from generate_series(1, ${requests}) n, generate_series(1, 10) seq`
    await tx`
      insert into requests.outcome (organ_id, request_id, round, code, signed_on)
      select ${benchOrgan}, 'r' || n, 1, (array['G1', 'U1b', 'N4', 'PT', 'X1'])[1 + n % 5],
        date '2022-01-04' + n % 1780 + 20
      from generate_series(1, ${requests}) n where n % 33 <> 0`
    await tx`
      insert into requests.counter (organ_id, series, year, last)
      select ${benchOrgan}, 'request', year, ${requests} from generate_series(2022, 2026) year`
  })
  await superuser`analyze`
}
