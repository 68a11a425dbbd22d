import { Refused } from '../../kernel/result.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import type { intakeActs } from './acts.ts'
import type { IntakeNeeds } from './actions.ts'
import { contentOf, findingsOf } from './actions-read.ts'
import { comparedRows } from './compared-rows.ts'
import { type Import, importKindNames } from './import.ts'
import { type RowLine, rowSheet, type YearRow, yearRowSheet } from './pages/row-columns.ts'
import { rowsBelow } from './rows.ts'
import { importById } from './store.ts'

type Act = keyof typeof intakeActs

/** @throws Refused where the file has not been compared, or was given up */
const comparedImport = async (ask: Ask): Promise<Import> => {
  const one = await importById(ask.tx, ask.params['id'] ?? '')
  if (!one.summary) throw new Refused({ code: 'intake.absent', message: '还没有比对过' })
  return one
}

const rowsOf = async (ask: Ask, needs: IntakeNeeds, one: Import): Promise<RowLine[]> => {
  const { sheets } = await contentOf(ask.tx, needs, one)
  const { layout } = one
  const grid = layout ? (sheets[layout.sheet]?.rows ?? []) : []
  const entries = layout ? rowsBelow(grid, layout.head).entries.map(({ row }) => row) : []
  return comparedRows(entries, await findingsOf(ask.tx, needs, one), one.stage)
}

/** What became of each row of an import, and the years as they would count, as files. */
export const rowRoutes = (needs: IntakeNeeds): StaffRoute[] => [
  ...exportRoutes<RowLine>({
    list: '/console/intake/:id/rows',
    may: 'intake.read',
    act: 'intake.exportRows' satisfies Act,
    columns: rowSheet,
    open: async (ask) => {
      const one = await comparedImport(ask)
      return {
        name: `${importKindNames[one.kind]}比对结果`,
        rows: await rowsOf(ask, needs, one),
        about: { id: one.id },
      }
    },
  }),
  ...exportRoutes<YearRow>({
    list: '/console/intake/:id/years',
    may: 'intake.read',
    act: 'intake.exportYears' satisfies Act,
    columns: yearRowSheet,
    open: async (ask) => {
      const one = await comparedImport(ask)
      return {
        name: `${importKindNames[one.kind]}各年度表三`,
        rows: (one.summary?.years ?? []).flatMap(({ year, rows }) =>
          rows.map((row) => ({ ...row, year })),
        ),
        about: { id: one.id },
      }
    },
  }),
]
