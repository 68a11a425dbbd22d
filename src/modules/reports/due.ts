import law from '../../../law/report-dues.json' with { type: 'json' }
import { addDays, type Day, day, yearOf } from '../../kernel/day.ts'
import type { OrganKind } from '../organs.ts'
import type { EditionStage } from './edition.ts'

/** 公布期限 of a year's report, with what it stands on. */
export type ReportDue = { on: Day; basis: string }

/** When the report of a year is due; the last entry of law/report-dues.json is for all other kinds. */
export const reportDue = (kind: OrganKind, year: number): ReportDue => {
  const entry =
    law.dues.find(({ kinds }) => (kinds as readonly string[]).includes(kind)) ?? law.dues.at(-1)
  if (!entry) throw new RangeError('law/report-dues.json is empty')
  return { on: day(`${year + 1}-${entry.due}`), basis: entry.basis }
}

/** The year in which it was due is over: of a report nobody began here, nothing is known. */
const isLongAgo = ({ on }: ReportDue, today: Day): boolean => yearOf(today) > yearOf(on)

/** How a report stands, seen from its due day. */
export type ReportStanding = {
  label: string
  tone: 'quiet' | 'active' | 'soon' | 'done' | 'overdue'
  isLate: boolean
}

const words: Readonly<Record<EditionStage, readonly [string, ReportStanding['tone']]>> = {
  drafting: ['编制中', 'active'],
  review: ['待审核', 'active'],
  signing: ['待签发', 'active'],
  sealed: ['已封存', 'soon'],
  published: ['已公布', 'done'],
}

type Seen = {
  today: Day
  number?: number | undefined
  /** 公布数 of the year were imported. */
  isElsewhere?: boolean
}

/** A report that nobody began here. */
const unbegun = (due: ReportDue, { today, isElsewhere }: Seen): ReportStanding => {
  if (isElsewhere) return { label: '已在别处公布', tone: 'done', isLate: false }
  if (isLongAgo(due, today)) return { label: '没有在本平台编制', tone: 'quiet', isLate: false }
  return today > due.on
    ? { label: '逾期，未编制', tone: 'overdue', isLate: true }
    : { label: '未编制', tone: 'quiet', isLate: false }
}

/** 未编制、编制中、待审核、待签发、已封存、已公布、已在别处公布; 逾期 where it is not published after its due day. */
export const standingOf = (
  stage: EditionStage | undefined,
  due: ReportDue,
  at: Seen,
): ReportStanding => {
  if (stage === undefined) return unbegun(due, at)
  const [label, tone] = words[stage]
  const isCorrection = (at.number ?? 1) > 1
  if (isCorrection)
    return { label: stage === 'published' ? '已更正公布' : `更正：${label}`, tone, isLate: false }
  const isLate = stage !== 'published' && at.today > due.on
  return isLate ? { label: `逾期，${label}`, tone: 'overdue', isLate } : { label, tone, isLate }
}

/** Days before the due day from which everybody concerned is reminded. */
const reminded = 31

/** The sentence of the reminder, while a report that is due is not published. */
export const dueReminder = (
  year: number,
  due: ReportDue,
  today: Day,
): { text: string; tone: 'soon' | 'overdue' } | undefined => {
  if (today < addDays(due.on, -reminded) || isLongAgo(due, today)) return undefined
  return today > due.on
    ? {
        text: `${year} 年年度报告应当在 ${due.on} 前公布，已经逾期（${due.basis}）。`,
        tone: 'overdue',
      }
    : { text: `${year} 年年度报告应当在 ${due.on} 前公布（${due.basis}）。`, tone: 'soon' }
}
