import type { ReportForm } from '../tables.ts'
import { type CheckFinding, finding } from './rules.ts'

/** CK21. */
export const formInForce = (form: ReportForm, year: number | null): readonly CheckFinding[] =>
  form === '2019' && year !== null && year >= 2021
    ? [
        finding(
          'CK21',
          `${year}年度年报仍用2019年试行格式，应改用国办公开办函〔2021〕30号的格式。`,
          [],
        ),
      ]
    : []

const replacedNotice = /2019[〕\])}】]?\s*60\s*号/

/** CK22. */
export const noticeCited = (prose: string, year: number | null): readonly CheckFinding[] =>
  year !== null && year >= 2021 && replacedNotice.test(prose)
    ? [finding('CK22', '文中引用的国办公开办函〔2019〕60号已被国办公开办函〔2021〕30号替代。', [])]
    : []

const tableOf: Readonly<Record<string, string>> = { 二: 'table2', 三: 'table3', 四: 'table4' }

/** CK23. */
export const tablesPresent = (bareHeadings: readonly string[]): readonly CheckFinding[] =>
  bareHeadings.map((title) =>
    finding('CK23', `“${title}”只有标题，没有表格。`, [tableOf[title.charAt(0)] ?? title]),
  )
