import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Day, inChinese, weekdayOf } from '../kernel/day.ts'
import { type DayKind, type DerivationDay, isCounted } from '../kernel/term.ts'
import { OnDay } from './facts.tsx'

/** A term with the days it was worked out from (期限推算), as the strip shows it. */
export type DayStripView = {
  /** 答复期限, 补正期限 … */
  label: string
  /** Null while the term stands and will start anew. */
  due: Day | null
  provisional: boolean
  /** 余 8 个工作日, 超期 1 个工作日 … */
  left?: string | undefined
  /** 起算日: the day before the first one listed; not counted itself. */
  startedOn: Day
  /** Assumptions and why the term stands still, in Chinese sentences. */
  notes: readonly string[]
  days: readonly DerivationDay[]
  /** Outlined, where it lies on the strip. */
  today?: Day | undefined
}

/** What a cell says besides its colour. */
const words: Readonly<Record<DayKind, string>> = {
  counted: '计入',
  makeUp: '调休上班',
  weekend: '休息',
  holiday: '放假',
  excluded: '扣除',
}

const signs: Readonly<Record<DayKind, string>> = {
  counted: '',
  makeUp: '班',
  weekend: '休',
  holiday: '假',
  excluded: '扣',
}

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

type Cell = DerivationDay & { /** 第几个工作日; 0 where not counted */ ordinal: number }

const cellsOf = (days: readonly DerivationDay[]): Cell[] => {
  let ordinal = 0
  return days.map((one) => {
    if (isCounted(one)) ordinal += 1
    return { ...one, ordinal: isCounted(one) ? ordinal : 0 }
  })
}

/** 2025年3月 */
const monthOf = ({ day }: DerivationDay): string => inChinese(day).replace(/\d+日$/, '')

const classOf = ({ day, kind }: Cell, first: boolean, { due, today }: DayStripView): string =>
  [
    'day-strip-day',
    kind,
    ...(first ? [`from-${weekdayOf(day)}`] : []),
    ...(day === due ? ['due'] : []),
    ...(day === today ? ['today'] : []),
  ].join(' ')

const Month = ({
  name,
  cells,
  view,
}: {
  name: string
  cells: readonly Cell[]
  view: DayStripView
}): JSX.Element => (
  <section class="day-strip-month">
    <h3>{name}</h3>
    <p class="day-strip-week" aria-hidden="true">
      {weekdays.map((weekday) => (
        <span>{weekday}</span>
      ))}
    </p>
    <ol>
      {cells.map((cell, index) => (
        <li class={classOf(cell, index === 0, view)} title={`${cell.day} ${cell.reason}`}>
          <time datetime={cell.day}>{Number(cell.day.slice(8))}</time>
          <span>
            {signs[cell.kind]}
            {cell.ordinal > 0 && cell.ordinal}
          </span>
        </li>
      ))}
    </ol>
  </section>
)

/** Days in a row that are left out for one reason. */
type Stretch = { from: Day; until: Day; reason: string }

/** Why days were skipped, excluded or made up: everything that is not a plain week. */
const stretchesOf = (days: readonly DerivationDay[]): Stretch[] => {
  const stretches: Stretch[] = []
  let before = ''
  for (const { day, kind, reason } of days) {
    const last = stretches.at(-1)
    if (last && reason === before) last.until = day
    else if (kind !== 'counted' && kind !== 'weekend')
      stretches.push({ from: day, until: day, reason })
    before = reason
  }
  return stretches
}

const Reasons = ({ days }: { days: readonly DerivationDay[] }): JSX.Element => (
  <ul class="day-strip-reasons">
    {stretchesOf(days).map(({ from, until, reason }) => (
      <li>
        <time datetime={from}>{from}</time>
        {until !== from && (
          <>
            {' 至 '}
            <time datetime={until}>{until}</time>
          </>
        )}
        ：{reason}
      </li>
    ))}
  </ul>
)

const Legend = ({ cells }: { cells: readonly Cell[] }): JSX.Element => (
  <p class="day-strip-legend">
    {(['counted', 'makeUp', 'weekend', 'holiday', 'excluded'] as const).flatMap((kind) => {
      const count = cells.filter((cell) => cell.kind === kind).length
      return count === 0 ? [] : [<span class={kind}>{`${words[kind]} ${count} 日`}</span>]
    })}
  </p>
)

/**
 * A date that opens into the days it was worked out from: every day with what it is and why, by month,
 * Monday first. Works without script; in print it is open.
 */
export const DayStrip = ({ view }: { view: DayStripView }): JSX.Element => {
  const cells = cellsOf(view.days)
  const months = [...Map.groupBy(cells, monthOf)]
  return (
    <details class="day-strip">
      <summary>
        {view.label}{' '}
        {view.due ? <OnDay on={view.due} provisional={view.provisional} /> : <span>待定</span>}
        {view.left && <span class="day-strip-left">{view.left}</span>}
        <span class="day-strip-open">逐日推算</span>
      </summary>
      <p class="hint">
        自 <time datetime={view.startedOn}>{view.startedOn}</time>{' '}
        起算，当日不计入（《民法典》第二百零一条）。
      </p>
      {view.provisional && (
        <p class="day-strip-provisional">
          暂定日期：相应年份的放假通知尚未载入，暂按周末推算，载入后重新计算，不写入文书。
        </p>
      )}
      {view.notes.map((note) => (
        <p>{note}</p>
      ))}
      <Legend cells={cells} />
      <div class="day-strip-months">
        {months.map(([name, inMonth]) => (
          <Month name={name} cells={inMonth} view={view} />
        ))}
      </div>
      <Reasons days={view.days} />
    </details>
  )
}
