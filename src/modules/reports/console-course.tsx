import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { organById, personNames } from '../organs.ts'
import {
  changeEdition,
  correctReport,
  type EditionNeeds,
  personIdsOf,
  separationOf,
} from './actions-edition.ts'
import { preparedFor, stampOf, wholeYear } from './actions-prepared.ts'
import { handedOut, printReport } from './actions-print.ts'
import type { reportActs } from './acts.ts'
import { reportHref } from './cell-links.ts'
import { holds, ownPlaceOf, type Place, placeOf, reviewedPlaceOf } from './console-place.ts'
import { sealedOf } from './console-sealed.ts'
import type { Edition } from './edition.ts'
import { type EditionCommand, isWriter, mayPass } from './edition-guard.ts'
import { priorFigures } from './store-prior.ts'
import { CoursePage, type CourseRights } from './pages/course.tsx'
import { SealedPage } from './pages/official.tsx'
import { type ReportFormat, reportFormats } from './paper.ts'
import { reportDue } from './due.ts'
import { editionsOf } from './store-edition.ts'
import { sealedFile, sealedPaper } from './store-sealed.ts'

type Act = keyof typeof reportActs

const rightsOf = async (ask: Ask, place: Place, edition: Edition): Promise<CourseRights> => {
  const { isOwn, isEntrusted } = place
  const isReviewer = isOwn || isEntrusted
  const separation = await separationOf(ask.tx, place.organId, ask.actor)
  const personIds = personIdsOf(ask.actor)
  const passed = mayPass(edition, { personIds, separation })
  return {
    write: isOwn && holds(ask, 'reports.write'),
    publish: isOwn && holds(ask, 'reports.publish'),
    review: isReviewer && holds(ask, 'reports.review'),
    waits: passed.ok ? undefined : passed.refusal.message,
    giveBack: isReviewer && holds(ask, 'reports.return'),
    override: isReviewer && holds(ask, 'reports.override') && !isWriter(edition, { personIds }),
    seal: isReviewer && holds(ask, 'reports.seal'),
  }
}

const show = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const { tx, refused, clock } = ask
  const prepared = await preparedFor(tx, wholeYear(place))
  const { events, edition, row } = prepared
  const organ = await organById(tx, place.organId)
  if (!organ) throw new Error(`organ ${place.organId} is gone`)
  return {
    page: (
      <CoursePage
        {...prepared}
        {...await sealedOf(ask, place, prepared)}
        shell={ask.shell}
        place={place}
        organ={organ}
        stamp={stampOf(prepared)}
        number={row?.number ?? 0}
        nameOf={await namesIn(
          ask,
          events.map(({ by }) => by),
        )}
        findings={edition.sealedAt ? [] : prepared.findings}
        due={reportDue(organ.kind, place.year)}
        isElsewhere={
          row === undefined && (await priorFigures(tx, organ.id, place.year)) !== undefined
        }
        today={clock.today()}
        may={await rightsOf(ask, place, edition)}
        keyOf={randomUUID}
        typed={refused?.form.record ?? {}}
        refusal={refused?.refusal}
      />
    ),
  }
}

const namesIn = async (ask: Ask, ids: readonly string[]): Promise<(id: string) => string> => {
  const names = await personNames(ask.tx, [...new Set(ids)])
  return (id) => names.get(id) ?? ''
}

type Reading = (ask: Ask) => EditionCommand

type Step = {
  path: string
  may: string
  audit: Act
  placeOf: (ask: Ask) => Promise<Place>
  read: Reading
  done: string
}

const settling =
  (act: 'answer' | 'override'): Reading =>
  ({ form }) => ({
    act,
    rule: form.text('rule'),
    message: form.text('message'),
    text: form.text('text'),
  })

const plain =
  (act: 'submit' | 'approve' | 'seal' | 'publish'): Reading =>
  () => ({ act })

const steps: readonly Step[] = [
  {
    path: 'answer',
    may: 'reports.write',
    audit: 'reports.answer',
    placeOf: ownPlaceOf,
    read: settling('answer'),
    done: '已答复',
  },
  {
    path: 'override',
    may: 'reports.override',
    audit: 'reports.override',
    placeOf: reviewedPlaceOf,
    read: settling('override'),
    done: '已记下理由',
  },
  {
    path: 'submit',
    may: 'reports.write',
    audit: 'reports.submit',
    placeOf: ownPlaceOf,
    read: plain('submit'),
    done: '已提交审核签发',
  },
  {
    path: 'approve',
    may: 'reports.review',
    audit: 'reports.approve',
    placeOf: reviewedPlaceOf,
    read: plain('approve'),
    done: '审核通过，送领导签发',
  },
  {
    path: 'return',
    may: 'reports.return',
    audit: 'reports.return',
    placeOf: reviewedPlaceOf,
    read: ({ form }) => ({ act: 'return', reason: form.text('reason') }),
    done: '已退回',
  },
  {
    path: 'seal',
    may: 'reports.seal',
    audit: 'reports.seal',
    placeOf: reviewedPlaceOf,
    read: plain('seal'),
    done: '已签发封存，数字和文字从此不再变化',
  },
  {
    path: 'publish',
    may: 'reports.publish',
    audit: 'reports.publish',
    placeOf: ownPlaceOf,
    read: plain('publish'),
    done: '已公布',
  },
]

const at = '/console/reports/:organ/:year'

const stampIn = (ask: Ask): number => Number(ask.form.hidden('version'))

const stepRoute = (needs: EditionNeeds, step: Step): StaffRoute => ({
  method: 'post',
  path: `${at}/${step.path}`,
  may: step.may,
  audit: step.audit,
  form: show,
  handle: async (ask): Promise<Sent> => {
    const place = await step.placeOf(ask)
    const command = step.read(ask)
    await changeEdition(ask.tx, needs, ask, { ...place, stamp: stampIn(ask), command })
    return { to: reportHref(place, '/course'), notice: step.done }
  },
})

const correct = async (ask: Ask): Promise<Sent> => {
  const place = await ownPlaceOf(ask)
  const reason = ask.form.text('correction')
  await correctReport(ask.tx, ask, { ...place, stamp: stampIn(ask) }, reason)
  return { to: reportHref(place, '/text'), notice: '已开始更正：改好以后重新送审、签发、公布' }
}

/** A sealed edition, the latest or an earlier one. @throws Refused where it is not sealed */
const editionAsked = async (ask: Ask) => {
  const place = await placeOf(ask)
  const number = Number(ask.params['number'])
  const row = (await editionsOf(ask.tx, place)).find((one) => one.number === number)
  const sealed = row && (await sealedPaper(ask.tx, row.id))
  if (!sealed)
    throw new Refused({ code: 'reports.absent', message: '没有这个版本，或者它还没有封存' })
  return { place, row, ...sealed }
}

const edition = async (ask: Ask): Promise<Page> => ({
  page: <SealedPage shell={ask.shell} {...await editionAsked(ask)} />,
})

const isFormat = (text: string): text is ReportFormat => Object.hasOwn(reportFormats, text)

const file = async (ask: Ask): Promise<Download> => {
  const { row, paper } = await editionAsked(ask)
  const format = ask.params['format'] ?? ''
  if (!isFormat(format)) throw new Refused({ code: 'reports.absent', message: '没有这种格式' })
  const bytes =
    (await sealedFile(ask.tx, row.id, format)) ??
    (await printReport(paper, format, ask.shell.demo ? '演示' : undefined))
  return handedOut(paper, format, bytes)
}

const read = (path: string, handle: (ask: Ask) => Promise<Page | Download>): StaffRoute => ({
  method: 'get',
  path,
  may: 'reports.read',
  audit: null,
  handle,
})

/** 办理: review, signature and sealing, publication, correction, and the sealed editions. */
export const courseRoutes = (needs: EditionNeeds): StaffRoute[] => [
  read(`${at}/course`, show),
  read(`${at}/editions/:number`, edition),
  read(`${at}/editions/:number/:format`, file),
  ...steps.map((step) => stepRoute(needs, step)),
  {
    method: 'post',
    path: `${at}/correct`,
    may: 'reports.write',
    audit: 'reports.correct' satisfies Act,
    form: show,
    handle: correct,
  },
]
