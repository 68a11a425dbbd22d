import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { audit } from '../../platform/audit.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { MenuPart } from '../../platform/menu.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import type { systemActs } from './acts.ts'
import { SystemPage } from './pages/system.tsx'
import { fontSheet, migrationSheet, queueSheet } from './pages/system-columns.ts'
import { mailInWords, type Queue, type SystemState } from './state.ts'
import type { MachineState } from './store-machine.ts'
import { databaseOf, migrationsOf, queuesOf } from './store.ts'

export type SystemNeeds = {
  jobs: Jobs
  machineState: () => Promise<MachineState>
  /** The queue of the notices by e-mail. */
  mailQueue: string
}

const show = async ({ machineState, mailQueue }: SystemNeeds, ask: Ask): Promise<Page> => {
  const { embedded, ...machine } = await machineState()
  const state: SystemState = {
    ...machine,
    database: { ...(await databaseOf(ask.tx)), embedded },
    queues: await queuesOf(ask.tx),
    migrations: await migrationsOf(ask.tx),
  }
  const refusal = ask.refused?.refusal
  return {
    page: (
      <SystemPage
        shell={ask.shell}
        state={state}
        mail={mailInWords(state, mailQueue)}
        today={ask.clock.today()}
        keyOf={randomUUID}
        refusal={refusal}
      />
    ),
  }
}

const retry: keyof typeof systemActs = 'system.retryJobs'

const take = {
  may: 'system.look',
  act: 'system.export' satisfies keyof typeof systemActs,
}

/** The lists of 系统状态 as files. */
const exportsOf = ({ machineState }: SystemNeeds): StaffRoute[] => [
  ...exportRoutes<Queue>({
    ...take,
    list: '/console/system/queues',
    columns: queueSheet,
    open: async ({ tx }) => ({ name: '后台任务', rows: await queuesOf(tx) }),
  }),
  ...exportRoutes({
    ...take,
    list: '/console/system/fonts',
    columns: fontSheet,
    open: async () => ({ name: '文书字体', rows: (await machineState()).fonts }),
  }),
  ...exportRoutes({
    ...take,
    list: '/console/system/migrations',
    columns: migrationSheet,
    open: async ({ tx }) => ({ name: '数据库版本记录', rows: await migrationsOf(tx) }),
  }),
]

/** 系统状态, for administrators. */
export const systemRoutes = (needs: SystemNeeds): StaffRoute[] => [
  {
    method: 'get',
    path: '/console/system',
    may: 'system.look',
    audit: null,
    handle: (ask) => show(needs, ask),
  },
  ...exportsOf(needs),
  {
    method: 'post',
    path: '/console/system/queues/:queue/retry',
    may: 'system.mend',
    audit: retry,
    form: (ask) => show(needs, ask),
    handle: async ({ tx, actor, clock, params }) => {
      const queue = params['queue'] ?? ''
      const known = (await queuesOf(tx)).some(({ name }) => name === queue)
      if (!known) throw new Refused({ code: 'system.absent', message: '没有这个任务队列' })
      const count = await needs.jobs.retryFailed(tx, queue)
      await audit(tx, actor, { act: retry, subject: queue, at: clock.now(), detail: { count } })
      return { to: '/console/system', notice: `已将 ${count} 项失败的任务重新排队` }
    },
  },
]

export const systemMenu: MenuPart = {
  title: '系统',
  entries: [{ href: '/console/system', label: '系统状态', may: 'system.look' }],
}
