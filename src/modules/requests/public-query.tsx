import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Download, OpenAsk, OpenRoute, Page, Sent } from '../../platform/route.ts'
import { recordDownload } from './actions-citizen.ts'
import { closeQuery, openQuery, type QueryNeeds, recogniseApplicant } from './actions-query.ts'
import { citizenAt } from './citizen.ts'
import { isForApplicant } from './citizen-words.ts'
import { itemAt } from './pages/query-item.tsx'
import { QueryPage } from './pages/query.tsx'
import { citizenActRoutes } from './public-query-acts.tsx'
import { filesForApplicant, showItem } from './public-query-item.tsx'
import { cookieName, cookieWith, itemVisit, over, shellFor, visitOf } from './public-query-visit.ts'
import { findLetter } from './store-letters.ts'

/** What the organ of the site is called, for those who have opened nothing yet. */
export type QueryPageNeeds = QueryNeeds & { siteName: (ask: OpenAsk) => Promise<string> }

const asksName = (refusal: { code: string } | undefined, name: string): boolean =>
  refusal?.code === 'query.name-needed' || name !== ''

const showForm =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Page> => {
    const { refused } = ask
    const typed = refused?.form.record ?? {}
    return {
      page: (
        <QueryPage
          shell={shellFor(ask, await needs.siteName(ask))}
          typed={typed}
          refusal={refused?.refusal}
          notice={ask.notice}
          nameToo={asksName(refused?.refusal, typed['name'] ?? '')}
        />
      ),
    }
  }

/** Who has opened an application goes on with it. */
const start =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Page | Sent> =>
    (await visitOf(ask, needs)) ? { to: '/query/mine' } : showForm(needs)(ask)

const download =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Download | Sent> => {
    if (!(await visitOf(ask, needs))) return { to: '/query', notice: over.refusal.message }
    const { row, state } = await itemVisit(ask, needs)
    const letter = await findLetter(ask.tx, ask.params['letter'] ?? '')
    const mine = letter?.requestId === row.id && isForApplicant(letter, state)
    const file =
      letter && mine && letter.pdfFileId !== null
        ? await needs.files.get(ask.tx, letter.pdfFileId)
        : undefined
    if (!letter || !file)
      throw new Refused({ code: 'query.letter.absent', message: '没有这份文书，或者还在生成' })
    await recordDownload(ask.tx, needs, row, letter)
    return file
  }

const downloadFile =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Download | Sent> => {
    if (!(await visitOf(ask, needs))) return { to: '/query', notice: over.refusal.message }
    const visit = await itemVisit(ask, needs)
    const known = (await filesForApplicant(ask.tx, visit)).find((id) => id === ask.params['file'])
    const file = known && (await needs.files.get(ask.tx, known))
    if (!file) throw new Refused({ code: 'query.file.absent', message: '没有这份材料' })
    const line = { act: 'requests.download', subject: visit.row.id, at: needs.clock.now() }
    await audit(ask.tx, citizenAt(visit.organId), line)
    return file
  }

const firstItem =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const visit = await visitOf(ask, needs)
    const [first] = visit?.items ?? []
    if (!first) return { to: '/query', notice: over.refusal.message }
    return { to: itemAt(first.item), ...(ask.notice !== undefined && { notice: ask.notice }) }
  }

const signOut =
  (needs: QueryPageNeeds) =>
  async (ask: OpenAsk): Promise<Sent> => {
    const found = await visitOf(ask, needs)
    if (!found) throw over
    await closeQuery(ask.tx, needs, { cookie: ask.cookieOf(cookieName(needs)) ?? '', found })
    return { to: '/query', cookie: cookieWith(needs, ''), notice: '已经退出查询' }
  }

const open = { may: 'anyone', as: 'app' } as const

/** 申请查询: what an applicant sees and does with number and code. */
export const queryRoutes = (needs: QueryPageNeeds): OpenRoute[] => [
  { ...open, method: 'get', path: '/query', audit: null, handle: start(needs) },
  {
    ...open,
    method: 'post',
    path: '/query',
    audit: 'requests.query',
    form: showForm(needs),
    prepare: async ({ form, caller }) => {
      const found = await recogniseApplicant(needs, {
        number: form.text('number'),
        code: form.text('code'),
        name: form.text('name'),
        address: caller.address,
      })
      return async ({ tx }) => ({
        to: '/query/mine',
        cookie: cookieWith(needs, await openQuery(tx, needs, found)),
      })
    },
  },
  {
    ...open,
    method: 'post',
    path: '/query/sign-out',
    audit: 'requests.endQuery',
    form: showForm(needs),
    handle: signOut(needs),
  },
  { ...open, method: 'get', path: '/query/mine', audit: null, handle: firstItem(needs) },
  { ...open, method: 'get', path: '/query/mine/:item', audit: null, handle: showItem(needs) },
  {
    ...open,
    method: 'get',
    path: '/query/mine/:item/letters/:letter',
    audit: 'requests.download',
    handle: download(needs),
  },
  {
    ...open,
    method: 'get',
    path: '/query/mine/:item/files/:file',
    audit: 'requests.download',
    handle: downloadFile(needs),
  },
  ...citizenActRoutes(needs),
]
