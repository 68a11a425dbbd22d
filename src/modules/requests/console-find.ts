import { Refused } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import { audit } from '../../platform/audit.ts'
import type { Ask, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { showInbox } from './console-inbox.tsx'
import { hasApplicant } from './store-inbox.ts'

/** Longest name or number that is looked for, in signs. */
const longest = 100

const absent =
  '本机关没有这个姓名或者证件号码的申请人；姓名、单位名称须写全称，已经删除个人信息的查不到'

/** 按申请人查找: the address it leads to holds the keyed hash of what was typed. @throws Refused */
const find =
  (needs: RequestNeeds) =>
  async ({ tx, actor, form, clock }: Ask): Promise<Sent> => {
    const typed = foldWidth(form.text('applicant')).trim()
    const fingerprint = needs.vault.fingerprint(typed)
    const found =
      typed !== '' &&
      typed.length <= longest &&
      (await hasApplicant(tx, actor.organId, fingerprint))
    if (!found)
      throw new Refused({ code: 'form.invalid', message: absent, fields: { applicant: absent } })
    // Whom, the audit trail does not say: it outlives the erasure of a person's data.
    await audit(tx, actor, {
      act: 'requests.findApplicant',
      subject: actor.organId,
      at: clock.now(),
    })
    return {
      to: `/console/requests?${new URLSearchParams({ group: 'all', applicant: fingerprint })}`,
    }
  }

export const findRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'post',
    path: '/console/requests/find',
    may: 'requests.read',
    audit: 'requests.findApplicant',
    form: showInbox(needs),
    handle: find(needs),
  },
]
