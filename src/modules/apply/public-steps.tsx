import privacy from '../../../law/privacy-notice.json' with { type: 'json' }
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Fields } from '../../kernel/fields.ts'
import { orRefuse, type Result } from '../../kernel/result.ts'
import type { OpenAsk, OpenRoute, Sent } from '../../platform/route.ts'
import { keepFields } from './actions-draft.ts'
import { type Draft, nextPage, pages, type StepPage } from './draft.ts'
import { limitsOn } from './limits.ts'
import { DetailsPage, WhoPage } from './pages/applicant.tsx'
import { InformationPage, ObtainPage } from './pages/information.tsx'
import { matchesFor } from './public-matches.ts'
import { type ApplyNeeds, changing, heldAt, toCheckIn, type Visit } from './public-visit.ts'
import { readApplicant, readInformation, readObtain, readWho } from './steps.ts'

/** What a page of the form asks for, and what follows. */
type Step = {
  page: StepPage
  names: readonly string[]
  read: (fields: Fields) => Result<unknown>
  next: StepPage
  show: (visit: Visit, typed: Fields) => Promise<JSX.Element> | JSX.Element
}

const propsOf = ({ ask, shell, toCheck }: Visit, typed: Fields) => ({
  shell,
  typed,
  toCheck,
  notice: ask.notice,
  refusal: ask.refused?.refusal,
})

const applicantFields = (
  'name proofKind proofNumber legalRepresentative contactPerson phone address postcode email ' +
  'stepMail workplace agentName agentProofKind agentProofNumber agentPhone'
).split(' ')

const steps = (needs: ApplyNeeds): readonly Step[] => [
  {
    page: 'who',
    names: ['kind', 'represented'],
    read: readWho,
    next: 'details',
    show: (visit, typed) => (
      <WhoPage
        {...propsOf(visit, typed)}
        privacy={{
          organName: visit.organ.name,
          office: visit.organ.office,
          draftDays: limitsOn(needs.clock.today()).draftDays,
          article17: privacy.article17,
        }}
      />
    ),
  },
  {
    page: 'details',
    names: applicantFields,
    read: readApplicant,
    next: 'proof',
    show: (visit, typed) => (
      <DetailsPage {...propsOf(visit, typed)} mails={needs.mail !== undefined} />
    ),
  },
  {
    page: 'information',
    names: ['title', 'number', 'features'],
    read: readInformation,
    next: 'obtain',
    show: async (visit, typed) => {
      const looked = visit.ask.query.has('looked') && visit.ask.refused === undefined
      return (
        <InformationPage
          {...propsOf(visit, typed)}
          looked={looked}
          matches={looked ? await matchesFor(visit.ask.tx, needs, visit.draft) : []}
          onward={onwardFrom(visit)}
        />
      )
    },
  },
  {
    page: 'obtain',
    names: ['obtainBy', 'carrier'],
    read: readObtain,
    next: 'check',
    show: (visit, typed) => <ObtainPage {...propsOf(visit, typed)} />,
  },
]

/** Where 都不是，继续申请 leads; nowhere while the page itself still lacks something. */
const onwardFrom = ({ draft, toCheck }: Visit): string | undefined => {
  if (!readInformation(draft.fields).ok) return undefined
  return toCheck ? pages[nextPage(draft)] : pages.obtain
}

const saidIn = ({ form }: OpenAsk, { names }: Step): Fields =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]))

/** A person has other certificates than an organisation: what was chosen before falls away. */
const fitting = (draft: Draft, said: Fields): Fields => {
  const was = draft.fields['kind']
  const changed = was !== undefined && (was === 'natural') !== (said['kind'] === 'natural')
  return 'kind' in said && changed ? { ...said, proofKind: '', proofNumber: '' } : said
}

const send = (needs: ApplyNeeds, step: Step) =>
  changing(needs, async (ask, draft): Promise<Sent> => {
    const fields = fitting(draft, saidIn(ask, step))
    if (ask.form.hidden('act') === 'later' || ask.form.hidden('act') === 'look') {
      const kept = await keepFields(ask.tx, needs, draft, { fields: bounded(fields) })
      return ask.form.hidden('act') === 'later' ? later : look(ask, needs, kept)
    }
    orRefuse(step.read({ ...draft.fields, ...fields }))
    const kept = await keepFields(ask.tx, needs, draft, { fields })
    if (step.page === 'information' && kept.looked !== lookedFor(kept)) {
      const found = await matchesFor(ask.tx, needs, kept)
      if (found.length > 0) return look(ask, needs, kept)
    }
    return { to: toCheckIn(ask) ? pages[nextPage(kept)] : pages[step.next] }
  })

const later: Sent = { to: pages.start, notice: '已经保存，随时可以继续填写' }

/** What is kept without being read yet may be wrong, but not without end. */
const bounded = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text.slice(0, 3000)]))

const lookedFor = ({ fields }: Draft): string =>
  `${fields['title'] ?? ''}\n${fields['features'] ?? ''}`

/** 查一查: published documents are shown once for what was typed. */
const look = async (ask: OpenAsk, needs: ApplyNeeds, draft: Draft): Promise<Sent> => {
  await keepFields(ask.tx, needs, draft, { fields: {}, looked: lookedFor(draft) })
  return { to: `${pages.information}?looked=yes${toCheckIn(ask) ? '&to=check' : ''}` }
}

const show = (needs: ApplyNeeds, step: Step) =>
  heldAt(needs, step.page, async (visit) => {
    const typed = { ...visit.draft.fields, ...visit.ask.refused?.form.record }
    return { page: await step.show(visit, typed) }
  })

/** The pages of steps two to four that are forms of text. */
export const stepRoutes = (needs: ApplyNeeds): OpenRoute[] =>
  steps(needs).flatMap((step): OpenRoute[] => {
    const path = pages[step.page]
    return [
      { method: 'get', path, may: 'anyone', as: 'app', audit: null, handle: show(needs, step) },
      {
        method: 'post',
        path,
        may: 'anyone',
        as: 'app',
        audit: null,
        form: show(needs, step),
        handle: send(needs, step),
      },
    ]
  })
