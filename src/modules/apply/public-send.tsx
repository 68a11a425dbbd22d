import { randomUUID } from 'node:crypto'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { beijingMinute } from '../../platform/clock.ts'
import { renderPdf } from '../../platform/paper.ts'
import type { OpenAsk, OpenRoute, Sent } from '../../platform/route.ts'
import { networkOf } from './actions-draft.ts'
import { sendDraft } from './actions-send.ts'
import { pages } from './draft.ts'
import { acknowledgementPaper } from './letters/acknowledgement.ts'
import { organIn } from './organs-offered.ts'
import { CheckPage } from './pages/check.tsx'
import { DonePage } from './pages/done.tsx'
import { type ApplyNeeds, draftOf, heldAt, sentAt } from './public-visit.ts'
import { readApplicant, readInformation, readObtain } from './steps.ts'
import { publicOrgans } from './store-organs.ts'

const show = (needs: ApplyNeeds) =>
  heldAt(needs, 'check', ({ ask, draft, organ, shell }) => ({
    page: (
      <CheckPage
        shell={shell}
        notice={ask.notice}
        refusal={ask.refused?.refusal}
        organName={organ.name}
        applicant={orRefuse(readApplicant(draft.fields))}
        wanted={orRefuse(readInformation(draft.fields))}
        obtain={orRefuse(readObtain(draft.fields))}
        fields={draft.fields}
        files={draft.files}
        idempotencyKey={randomUUID()}
      />
    ),
  }))

/** Where the draft is gone or was sent before: `show` knows where to go on. */
const elsewhere = new Refused({ code: 'apply.elsewhere', message: '这份申请已经提交或者删除' })

const send =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const { tx, form, caller } = ask
    const draft = await draftOf(ask, needs, true)
    if (!draft || draft.acknowledgement) throw elsewhere
    await sendDraft(tx, needs, {
      draft,
      organName: organIn(await publicOrgans(tx), draft.organId).name,
      networkHash: needs.vault.fingerprint(networkOf(caller.address)),
      form: form.record,
      trap: form.text('subject2'),
    })
    return { to: pages.done }
  }

const done = (needs: ApplyNeeds) =>
  sentAt(needs, ({ ask, draft, organ, shell }) => ({
    page: (
      <DonePage
        shell={shell}
        notice={ask.notice}
        acknowledgement={acknowledged(draft)}
        office={organ.office}
        sentAt={beijingMinute(acknowledged(draft).sentAt)}
        shownUntil={beijingMinute(draft.expiresAt.toISOString())}
      />
    ),
  }))

const acknowledged = ({ acknowledgement }: Parameters<typeof sendDraft>[2]['draft']) => {
  if (!acknowledgement) throw elsewhere
  return acknowledgement
}

const donePaper = (needs: ApplyNeeds) =>
  sentAt(needs, async ({ ask, draft, organ }) => {
    const paper = acknowledgementPaper({
      ...acknowledged(draft),
      sentAt: beijingMinute(acknowledged(draft).sentAt),
      office: organ.office,
      queryUrl: `${ask.origin}/query`,
      demo: needs.demo,
    })
    const { pdf } = await renderPdf(paper)
    return { bytes: pdf, mediaType: 'application/pdf', name: `${paper.title}.pdf` }
  })

/** 核对、提交、回执. */
export const sendRoutes = (needs: ApplyNeeds): OpenRoute[] => [
  { method: 'get', path: pages.check, may: 'anyone', as: 'app', audit: null, handle: show(needs) },
  {
    method: 'post',
    path: pages.check,
    may: 'anyone',
    as: 'app',
    audit: 'requests.register',
    once: true,
    form: show(needs),
    handle: send(needs),
  },
  { method: 'get', path: pages.done, may: 'anyone', as: 'app', audit: null, handle: done(needs) },
  {
    method: 'get',
    path: `${pages.done}.pdf`,
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: donePaper(needs),
  },
]
