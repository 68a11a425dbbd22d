import { Refused } from '../../kernel/result.ts'
import { foldForComparison } from '../../kernel/text.ts'
import { audit } from '../../platform/audit.ts'
import { beijingMinute } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Upload } from '../../platform/upload.ts'
import { type RequestNeeds, transition } from './actions.ts'
import { draftReply } from './actions-drafting.ts'
import { keepFiles } from './actions-moves.ts'
import { keepNote } from './actions-notes.ts'
import { citizenAt } from './citizen.ts'
import { fold } from './request.ts'
import { eventsOf, type RequestRow } from './store.ts'
import { insertRating, noteDownload } from './store-citizen.ts'
import type { LetterRow } from './store-letters.ts'
import { narrowDescription } from './store-registration.ts'

/** 一次性告知 (条例第三十条): there is one notice and one answer to it; what says nothing new is none. */
const sameAgain = '内容和原来的一样，还没有补正：请按需要补正的事项修改；只补交材料的，请附上文件'

/**
 * 申请人补正: the same move as at the counter; the term starts anew today (条例第三十条).
 *
 * @throws Refused where neither a word nor a file was added
 */
export const correctOnline = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  { expected, text, files }: { expected: number; text: string; files: readonly Upload[] },
): Promise<void> => {
  if (files.length === 0 && foldForComparison(text) === foldForComparison(row.description))
    throw new Refused({
      code: 'form.invalid',
      message: sameAgain,
      basis: '条例第三十条',
      fields: { description: sameAgain },
    })
  const command = { move: 'receiveCorrection', on: needs.clock.today() } as const
  await transition(tx, needs, citizenAt(row.organId), { id: row.id, expected, command })
  await narrowDescription(tx, row.id, text)
  await keepFiles(tx, needs, row, { files, purpose: 'correction' })
}

/**
 * 申请人说明理由 (条例第三十五条): the words are kept sealed with the case, as the notes of the office are;
 * whether they hold is for an officer to say.
 */
export const giveReasonsOnline = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  { expected, text, files }: { expected: number; text: string; files: readonly Upload[] },
): Promise<void> => {
  const citizen = citizenAt(row.organId)
  const command = { move: 'receiveReasons', on: needs.clock.today() } as const
  await transition(tx, needs, citizen, { id: row.id, expected, command })
  const note = { kind: 'note', text: `申请人说明的理由（条例第三十五条）：${text}` } as const
  await keepNote(tx, needs, citizen, { id: row.id, note })
  await keepFiles(tx, needs, row, { files, purpose: 'other' })
}

/** 申请人撤回: the statement is the applicant's own; the confirmation (D30) is drafted with it. */
export const withdrawOnline = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  { expected, reason }: { expected: number; reason: string },
): Promise<void> => {
  const citizen = citizenAt(row.organId)
  const on = needs.clock.today()
  const said = reason === '' ? '' : `：${reason}`
  const statement = `申请人于 ${beijingMinute(needs.clock.now().toISOString())} 凭查询码在网上撤回${said}`
  await transition(tx, needs, citizen, {
    id: row.id,
    expected,
    command: { move: 'withdraw', on, statement },
  })
  await draftReply(tx, needs, citizen, { id: row.id, enclosed: { attachments: [] } })
}

/** 评价: once an item, 1 to 5 and words; seen by the office, published nowhere. */
export const rateService = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  { score, words }: { score: number; words: string },
): Promise<void> => {
  const { stage } = fold(await eventsOf(tx, row.id))
  if (stage !== 'served' && stage !== 'closed')
    throw new Refused({ code: 'query.rate-early', message: '收到答复以后才能评价' })
  const at = needs.clock.now()
  const first = await insertRating(tx, {
    requestId: row.id,
    organId: row.organId,
    score,
    sealedWords: words === '' ? null : await needs.vault.seal(tx, row.caseKeyId, words),
    on: needs.clock.today(),
    at,
  })
  if (!first) throw new Refused({ code: 'query.rated', message: '您已经评价过这件申请，谢谢' })
  const line = { act: 'requests.rate', subject: row.id, at, detail: { score } }
  await audit(tx, citizenAt(row.organId), line)
}

/** 建议主动公开 (条例第四十四条第二款): kept with the case as the applicant's own words. */
export const suggestDisclosure = (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  text: string,
): Promise<void> =>
  keepNote(tx, needs, citizenAt(row.organId), {
    id: row.id,
    note: {
      kind: 'note',
      text: `申请人建议将有关信息纳入主动公开的范围（条例第四十四条）：${text}`,
    },
  })

/**
 * A letter was downloaded. The first time is kept; where the reply was served online it is the proof of
 * service (送达凭证), and is recorded as such.
 */
export const recordDownload = async (
  tx: Tx,
  needs: RequestNeeds,
  row: RequestRow,
  letter: LetterRow,
): Promise<void> => {
  const citizen = citizenAt(row.organId)
  const at = needs.clock.now()
  const first = await noteDownload(tx, {
    letterId: letter.id,
    organId: row.organId,
    requestId: row.id,
    at,
  })
  const line = { act: 'requests.download', subject: row.id, at, detail: { kind: letter.kind } }
  await audit(tx, citizen, line)
  if (!first) return
  const events = await eventsOf(tx, row.id)
  const { stage, served, signed } = fold(events)
  const isReply = signed?.number === letter.number
  if (stage !== 'served' || served?.route !== 'online' || served.proven || !isReply) return
  await transition(tx, needs, citizen, {
    id: row.id,
    expected: events.length,
    command: {
      move: 'proveService',
      on: needs.clock.today(),
      proof: `申请人于 ${beijingMinute(at.toISOString())} 凭查询码在网上首次下载`,
    },
  })
}
