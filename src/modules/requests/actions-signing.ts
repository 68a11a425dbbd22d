import { randomUUID } from 'node:crypto'
import { type Day, yearOf } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import { type Moved, type Officer, type RequestNeeds, transition } from './actions.ts'
import { blockersOn, dated, draftOf, letterCaseOf, packed } from './actions-letters.ts'
import { type NoticeDraft, noticesDrafted } from './actions-notices.ts'
import { versionOf } from './letter-pack.ts'
import type { LetterCase } from './letters/letter-case.ts'
import type { LetterOrder } from './letters.ts'
import { fold } from './request.ts'
import { eventsOf, nextNumber, requestById } from './store.ts'
import { insertLetter, issueDraft } from './store-letters.ts'

/** The job that prints an issued letter and files the copies. */
export const fileLetterQueue = 'requests.file-letter'

/** 宝政办公开〔2026〕12号 */
const letterNumber = async (
  tx: Tx,
  organ: { id: string; numberWord: string },
  on: Day,
): Promise<string> =>
  `${organ.numberWord}〔${yearOf(on)}〕${await nextNumber(tx, organ.id, 'letter', on)}号`

/**
 * 签发: numbers and freezes the reply and, where a third party is overruled, 公开决定告知书 in the
 * wording and with the remedy of the day, and leaves the jobs that print them, with the move itself.
 *
 * @throws Refused where the letter lacks its remedy, its basis or a part, or the policy forbids
 */
export const signReply = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  { id, expected }: { id: string; expected: number },
): Promise<Moved> => {
  const row = await requestById(tx, id)
  const { draft, order } = await draftOf(tx, needs, row)
  const { round } = fold(await eventsOf(tx, id))
  const drafted = await noticesDrafted(tx, needs, row, round)
  const on = needs.clock.today()
  const number = await letterNumber(tx, order.data.organ, on)
  const final = await packed(tx, needs, dated(order, on, number))
  const notices: (Omit<NoticeDraft, 'order'> & { number: string; final: LetterOrder })[] = []
  for (const { order: notice, ...rest } of drafted) {
    const own = await letterNumber(tx, notice.data.organ, on)
    notices.push({ ...rest, number: own, final: await packed(tx, needs, dated(notice, on, own)) })
  }
  const moved = await transition(tx, needs, officer, {
    id,
    expected,
    command: {
      move: 'sign',
      on,
      number,
      notices: notices.map((one) => ({ id: one.consultationId, number: one.number })),
    },
    blockers: [final, ...notices.map((one) => one.final)]
      .flatMap((one) => blockersOn(one, on))
      .map(({ message }) => message),
  })
  for (const one of [{ id: draft.id, number, final }, ...notices]) {
    await issueDraft(tx, {
      id: one.id,
      number: one.number,
      issuedOn: on,
      sealed: await needs.vault.seal(tx, row.caseKeyId, one.final),
      templateVersion: versionOf(one.final),
    })
    await enqueueFiling(tx, needs, row.organId, one.id)
  }
  return moved
}

/**
 * Issues a letter of procedure (补正、延期、征求意见 …) at once: numbered, frozen, printed by a job.
 *
 * @param write the order from what every letter of the case is written from
 * @returns the letter's id
 * @throws Refused where the letter is not whole
 */
export const issueLetter = async (
  tx: Tx,
  needs: RequestNeeds,
  officer: Officer,
  asked: {
    requestId: string
    on: Day
    consultationId?: string
    /** Internal forms have no 文号 and are printed when asked for. */
    unnumbered?: boolean
    write: (of: LetterCase) => LetterOrder
  },
): Promise<string> => {
  const row = await requestById(tx, asked.requestId)
  const { round } = fold(await eventsOf(tx, row.id))
  const of = await letterCaseOf(tx, needs, row, asked.on)
  const [blocker] = blockersOn(asked.write(of), asked.on)
  if (blocker) throw new Refused(blocker)
  const number = asked.unnumbered ? undefined : await letterNumber(tx, of.organ, asked.on)
  const order = await packed(tx, needs, dated(asked.write(of), asked.on, number))
  const id = randomUUID()
  await insertLetter(tx, {
    id,
    organId: row.organId,
    requestId: row.id,
    round,
    kind: order.kind,
    templateVersion: versionOf(order),
    status: 'issued',
    ...(number !== undefined && { number }),
    issuedOn: asked.on,
    sealed: await needs.vault.seal(tx, row.caseKeyId, order),
    by: officer.personId,
    at: needs.clock.now(),
    ...(asked.consultationId !== undefined && { consultationId: asked.consultationId }),
  })
  if (number !== undefined) await enqueueFiling(tx, needs, row.organId, id)
  return id
}

const enqueueFiling = (
  tx: Tx,
  { jobs }: RequestNeeds,
  organId: string,
  letterId: string,
): Promise<void> => jobs.enqueue(tx, fileLetterQueue, { organId, letterId })
