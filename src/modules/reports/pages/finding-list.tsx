import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { cellId } from '../../../ui/official-table.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { type CheckFinding, type CheckLevel, checkLevelNames } from '../checks/rules.ts'

const tones: Readonly<Record<CheckLevel, Tone>> = {
  error: 'overdue',
  override: 'overdue',
  answer: 'soon',
  notice: 'quiet',
}

type Props = {
  findings: readonly CheckFinding[]
  /** Said where there are none. */
  sound?: string
  /** Where the tables stand: links lead to the cells. */
  at?: string | undefined
  /** What was answered, and the form to answer. */
  below?: (found: CheckFinding) => Child
}

/** 勾稽校验: what was found, each with its level. */
export const FindingList = ({ findings, sound, at, below }: Props): JSX.Element | null => {
  if (findings.length === 0) return sound === undefined ? null : <p class="faint">{sound}</p>
  return (
    <ul class="checks">
      {findings.map((found) => {
        const [first] = found.cells
        return (
          <li>
            <span class="faint">{found.rule}</span>
            <div>
              <Tag label={checkLevelNames[found.severity]} tone={tones[found.severity]} />
              <p>
                {found.message}
                {first !== undefined && at !== undefined && (
                  <a href={`${at}#${cellId(first)}`}>看单元格</a>
                )}
              </p>
              {below?.(found)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
