import { calendarMenu } from './modules/calendar.ts'
import { documentMenu } from './modules/documents.ts'
import { handoverMenu } from './modules/handovers.ts'
import { intakeMenu } from './modules/intake.ts'
import { organMenu } from './modules/organs.ts'
import { disputeMenu } from './modules/remedies.ts'
import { reportMenu } from './modules/reports.ts'
import { requestMenu } from './modules/requests.ts'
import { systemMenu } from './modules/system.ts'
import { templateMenu } from './modules/templates.ts'
import type { MenuPart } from './platform/menu.ts'

const registers: MenuPart = {
  title: '年报与登记簿',
  entries: [
    ...reportMenu.entries,
    ...documentMenu.entries,
    ...disputeMenu.entries,
    ...intakeMenu.entries,
    ...templateMenu.entries,
  ],
}

const system: MenuPart = {
  title: '系统',
  entries: [...calendarMenu.entries, ...systemMenu.entries],
}

/** The console's menu, in the order of the work. */
export const menu: readonly MenuPart[] = [
  { entries: [...requestMenu.entries, ...handoverMenu.entries] },
  registers,
  organMenu,
  system,
]
