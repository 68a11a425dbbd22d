import { randomUUID } from 'node:crypto'
import { orRefuse } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import type { RequestNeeds } from './actions.ts'
import { issueReceipt } from './actions-moves.ts'
import { register } from './actions-registration.ts'
import { earlierInWords } from './earlier.ts'
import { RegistrationPage } from './pages/registration.tsx'
import { readRegistration } from './registration-form.ts'
import { requestById } from './store.ts'
import { insertAttachment } from './store-attachment.ts'
import { earlierRequests } from './store-earlier.ts'

const showForm =
  (needs: RequestNeeds) =>
  async ({ shell, refused }: Ask): Promise<Page> => ({
    page: (
      <RegistrationPage
        shell={shell}
        idempotencyKey={refused?.form.hidden('key') || randomUUID()}
        today={needs.clock.today()}
        typed={refused?.form.record ?? {}}
        refusal={refused?.refusal}
        acceptedEndings={acceptedEndings}
        mails={needs.mail !== undefined}
      />
    ),
  })

const sendForm =
  (needs: RequestNeeds) =>
  async ({ tx, actor, form }: Ask): Promise<Sent> => {
    const said = orRefuse(readRegistration(form.record, needs.clock.today()))
    const scans = await readUploads(form, 'scans')
    const moved = await register(tx, needs, actor, said)
    const { id, number, state } = moved
    const row = await requestById(tx, id)
    if (state.receivedOn)
      await issueReceipt(tx, needs, actor, { row, on: needs.clock.today(), moved })
    const { organId, applicationId, caseKeyId } = row
    for (const scan of scans) {
      const at = needs.clock.now()
      const fileId = await needs.files.put(tx, { ...scan, organId, caseKeyId, at })
      await insertAttachment(tx, { organId, applicationId, fileId, purpose: 'application' })
    }
    const hint = earlierInWords(await earlierRequests(tx, row))
    const oral = said.channel === 'oral' ? '；请打印口头申请代填笔录，宣读后由申请人签名' : ''
    const notice = `已登记，编号 ${number}${oral}${hint === '' ? '' : `。${hint}`}`
    return { to: `/console/requests/${id}`, notice }
  }

/** 登记申请. */
export const registrationRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests/new',
    may: 'requests.handle',
    audit: null,
    handle: showForm(needs),
  },
  {
    method: 'post',
    path: '/console/requests/new',
    may: 'requests.handle',
    audit: 'requests.register',
    form: showForm(needs),
    handle: sendForm(needs),
  },
]
