import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card, Split } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Steps } from '../../../ui/steps.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { OrganRecord } from '../../organs.ts'
import { type CellPlace, reportHref } from '../cell-links.ts'
import type { ChangedCell } from '../changed.ts'
import type { CheckFinding } from '../checks/rules.ts'
import { type ReportDue, standingOf } from '../due.ts'
import type { Edition, EditionRow, EditionStage, RecordedEdition } from '../edition.ts'
import { unsettled } from '../edition-guard.ts'
import { NextStep } from './course-steps.tsx'
import { happeningOf } from './course-words.ts'
import { Settling } from './settling.tsx'

/** What the person may do with this report. */
export type CourseRights = {
  write: boolean
  publish: boolean
  review: boolean
  /** 职责分离: why this person may neither review nor seal the report as it stands. */
  waits: string | undefined
  giveBack: boolean
  override: boolean
  seal: boolean
}

export type CourseProps = {
  shell: Shell
  place: CellPlace
  organ: OrganRecord
  stamp: number
  number: number
  edition: Edition
  editions: readonly EditionRow[]
  events: readonly RecordedEdition[]
  nameOf: (personId: string) => string
  findings: readonly CheckFinding[]
  due: ReportDue
  today: Day
  /** 摘要 of the sealed copy. */
  sm3: string | undefined
  changed: readonly ChangedCell[]
  changedCases: number
  /** The report of this year was published before the platform was used. */
  isElsewhere: boolean
  may: CourseRights
  keyOf: () => string
  typed: Readonly<Record<string, string>>
  refusal?: Refusal | undefined
}

const marks: Readonly<Record<EditionStage, number>> = {
  drafting: 1,
  review: 2,
  signing: 3,
  sealed: 4,
  published: 5,
}

/** 办理: where the report stands, what is to be done about the checks, and the next step. */
export const CoursePage = (props: CourseProps): JSX.Element => {
  const { shell, place, organ, edition } = props
  const standing = standingOf(props.number > 0 ? edition.stage : undefined, props.due, props)
  const reviewed = organ.separation !== 'two'
  return (
    <ConsolePage
      {...shell}
      title={`${place.year} 年年度报告办理（${organ.name}）`}
      crumbs={[
        { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
        { label: `${place.year} 年`, href: reportHref(place) },
        { label: '办理' },
      ]}
      tags={<Tag label={standing.label} tone={standing.tone} />}
      actions={
        <>
          <ButtonLink href={reportHref(place, '/text')}>文字部分</ButtonLink>
          <ButtonLink href={reportHref(place, '/official')}>正式版式</ButtonLink>
        </>
      }
      refusal={props.refusal}
    >
      <Split side={<Beside {...props} />}>
        <Steps
          steps={['计算', '编写校验', ...(reviewed ? ['审核'] : []), '签发封存', '公布']}
          current={marks[edition.stage] - (!reviewed && marks[edition.stage] > 2 ? 1 : 0)}
        />
        <NextStep {...props} />
        {edition.sealedAt === null ? <Found {...props} /> : <Sealed {...props} />}
        <Course {...props} />
      </Split>
    </ConsolePage>
  )
}

const Found = (props: CourseProps): JSX.Element => {
  const left = unsettled(props.edition, props.findings)
  return (
    <Card
      title="校验问题"
      actions={<ExportLinks list={reportHref(props.place, '/checks')} rows={props.findings} />}
    >
      {left.length > 0 && (
        <Remark tone="soon">还有 {left.length} 项没有处理，处理以前不能封存。</Remark>
      )}
      <Settling {...props} />
    </Card>
  )
}

const Sealed = ({
  edition,
  place,
  number,
  changed,
  changedCases,
  sm3,
}: CourseProps): JSX.Element => (
  <Card title="封存的报告">
    <p>
      第 {number} 版，{edition.sealedOn} 封存。
      <a href={reportHref(place, `/editions/${number}`)}>看封存的报告</a>
    </p>
    {sm3 !== undefined && (
      <p class="faint">
        摘要（SM3）<code>{sm3}</code>
      </p>
    )}
    {changed.length === 0 ? (
      <p class="faint">封存以后，案件和台账的数字没有变化。</p>
    ) : (
      <Remark tone="soon" title={changedTitle(changedCases)}>
        <p>
          现在重新计算，有 {changed.length} 个数字与封存的不同。公布的报告不受影响；要改，请更正。
        </p>
        <ul class="plain">
          {changed.slice(0, 12).map(({ label, before, after }) => (
            <li>
              {label}：封存时 {before}，现在 {after}
            </li>
          ))}
        </ul>
        <p class="links">
          <ExportLinks list={reportHref(place, '/changed')} />
        </p>
      </Remark>
    )}
  </Card>
)

const changedTitle = (cases: number): string =>
  cases > 0 ? `封存后有 ${cases} 件发生变化` : '封存后台账或者申报数发生变化'

const Beside = ({ due, edition, editions, place, today }: CourseProps): JSX.Element => (
  <>
    <Card title="期限和版本">
      <Facts
        rows={[
          ['应当公布', `${due.on} 前`],
          ['依据', due.basis],
          ['今天', today],
          ['编写人', edition.writers.length > 0 ? `${edition.writers.length} 人` : '还没有人编写'],
          ...(edition.reason === null ? [] : ([['更正理由', edition.reason]] as const)),
        ]}
      />
    </Card>
    {editions.length > 0 && (
      <Card title="各版本" actions={<ExportLinks list={reportHref(place, '/versions')} />}>
        <ul class="plain">
          {editions.map((one) => (
            <li>
              {one.sealedOn === null ? (
                <>第 {one.number} 版，正在编制</>
              ) : (
                <>
                  <a href={reportHref(place, `/editions/${one.number}`)}>第 {one.number} 版</a>，
                  {one.sealedOn} 封存{one.publishedOn && `，${one.publishedOn} 公布`}
                </>
              )}
              {one.reason !== null && <p class="faint">更正理由：{one.reason}</p>}
            </li>
          ))}
        </ul>
      </Card>
    )}
  </>
)

const Course = ({ events, nameOf, place }: CourseProps): JSX.Element | null =>
  events.length === 0 ? null : (
    <Card title="办理过程" actions={<ExportLinks list={reportHref(place, '/course')} />}>
      <Timeline
        happenings={events
          .toReversed()
          .slice(0, 60)
          .map((event) => happeningOf(event, nameOf))}
      />
    </Card>
  )
