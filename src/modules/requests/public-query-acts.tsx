import { randomUUID } from 'node:crypto'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../kernel/day.ts'
import { Refused } from '../../kernel/result.ts'
import type { Form } from '../../platform/form.ts'
import type { OpenAsk, OpenRoute, Page, Sent } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import {
  correctOnline,
  giveReasonsOnline,
  rateService,
  suggestDisclosure,
  withdrawOnline,
} from './actions-citizen.ts'
import { chooseStepMail } from './actions-step-mail.ts'
import type { QueryNeeds } from './actions-query.ts'
import { isAnswered } from './citizen-words.ts'
import type { Move } from './moves.ts'
import { movesOpenTo } from './next-move.ts'
import {
  CorrectionPage,
  MailPage,
  RatingPage,
  ReasonsPage,
  SuggestionPage,
  WithdrawalPage,
} from './pages/query-forms.tsx'
import { itemAt } from './pages/query-item.tsx'
import { QueryPage } from './pages/query.tsx'
import { mailConsentOf } from './store-step-mail.ts'
import { type ItemVisit, itemVisit, over, shellFor, visitOf } from './public-query-visit.ts'

type Common = Parameters<typeof RatingPage>[0]

type Act = {
  name: 'correction' | 'reasons' | 'withdrawal' | 'rating' | 'suggestion' | 'mail'
  audit: string
  page: (common: Common, visit: ItemVisit) => JSX.Element
  /** Why it cannot be done now; its page is not opened then. */
  closed?: (visit: ItemVisit) => string | undefined
  /** What its form says before anybody wrote in it. */
  as?: (ask: OpenAsk, visit: ItemVisit) => Promise<Readonly<Record<string, string>>>
  act: (ask: OpenAsk, needs: QueryNeeds, visit: ItemVisit) => Promise<string>
}

const fault = (field: string, message: string): Refused =>
  new Refused({ code: 'form.invalid', message, fields: { [field]: message } })

/** @throws Refused where the text is longer than the field takes, or missing where it must be there */
const textIn = (form: Form, field: string, most: number, must?: string): string => {
  const text = form.text(field)
  if (must !== undefined && text === '') throw fault(field, must)
  if (text.length > most) throw fault(field, `最多 ${most} 个字，现在是 ${text.length} 个字`)
  return text
}

const versionIn = (form: Form): number => {
  const version = Number(form.hidden('version'))
  return Number.isSafeInteger(version) ? version : 0
}

const askedOf = ({ events }: ItemVisit): readonly string[] => {
  const notice = events.findLast((event) => event.type === 'correctionNoticeServed')
  return notice?.type === 'correctionNoticeServed' ? notice.items : []
}

const answerBy = ({ events }: ItemVisit): Day | undefined => {
  const asked = events.findLast((event) => event.type === 'reasonsRequested')
  return asked?.type === 'reasonsRequested' ? asked.answerBy : undefined
}

const unlessOpen =
  (move: Move, why: string) =>
  ({ state }: ItemVisit): string | undefined =>
    movesOpenTo(state).includes(move) ? undefined : why

const acts: readonly Act[] = [
  {
    name: 'correction',
    audit: 'requests.receiveCorrection',
    closed: unlessOpen('receiveCorrection', '现在没有需要您补正的事项'),
    page: (common, visit) => (
      <CorrectionPage
        {...common}
        asked={askedOf(visit)}
        replyBy={visit.state.correction?.replyBy}
        description={visit.row.description}
        acceptedEndings={acceptedEndings}
      />
    ),
    act: async ({ tx, form }, needs, { row }) => {
      const text = textIn(form, 'description', 5000, '请写明补正后的申请内容')
      const files = await readUploads(form, 'files')
      await correctOnline(tx, needs, row, { expected: versionIn(form), text, files })
      return '补正已经提交，答复期限自今天重新计算'
    },
  },
  {
    name: 'reasons',
    audit: 'requests.receiveReasons',
    closed: ({ state }) =>
      state.stage === 'awaitingReasons' ? undefined : '现在不需要您说明理由，或者已经说明过',
    page: (common, visit) => (
      <ReasonsPage {...common} answerBy={answerBy(visit)} acceptedEndings={acceptedEndings} />
    ),
    act: async ({ tx, form }, needs, { row }) => {
      const text = textIn(form, 'reasons', 2000, '请写明理由')
      const files = await readUploads(form, 'files')
      await giveReasonsOnline(tx, needs, row, { expected: versionIn(form), text, files })
      return '理由已经提交，工作机构会按条例第三十五条办理'
    },
  },
  {
    name: 'withdrawal',
    audit: 'requests.withdraw',
    closed: unlessOpen('withdraw', '这件申请已经有了结果，不能再撤回'),
    page: (common) => <WithdrawalPage {...common} />,
    act: async ({ tx, form }, needs, { row }) => {
      const reason = textIn(form, 'reason', 500)
      if (form.text('sure') !== 'yes') throw fault('sure', '没有撤回：撤回申请请选择第一项')
      await withdrawOnline(tx, needs, row, { expected: versionIn(form), reason })
      return '申请已经撤回，确认书作出以后可以在这里下载'
    },
  },
  {
    name: 'rating',
    audit: 'requests.rate',
    closed: ({ state }) => (isAnswered(state) ? undefined : '收到答复以后才能评价'),
    page: (common) => <RatingPage {...common} />,
    act: async ({ tx, form }, needs, { row }) => {
      const score = Number(form.text('score'))
      const words = textIn(form, 'words', 500)
      if (![1, 2, 3, 4, 5].includes(score)) throw fault('score', '请选择满意程度')
      await rateService(tx, needs, row, { score, words })
      return '评价已经提交，谢谢'
    },
  },
  {
    name: 'suggestion',
    audit: 'requests.note',
    page: (common) => <SuggestionPage {...common} />,
    act: async ({ tx, form }, needs, { row }) => {
      const text = textIn(form, 'text', 1000, '请写明建议公开的信息和理由')
      await suggestDisclosure(tx, needs, row, text)
      return '建议已经转给工作机构，谢谢'
    },
  },
  {
    name: 'mail',
    audit: 'requests.chooseMail',
    page: (common) => <MailPage {...common} />,
    as: async ({ tx }, { row }) => {
      const consent = await mailConsentOf(tx, row.applicationId)
      return consent ? { wanted: consent.ended ? 'no' : 'yes' } : {}
    },
    act: async ({ tx, form }, needs, { row }) => {
      const wanted = form.text('wanted')
      if (wanted !== 'yes' && wanted !== 'no') throw fault('wanted', '请选择是否接收')
      const consent = await mailConsentOf(tx, row.applicationId)
      if (!consent)
        throw new Refused({
          code: 'query.mail-never',
          message: '申请时没有选择邮件通知；需要的，请与政府信息公开工作机构联系',
        })
      await chooseStepMail(tx, needs, row, wanted === 'yes')
      return wanted === 'yes' ? '以后有进展会发邮件通知' : '不再发送邮件通知'
    },
  },
]

/** What was written into a form whose session is over: shown once more, to be copied. */
const unsentIn = (form: Form | undefined): string =>
  form === undefined
    ? ''
    : ['description', 'reasons', 'reason', 'words', 'text'].map((name) => form.text(name)).join('')

type ActNeeds = QueryNeeds & { siteName: (ask: OpenAsk) => Promise<string> }

/** The session is over: back to `/query`; a form that was sent is shown once more. */
const overPage = async (ask: OpenAsk, needs: ActNeeds): Promise<Page | Sent> =>
  ask.refused
    ? {
        page: (
          <QueryPage
            shell={shellFor(ask, await needs.siteName(ask))}
            typed={{}}
            refusal={over.refusal}
            nameToo={false}
            unsent={unsentIn(ask.refused.form)}
          />
        ),
      }
    : { to: '/query', notice: over.refusal.message }

const pageOf =
  (needs: ActNeeds, { page, closed, as }: Act) =>
  async (ask: OpenAsk): Promise<Page | Sent> => {
    const { refused } = ask
    if (!(await visitOf(ask, needs))) return overPage(ask, needs)
    const visit = await itemVisit(ask, needs)
    const { row, state, organ } = visit
    const why = refused ? undefined : closed?.(visit)
    if (why !== undefined) return { to: itemAt(row.item), notice: why }
    const common: Common = {
      shell: shellFor(ask, organ.name),
      item: row.item,
      number: row.number,
      version: state.version,
      idempotencyKey: randomUUID(),
      typed: refused?.form.record ?? (await as?.(ask, visit)) ?? {},
      refusal: refused?.refusal,
    }
    return { page: page(common, visit) }
  }

/** What an applicant does with an item: each with a page of its own, and once however often it is sent. */
export const citizenActRoutes = (needs: ActNeeds): OpenRoute[] =>
  acts.flatMap((one): OpenRoute[] => {
    const path = `/query/mine/:item/${one.name}`
    const show = pageOf(needs, one)
    return [
      { method: 'get', path, may: 'anyone', as: 'app', audit: null, handle: show },
      {
        method: 'post',
        path,
        may: 'anyone',
        as: 'app',
        once: true,
        audit: one.audit,
        form: show as (ask: OpenAsk) => Promise<Page>,
        handle: async (ask) => {
          const visit = await itemVisit(ask, needs)
          const notice = await one.act(ask, needs, visit)
          return { to: itemAt(visit.row.item), notice }
        },
      },
    ]
  })
