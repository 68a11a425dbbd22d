import { orRefuse, Refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import { applyOnline, type RequestNeeds } from '../requests.ts'
import { saveContent } from './actions-draft.ts'
import { type Draft, proofsMissing, type ProofKind } from './draft.ts'
import { type Limits, limitsOn } from './limits.ts'
import {
  descriptionOf,
  readApplicant,
  readDeclaration,
  readInformation,
  readObtain,
  wantsStepMail,
} from './steps.ts'
import { countedLately, markSent, releaseDraftFiles } from './store-draft.ts'
import type { Fields } from '../../kernel/fields.ts'

const tooQuick = new Refused({
  code: 'apply.too-quick',
  message: '提交得太快了，请把内容再核对一遍，过几秒再按“提交申请”；填写的内容都还在',
})

const trapped = new Refused({
  code: 'apply.trapped',
  message: '浏览器自动填写了一项不该填的内容，已经清掉；请再按一次“提交申请”',
})

const busy = new Refused({
  code: 'apply.crowded',
  message:
    '您所在的网络今天提交的申请太多了，请明天再试；填写的内容会保留。着急的，可以打印纸质申请表当面或者邮寄提交，也可以打电话给工作机构',
})

const flooded = new Refused({
  code: 'apply.flooded',
  message:
    '刚才向这个机关提交的申请太多了，请过一小时再按“提交申请”；填写的内容会保留。着急的，可以打电话给工作机构',
})

/** Machines fill in everything at once; a person who is taken for one presses the button again. */
const mustBePerson = (
  { leastSeconds }: Limits,
  { createdAt, now, trap }: { createdAt: Date; now: Date; trap: string },
): void => {
  if (trap !== '') throw trapped
  if (now.getTime() - createdAt.getTime() < leastSeconds * 1000) throw tooQuick
}

const mustHaveRoom = async (
  tx: Tx,
  { sentPerNetworkPerDay, sentPerOrganPerHour }: Limits,
  asked: Parameters<typeof countedLately>[1],
): Promise<void> => {
  const { sent, sentToOrgan } = await countedLately(tx, asked)
  if (sent >= sentPerNetworkPerDay) throw busy
  if (sentToOrgan >= sentPerOrganPerHour) throw flooded
}

const purposeOf = (kind: ProofKind): 'identity' | 'authorisation' =>
  kind === 'authorisation' ? 'authorisation' : 'identity'

type Asked = { draft: Draft; organName: string; networkHash: string; form: Fields; trap: string }

/**
 * 提交申请: the draft becomes an application, its files and its key with it. What is left of the draft
 * is the acknowledgement, for some hours. In the caller's transaction, or nothing.
 *
 * @throws Refused with one sentence each, and nothing is lost
 */
export const sendDraft = async (tx: Tx, needs: RequestNeeds, asked: Asked): Promise<void> => {
  const { draft, organName, networkHash } = asked
  const { organId, caseKeyId, fields, files, tokenHash } = draft
  const now = needs.clock.now()
  const limits = limitsOn(needs.clock.today())
  const applicant = orRefuse(readApplicant(fields))
  const wanted = orRefuse(readInformation(fields))
  const obtain = orRefuse(readObtain(fields))
  if (proofsMissing(draft).length > 0)
    throw new Refused({ code: 'apply.proof', message: '还缺身份证明', basis: '条例第二十九条' })
  orRefuse(readDeclaration(asked.form))
  mustBePerson(limits, { createdAt: draft.createdAt, now, trap: asked.trap })
  await mustHaveRoom(tx, limits, { networkHash, organId, now })
  const { number, code } = await applyOnline(tx, needs, {
    organId,
    organName,
    applicant,
    description: descriptionOf(wanted),
    ...obtain,
    stepMail: wantsStepMail(fields),
    caseKeyId,
    files: files.flatMap(({ fileId, purpose }) =>
      fileId === null ? [] : [{ fileId, purpose: purposeOf(purpose) }],
    ),
  })
  await releaseDraftFiles(tx, tokenHash)
  await markSent(tx, tokenHash, now)
  const acknowledgement = { number, code, organName, sentAt: now.toISOString() }
  const sent = { ...draft, fields: {}, acknowledgement }
  const kept = { from: now, hours: limits.acknowledgementHours }
  await saveContent(tx, needs, sent, kept)
}
