import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { RequestNeeds } from './actions.ts'
import { reissueQueryCode } from './actions-query-code.ts'
import { CodeSlipPage, ReissuePage } from './pages/query-code.tsx'
import { ratingSheet } from './pages/rating-columns.ts'
import { type Rated, RatingsPage } from './pages/ratings.tsx'
import { requestById } from './store.ts'
import { type RatedRow, ratingsOf, ratingTotals } from './store-ratings.ts'

/** The slip with a new code can be opened for so long, in milliseconds. */
const slipLasts = 10 * 60 * 1000

const perPage = 30

type Slip = { code: string; until: number }

/** The code travels in the address sealed under the key of the case: it is stored nowhere. */
const slipAddress = async (
  { tx }: Ask,
  needs: RequestNeeds,
  { id, caseKeyId, code }: { id: string; caseKeyId: string; code: string },
): Promise<string> => {
  const slip: Slip = { code, until: needs.clock.now().getTime() + slipLasts }
  const sealed = await needs.vault.seal(tx, caseKeyId, slip)
  return `/console/requests/${id}/query-code/slip?${new URLSearchParams({ slip: sealed.toString('base64url') })}`
}

const showReissue = async ({ tx, params, shell, refused }: Ask): Promise<Page> => ({
  page: (
    <ReissuePage
      shell={shell}
      request={await requestById(tx, params['id'] ?? '')}
      idempotencyKey={refused?.form.hidden('key') || randomUUID()}
      refusal={refused?.refusal}
    />
  ),
})

const reissue =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { id, caseKeyId } = await requestById(ask.tx, ask.params['id'] ?? '')
    const identityChecked = ask.form.text('identityChecked') === 'yes'
    const code = await reissueQueryCode(ask.tx, needs, ask.actor, { id, identityChecked })
    return { to: await slipAddress(ask, needs, { id, caseKeyId, code }) }
  }

const readSlip = async (
  { tx, query }: Ask,
  needs: RequestNeeds,
  caseKeyId: string,
): Promise<Slip | undefined> => {
  try {
    const sealed = Buffer.from(query.get('slip') ?? '', 'base64url')
    return (await needs.vault.open(tx, caseKeyId, sealed)) as Slip | undefined
  } catch {
    // Cut off, or somebody else's: not sealed under this key.
    return undefined
  }
}

const showSlip =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const row = await requestById(ask.tx, ask.params['id'] ?? '')
    const slip = await readSlip(ask, needs, row.caseKeyId)
    if (!slip || slip.until < needs.clock.now().getTime())
      throw new Refused({
        code: 'requests.slip-over',
        message: '查询码只在重发以后十分钟内显示；申请人没有拿到的，请再次重发',
      })
    return { page: <CodeSlipPage shell={ask.shell} request={row} code={slip.code} /> }
  }

const pageIn = (query: URLSearchParams): number => {
  const page = Number(query.get('page') ?? 1)
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}

const scoreIn = (query: URLSearchParams): number => {
  const score = Number(query.get('score') ?? 0)
  return [1, 2, 3, 4, 5].includes(score) ? score : 0
}

/** The applicant's words; nothing where there are none, or the key of the case is destroyed. */
const wordsOf = async (
  tx: Tx,
  { vault }: RequestNeeds,
  { sealedWords, caseKeyId }: { sealedWords: Buffer | null; caseKeyId: string },
): Promise<string> => {
  const words = sealedWords === null ? '' : await vault.open(tx, caseKeyId, sealedWords)
  return typeof words === 'string' ? words : ''
}

const readable = async (
  tx: Tx,
  needs: RequestNeeds,
  rows: readonly RatedRow[],
): Promise<Rated[]> => {
  const ratings: Rated[] = []
  for (const { sealedWords, caseKeyId, ...row } of rows)
    ratings.push({ ...row, words: await wordsOf(tx, needs, { sealedWords, caseKeyId }) })
  return ratings
}

/** The ratings of the chosen score, some hundreds at a time. */
const everyRating = async function* (
  { tx, actor, query }: Ask,
  needs: RequestNeeds,
): AsyncGenerator<Rated> {
  const most = 500
  for (let skip = 0; ; skip += most) {
    const { organId } = actor
    const rows = await ratingsOf(tx, { organId, score: scoreIn(query), skip, most })
    yield* await readable(tx, needs, rows)
    if (rows.length < most) return
  }
}

const showRatings =
  (needs: RequestNeeds) =>
  async ({ tx, actor, query, shell }: Ask): Promise<Page> => {
    const { organId } = actor
    const page = pageIn(query)
    const score = scoreIn(query)
    const skip = (page - 1) * perPage
    const rows = await ratingsOf(tx, { organId, score, skip, most: perPage + 1 })
    const ratings = await readable(tx, needs, rows.slice(0, perPage))
    return {
      page: (
        <RatingsPage
          shell={shell}
          ratings={ratings}
          score={score}
          page={page}
          more={rows.length > perPage}
          total={await ratingTotals(tx, organId)}
        />
      ),
    }
  }

/** 重发查询码, and what applicants said of the service. */
export const citizenRoutes = (needs: RequestNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/requests/ratings',
    may: 'requests.read',
    audit: null,
    handle: showRatings(needs),
  },
  ...exportRoutes<Rated>({
    list: '/console/requests/ratings',
    may: 'requests.read',
    act: 'requests.exportRatings',
    columns: ratingSheet,
    open: async (ask) => ({ name: '服务评价', rows: everyRating(ask, needs) }),
  }),
  {
    method: 'get',
    path: '/console/requests/:id/query-code',
    may: 'requests.handle',
    audit: null,
    handle: showReissue,
  },
  {
    method: 'get',
    path: '/console/requests/:id/query-code/slip',
    may: 'requests.handle',
    audit: null,
    handle: showSlip(needs),
  },
  {
    method: 'post',
    path: '/console/requests/:id/query-code',
    may: 'requests.handle',
    audit: 'requests.reissueCode',
    form: showReissue,
    handle: reissue(needs),
  },
]
