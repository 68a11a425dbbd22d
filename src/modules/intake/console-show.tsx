import { randomUUID } from 'node:crypto'
import { beijingMinute } from '../../platform/clock.ts'
import type { Ask, Page } from '../../platform/route.ts'
import type { Fact } from '../../ui/facts.tsx'
import { organById, personNames } from '../organs.ts'
import { channelNames } from '../requests.ts'
import { contentOf, findingsOf } from './actions-read.ts'
import type { IntakeNeeds } from './actions.ts'
import { headingsAt, type LearntHeadings, recognise, type SheetKind } from './columns.ts'
import { codes, mayImport } from './console-codes.ts'
import { isOtherSheet, readHead } from './console-forms.ts'
import { fieldsOfRead, findingsInFigures } from './console-figures-form.ts'
import { type Content, type Import, importKindNames, isBusy, type Layout } from './import.ts'
import { CheckedPage } from './pages/checked.tsx'
import { ColumnsPage } from './pages/columns.tsx'
import { FiguresPage } from './pages/figures.tsx'
import { at } from './pages/parts.tsx'
import { BusyPage, OverPage } from './pages/state.tsx'
import { layoutOfSheet } from './sheets.ts'
import { headingsLearnt, importById, progressOf } from './store.ts'

type Typed = Readonly<Record<string, string>>

const perPage = 50

const pageOf = (ask: Ask, name: string): number =>
  Math.min(Math.max(Math.trunc(Number(ask.query.get(name)) || 1), 1), 10_000)

const first: Layout = { sheet: 0, head: { row: 0, rows: 1 }, mapping: {}, channel: 'signedPost' }

/** What the form asks to see: another sheet from its own headings on, or the headings of the row it names. */
const askedFor = (
  fields: Typed,
  { sheets }: Content,
  { kind, learnt }: { kind: SheetKind; learnt: LearntHeadings },
): Partial<Layout> => {
  if (isOtherSheet(fields)) return layoutOfSheet(kind, sheets, Number(fields['sheet']), learnt)
  const place = readHead(fields, { sheets })
  if (!place.ok) return {}
  const rows = sheets[place.value.sheet]?.rows ?? []
  return { ...place.value, mapping: recognise(kind, headingsAt(rows, place.value.head), learnt) }
}

/** Asked to recognise anew, the page shows the headings of the row that was named. */
const layoutOf = async (ask: Ask, one: Import, content: Content): Promise<Layout> => {
  const kept = one.layout ?? first
  const fields = ask.refused?.form.record
  if (fields?.['headRow'] === undefined) return kept
  const kind = one.kind as SheetKind
  const learnt = await headingsLearnt(ask.tx, one.organId, kind)
  return { ...kept, ...askedFor(fields, content, { kind, learnt }) }
}

const columnsPage = async (ask: Ask, needs: IntakeNeeds, one: Import): Promise<Page> => {
  const content = await contentOf(ask.tx, needs, one)
  const layout = await layoutOf(ask, one, content)
  const { refused, shell } = ask
  const typed = refused?.form.record
  return {
    page: (
      <ColumnsPage
        shell={shell}
        one={one}
        layout={layout}
        content={content}
        channels={channelNames}
        keyOf={randomUUID}
        typed={typed && isAskedAnew(typed) ? anew(typed) : typed}
        refusal={refused?.refusal}
      />
    ),
  }
}

const isAskedAnew = (typed: Typed): boolean => typed['again'] !== undefined || isOtherSheet(typed)

/** Recognised anew, what was chosen for the columns before is left out; of another sheet, its place as well. */
const anew = (typed: Typed): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) =>
      isOtherSheet(typed) ? name === 'channel' : !/^c\d+$/.test(name),
    ),
  )

const checkedPage = async (ask: Ask, needs: IntakeNeeds, one: Import): Promise<Page> => ({
  page: (
    <CheckedPage
      shell={ask.shell}
      one={one}
      summary={
        one.summary ?? {
          entries: 0,
          good: 0,
          faulty: 0,
          existing: 0,
          passed: 0,
          open: 0,
          years: [],
        }
      }
      findings={await findingsOf(ask.tx, needs, one)}
      codes={codes}
      faultPage={pageOf(ask, 'faults')}
      heedPage={pageOf(ask, 'heeds')}
      perPage={perPage}
      mayImport={mayImport(ask)}
      keyOf={randomUUID}
      refusal={ask.refused?.refusal}
    />
  ),
})

const figuresPage = async (ask: Ask, needs: IntakeNeeds, one: Import): Promise<Page> => {
  const { report: read } = await contentOf(ask.tx, needs, one)
  const organ = await organById(ask.tx, one.organId)
  const { refused, shell } = ask
  const known = read ?? {
    unit: null,
    year: null,
    tables: { table2: null, table3: null, table4: null },
    prose: { sections: {} },
    unread: [],
    isSuggestion: false,
  }
  return {
    page: (
      <FiguresPage
        shell={shell}
        one={one}
        read={known}
        organName={organ?.name ?? ''}
        findings={findingsInFigures(known)}
        fields={refused?.form.record ?? fieldsOfRead(known)}
        keyOf={randomUUID}
        refusal={refused?.refusal}
      />
    ),
  }
}

const minute = (when: Date | null): string => (when ? beijingMinute(when.toISOString()) : '')

const resultOf = ({ kind, summary }: Import): string => {
  if (!summary) return ''
  if (kind === 'report') return `${summary.years[0]?.year ?? ''} 年公布的数字`
  return `${summary.good} 件；有错误没有导入 ${summary.faulty} 行，已经登记过 ${summary.existing} 行`
}

const factsOf = async (ask: Ask, one: Import, fileName: string): Promise<Fact[]> => {
  const { by, confirmedBy, undoneBy } = one
  const names = await personNames(ask.tx, [by, confirmedBy ?? by, undoneBy ?? by])
  const done = (label: string, person: string | null, when: Date | null, more = ''): Fact[] =>
    person === null ? [] : [[label, `${names.get(person) ?? ''} ${minute(when)}${more}`]]
  const mayFetch = one.stage !== 'dropped' && mayImport(ask)
  return [
    ['文件', mayFetch ? <a href={at(one.id, 'file')}>{fileName}</a> : fileName],
    ['种类', importKindNames[one.kind]],
    ...done('上传', by, one.at),
    ...done('确认导入', confirmedBy, one.confirmedAt),
    ...(one.doneAt === null ? [] : [['导入', resultOf(one)] as const]),
    ...done('撤销', undoneBy, one.undoneAt, `：${one.reason ?? ''}`),
  ]
}

const statePage = async (ask: Ask, needs: IntakeNeeds, one: Import): Promise<Page> => {
  const fileName = (await needs.files.nameOf(ask.tx, one.fileId)) ?? '（已删除的文件）'
  const props = {
    shell: ask.shell,
    one,
    fileName,
    facts: await factsOf(ask, one, fileName),
    progress: await progressOf(ask.tx, one.id),
    mayImport: mayImport(ask),
    keyOf: randomUUID,
    typed: ask.refused?.form.record,
    refusal: ask.refused?.refusal,
  }
  return { page: isBusy(one.stage) ? <BusyPage {...props} /> : <OverPage {...props} /> }
}

const wantsColumns = (ask: Ask): boolean =>
  ask.query.get('columns') === 'yes' || ask.refused?.form.record['headRow'] !== undefined

/** An import wherever it stands. */
export const show =
  (needs: IntakeNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const one = await importById(ask.tx, ask.params['id'] ?? '')
    if (one.stage === 'mapping' && mayImport(ask))
      return one.kind === 'report' ? figuresPage(ask, needs, one) : columnsPage(ask, needs, one)
    if (one.stage === 'checked')
      return wantsColumns(ask) && mayImport(ask)
        ? columnsPage(ask, needs, one)
        : checkedPage(ask, needs, one)
    return statePage(ask, needs, one)
  }
