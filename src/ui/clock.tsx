import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../kernel/day.ts'
import { OnDay } from './facts.tsx'
import type { Tone } from './tag.tsx'

/** A running term as the pages show it; every number is derived from the events, none is stored. */
export type ClockView = {
  /** 答复期限, 补正期限 … */
  label: string
  /** Absent while it is paused and the end is not known. */
  due?: Day | undefined
  /** Working days gone by and in all; more used than there are means overdue. */
  used: number
  total: number
  /** Why the term stands still, e.g. 征求第三方意见期间不计入. */
  paused?: string | undefined
  /** The day it was met. */
  metOn?: Day | undefined
  /** 暂定: the holiday notice for that year is not out yet. */
  provisional?: boolean | undefined
  /** Further words, e.g. 已延长 20 个工作日. */
  note?: string | undefined
  basis?: string | undefined
  /** 个工作日 unless told otherwise. */
  unit?: string | undefined
}

/** Terms with so many working days left are shown as nearly due. */
const soonAt = 3

/** How a term is coloured and named. */
export const toneOf = (clock: ClockView): Tone => {
  if (clock.used > clock.total) return 'overdue'
  if (clock.metOn) return 'done'
  if (clock.paused) return 'quiet'
  return clock.total - clock.used <= soonAt ? 'soon' : 'active'
}

const share = (clock: ClockView): number =>
  clock.total <= 0 ? 1 : Math.min(Math.max(clock.used / clock.total, 0), 1)

/** 余 8 个工作日, 超期 1 个工作日, 计时暂停, 已办结. */
export const leftInWords = (clock: ClockView): string => {
  const left = clock.total - clock.used
  const unit = clock.unit ?? '个工作日'
  if (left < 0) return `超期 ${-left} ${unit}${clock.metOn ? '办结' : ''}`
  if (clock.metOn) return '已办结'
  if (clock.paused) return `暂停，余 ${left} ${unit}`
  return left === 0 ? '今日到期' : `余 ${left} ${unit}`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Circumference of the ring: radius 52. */
const turn = 2 * Math.PI * 52

const Ring = ({ clock }: { clock: ClockView }): JSX.Element => {
  const full = clock.metOn !== undefined || clock.used > clock.total
  const drawn = full ? 1 : 1 - share(clock)
  return (
    <svg class="ring" viewBox="0 0 120 120" width="132" height="132" aria-hidden="true">
      <circle class="track" cx="60" cy="60" r="52" />
      {drawn > 0 && (
        <circle
          class="drawn"
          cx="60"
          cy="60"
          r="52"
          stroke-dasharray={`${round(turn * drawn)} ${round(turn)}`}
          transform="rotate(-90 60 60)"
        />
      )}
      {clock.metOn ? (
        <path class="check" d="M42 61l13 13 24-27" />
      ) : (
        <>
          <text class="big" x="60" y="62">
            {Math.abs(clock.total - clock.used)}
          </text>
          <text x="60" y="82">
            {clock.unit ?? '个工作日'}
          </text>
        </>
      )}
    </svg>
  )
}

/** The due date of a case: what is left, the last day, what has been used, whether it stands still. */
export const Clock = ({ clock }: { clock: ClockView }): JSX.Element => {
  const tone = toneOf(clock)
  return (
    <div class={`card clock tone-${tone}`}>
      <Ring clock={clock} />
      <p class="clock-left">{leftInWords(clock)}</p>
      <p class="clock-due">
        {clock.label}{' '}
        {clock.due ? (
          <OnDay on={clock.due} provisional={clock.provisional ?? false} />
        ) : (
          '待恢复计时后确定'
        )}
      </p>
      <ClockNotes clock={clock} />
    </div>
  )
}

const ClockNotes = ({ clock }: { clock: ClockView }): JSX.Element => (
  <div class="clock-notes">
    <p>
      已用 {clock.used} / {clock.total} {clock.unit ?? '个工作日'}
      {clock.metOn && (
        <>
          ，<OnDay on={clock.metOn} /> 办结
        </>
      )}
    </p>
    {clock.paused && <p>计时暂停：{clock.paused}</p>}
    {clock.note && <p>{clock.note}</p>}
    {clock.provisional && <p>节假日安排尚未公布，期限届时重新计算。</p>}
    {clock.basis && <p class="basis">依据：{clock.basis}</p>}
  </div>
)

/** The same in one table cell: a bar and the words. */
export const ClockBar = ({ clock }: { clock: ClockView }): JSX.Element => (
  <span class={`clock-bar tone-${toneOf(clock)}`}>
    <svg viewBox="0 0 80 6" width="80" height="6" aria-hidden="true">
      <rect class="track" width="80" height="6" rx="3" />
      <rect class="drawn" width={round(80 * (clock.metOn ? 1 : share(clock)))} height="6" rx="3" />
    </svg>
    <span>{leftInWords(clock)}</span>
  </span>
)
