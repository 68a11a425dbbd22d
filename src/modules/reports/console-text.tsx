import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { changeEdition, type EditionNeeds } from './actions-edition.ts'
import { preparedFor, stampOf } from './actions-prepared.ts'
import type { reportActs } from './acts.ts'
import { reportHref } from './cell-links.ts'
import { holds, ownPlaceOf, type Place, placeOf } from './console-place.ts'
import { longTexts } from './edition-guard.ts'
import { TextPage } from './pages/text.tsx'
import {
  openingOf,
  type Passage,
  passageKeys,
  passages,
  type Texts,
  textsOfPaper,
} from './passages.ts'

type Act = keyof typeof reportActs

const typedTexts = (typed: Readonly<Record<string, string>>): Texts =>
  Object.fromEntries(passageKeys.map((key) => [key, typed[key] ?? ''])) as Texts

const show = async (ask: Ask): Promise<Page> => {
  const place = await placeOf(ask)
  const prepared = await preparedFor(ask.tx, place)
  const { edition, figures, lastYear, report, row } = prepared
  const { refused } = ask
  const isStale = refused?.refusal.code === 'reports.stale'
  return {
    page: (
      <TextPage
        shell={ask.shell}
        place={place}
        organName={report.organName}
        stamp={stampOf(prepared)}
        number={row?.number ?? 1}
        idempotencyKey={randomUUID()}
        mayWrite={
          place.isOwn && holds(ask, 'reports.write') && (!row || edition.stage === 'drafting')
        }
        stage={edition.stage}
        stored={edition.texts}
        texts={refused ? typedTexts(refused.form.record) : edition.texts}
        conflict={isStale}
        refusal={refused?.refusal}
        figures={figures}
        findings={prepared.findings}
        lastYear={lastYear && textsOfPaper(lastYear)}
      />
    ),
  }
}

const isPassage = (text: string): text is Passage => Object.hasOwn(passages, text)

/** 插入: the figure chosen goes to the end of the passage chosen; nothing where none was chosen. */
const inserted = (texts: Texts, { form }: Ask): Texts => {
  const [figure, into] = [form.text('figure'), form.text('into')]
  if (form.text('also') !== 'insert' || figure === '' || !isPassage(into)) return texts
  return { ...texts, [into]: `${texts[into]}{{${figure}}}` }
}

/** 起稿: a passage that is still blank begins with its figures. */
const begun = async (texts: Texts, ask: Ask, place: Place): Promise<Texts> => {
  const key = ask.form.text('also').replace(/^begin-/, '')
  if (!ask.form.text('also').startsWith('begin-') || !isPassage(key) || texts[key].trim() !== '')
    return texts
  const { fees } = await preparedFor(ask.tx, place)
  return { ...texts, [key]: openingOf(key, fees.notices === 0) ?? '' }
}

const save =
  (needs: EditionNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const place = await ownPlaceOf(ask)
    const texts = await begun(inserted(typedTexts(ask.form.record), ask), ask, place)
    const long = longTexts(texts)
    if (long) throw new Refused(long)
    const stamp = Number(ask.form.hidden('version'))
    await changeEdition(ask.tx, needs, ask, { ...place, stamp, command: { act: 'save', texts } })
    const also = ask.form.text('also')
    const into = also === 'insert' ? ask.form.text('into') : also.replace(/^begin-/, '')
    const notice = also === 'insert' ? '已保存，并在文末插入' : '已保存，并已起稿'
    return isPassage(into)
      ? { to: reportHref(place, `/text#f-${into}`), notice }
      : { to: reportHref(place, '/text'), notice: '已保存' }
  }

const at = '/console/reports/:organ/:year/text'

/** 文字部分: the six sections as they are written, with last year's alongside. */
export const textRoutes = (needs: EditionNeeds): StaffRoute[] => [
  { method: 'get', path: at, may: 'reports.read', audit: null, handle: show },
  {
    method: 'post',
    path: at,
    may: 'reports.write',
    audit: 'reports.save' satisfies Act,
    form: show,
    handle: save(needs),
  },
]
