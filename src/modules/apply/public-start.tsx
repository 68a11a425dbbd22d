import { Refused } from '../../kernel/result.ts'
import { beijingMinute } from '../../platform/clock.ts'
import type { OpenAsk, OpenRoute, Page, Sent } from '../../platform/route.ts'
import { chooseOrgan, throwAway } from './actions-draft.ts'
import { nextPage, pages } from './draft.ts'
import { limitsOn } from './limits.ts'
import { organIn, organsFor, type PublicOrganRow } from './organs-offered.ts'
import { DeletePage } from './pages/done.tsx'
import { noOrgan, OrganChoicePage } from './pages/organ.tsx'
import { type Begun, StartPage } from './pages/start.tsx'
import { type ApplyNeeds, draftCookie, draftOf, shellOf, toCheckIn } from './public-visit.ts'
import { publicOrgans } from './store-organs.ts'

const begunIn = async (
  ask: OpenAsk,
  needs: ApplyNeeds,
  organs: readonly PublicOrganRow[],
): Promise<Begun | undefined> => {
  const draft = await draftOf(ask, needs)
  return (
    draft && {
      organName: organIn(organs, draft.organId).name,
      next: pages[nextPage(draft)],
      keptUntil: beijingMinute(draft.expiresAt.toISOString()),
      sent: draft.acknowledgement !== undefined,
    }
  )
}

const start =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Page> => {
    const organs = await publicOrgans(ask.tx)
    const organ = organs.find(({ id }) => id === ask.query.get('organ'))
    const help = organ ?? organs.find(({ kind }) => kind === 'countyOffice') ?? organs[0]
    if (!help) throw new Refused({ code: 'apply.absent', message: '平台还没有启用' })
    return {
      page: (
        <StartPage
          shell={shellOf(ask, organs)}
          notice={ask.notice}
          organ={organ}
          help={help}
          begun={await begunIn(ask, needs, organs)}
          draftDays={limitsOn(needs.clock.today()).draftDays}
        />
      ),
    }
  }

const longestSearch = 40

const choice =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Page | Sent> => {
    const organs = await publicOrgans(ask.tx)
    const draft = await draftOf(ask, needs)
    if (draft?.acknowledgement) return { to: pages.done }
    const q = (ask.query.get('q') ?? '').slice(0, longestSearch).trim()
    return {
      page: (
        <OrganChoicePage
          shell={shellOf(ask, organs)}
          organs={organsFor(organs, q)}
          q={q}
          chosen={ask.query.get('organ') ?? draft?.organId}
          toCheck={toCheckIn(ask)}
          notice={ask.notice}
          refusal={ask.refused?.refusal}
        />
      ),
    }
  }

const choose =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const { tx, form, caller } = ask
    const organs = await publicOrgans(tx)
    const organ = organs.find(({ id }) => id === form.text('organ'))
    if (!organ) throw new Refused(noOrgan)
    const draft = await draftOf(ask, needs, true)
    if (draft?.acknowledgement) return { to: pages.done }
    const asked = { draft, organId: organ.id, address: caller.address }
    const token = await chooseOrgan(tx, needs, asked)
    const to = draft && toCheckIn(ask) ? pages[nextPage(draft)] : pages.who
    const { draftDays } = limitsOn(needs.clock.today())
    return token === undefined ? { to } : { to, cookie: draftCookie(needs, token, draftDays) }
  }

const askToDelete =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Page | Sent> => {
    const organs = await publicOrgans(ask.tx)
    const draft = await draftOf(ask, needs)
    if (!draft) return { to: pages.start }
    return {
      page: (
        <DeletePage
          shell={shellOf(ask, organs)}
          sent={draft.acknowledgement !== undefined}
          organName={organIn(organs, draft.organId).name}
        />
      ),
    }
  }

const remove =
  (needs: ApplyNeeds) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const draft = await draftOf(ask, needs, true)
    if (draft) await throwAway(ask.tx, needs, draft)
    const notice = draft?.acknowledgement ? '回执已经收起' : '没有提交的申请已经删除'
    return { to: pages.start, cookie: draftCookie(needs, '', 0), notice }
  }

const get = (path: string, handle: (ask: OpenAsk) => Promise<Page | Sent>): OpenRoute => ({
  method: 'get',
  path,
  may: 'anyone',
  as: 'app',
  audit: null,
  handle,
})

/** 须知、选择机关、删除草稿. */
export const startRoutes = (needs: ApplyNeeds): OpenRoute[] => [
  get(pages.start, start(needs)),
  get(pages.organ, choice(needs)),
  {
    method: 'post',
    path: pages.organ,
    may: 'anyone',
    as: 'app',
    audit: null,
    form: choice(needs),
    handle: choose(needs),
  },
  get('/apply/delete', askToDelete(needs)),
  {
    method: 'post',
    path: '/apply/delete',
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: remove(needs),
  },
]
