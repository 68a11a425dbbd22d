import { orRefuse } from '../../kernel/result.ts'
import type { Ask, Page, Sent, StaffRoute } from '../../platform/route.ts'
import type { intakeActs } from './acts.ts'
import { confirmFigures, type IntakeNeeds } from './actions.ts'
import { readFigures } from './console-figures-form.ts'
import { at } from './pages/parts.tsx'

type Act = keyof typeof intakeActs

/** The figures of a published report, confirmed table by table. */
export const figuresRoute = (
  needs: IntakeNeeds,
  show: (ask: Ask) => Promise<Page>,
): StaffRoute => ({
  method: 'post',
  path: '/console/intake/:id/figures',
  may: 'intake.import',
  audit: 'intake.figures' satisfies Act,
  form: show,
  handle: async ({ tx, actor, clock, params, form }): Promise<Sent> => {
    const said = orRefuse(readFigures(form.record, clock.today()))
    const id = params['id'] ?? ''
    const version = Number(form.hidden('version')) || 0
    await confirmFigures(tx, needs, actor, { ...said, id, version })
    return {
      to: at(id),
      notice: `已导入 ${said.year} 年公布的数字${said.withProse ? '和文字' : ''}`,
    }
  },
})
