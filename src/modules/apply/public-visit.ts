import type { Day } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import type { Download, OpenAsk, Page, Sent } from '../../platform/route.ts'
import type { PublicShell } from '../../ui/page.tsx'
import type { RequestNeeds } from '../requests.ts'
import { openDraft } from './actions-draft.ts'
import { type Draft, mayOpen, nextPage, pages, type StepPage } from './draft.ts'
import { organIn, type PublicOrganRow } from './organs-offered.ts'
import { publicOrgans } from './store-organs.ts'

/** A published document whose title is like what is asked for. */
export type LikeDocument = {
  organId: string
  title: string
  number: string
  madeOn: Day
  validity: string
}

/** What the public door stands on. */
export type ApplyNeeds = RequestNeeds & {
  /** Reached by https: the draft's cookie is sent nowhere else. */
  secure: boolean
  documentsLike: (
    db: Db,
    words: readonly string[],
    most: number,
  ) => Promise<readonly LikeDocument[]>
  /** Published annual reports of an organ, newest first. */
  reportsOf: (
    db: Db,
    organId: string,
  ) => Promise<readonly { organId: string; organName: string; year: number; publishedOn: Day }[]>
}

const cookieName = ({ secure }: ApplyNeeds): string =>
  secure ? '__Host-gongkai-draft' : 'gongkai_draft'

/** The cookie that holds the token of the draft; without a token it is taken away. */
export const draftCookie = (needs: ApplyNeeds, token: string, days: number): string =>
  `${cookieName(needs)}=${token}; Path=/; Max-Age=${token === '' ? 0 : days * 24 * 60 * 60}; HttpOnly; SameSite=Lax${needs.secure ? '; Secure' : ''}`

export const draftOf = (
  { tx, cookieOf }: OpenAsk,
  needs: ApplyNeeds,
  lock = false,
): Promise<Draft | undefined> => openDraft(tx, needs, cookieOf(cookieName(needs)), lock)

/** A visit: everything a page of the form is made from. */
export type Visit = {
  ask: OpenAsk
  draft: Draft
  organ: PublicOrganRow
  shell: PublicShell
  /** Came to change one thing, and goes back to check. */
  toCheck: boolean
}

export const shellOf = (ask: OpenAsk, organs: readonly PublicOrganRow[]): PublicShell => ({
  ...ask.reading,
  demo: ask.demo,
  organName: organs[0]?.name ?? '政府信息公开平台',
  base: '/xxgk',
})

const lost: Sent = {
  to: pages.start,
  notice: '没有找到没提交的申请：可能已经过期、删除，或者换了浏览器。请重新填写',
}

export const toCheckIn = ({ query, refused, form }: OpenAsk): boolean =>
  query.get('to') === 'check' || (refused?.form ?? form).hidden('to') === 'check'

type Answer = Page | Sent | Download

/**
 * A page of the form: for whoever holds a draft that is not sent, and only once nothing before it is
 * missing. Everybody else is led where they can go on.
 */
export const heldAt =
  <A extends Answer>(needs: ApplyNeeds, page: StepPage, show: (visit: Visit) => Promise<A> | A) =>
  async (ask: OpenAsk): Promise<A | Sent> => {
    const draft = await draftOf(ask, needs)
    if (!draft) return lost
    if (draft.acknowledgement) return { to: pages.done }
    if (!mayOpen(draft, page)) return { to: pages[nextPage(draft)] }
    return show(await visitOf(ask, draft))
  }

const visitOf = async (ask: OpenAsk, draft: Draft): Promise<Visit> => {
  const organs = await publicOrgans(ask.tx)
  return {
    ask,
    draft,
    organ: organIn(organs, draft.organId),
    shell: shellOf(ask, organs),
    toCheck: toCheckIn(ask),
  }
}

/** A post of the form; the draft is locked until it is answered. */
export const changing =
  (needs: ApplyNeeds, change: (ask: OpenAsk, draft: Draft) => Promise<Sent>) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const draft = await draftOf(ask, needs, true)
    if (!draft) return lost
    return draft.acknowledgement ? { to: pages.done } : change(ask, draft)
  }

/** The draft once it was sent, with its acknowledgement. */
export const sentAt =
  <A extends Answer>(needs: ApplyNeeds, show: (visit: Visit) => Promise<A> | A) =>
  async (ask: OpenAsk): Promise<A | Sent> => {
    const draft = await draftOf(ask, needs)
    if (!draft) return lost
    if (!draft.acknowledgement) return { to: pages.start }
    return show(await visitOf(ask, draft))
  }
