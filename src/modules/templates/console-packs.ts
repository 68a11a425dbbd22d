import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import { letterKindList } from '../requests.ts'
import { packById } from './actions.ts'
import { type KindLine, kindSheet, type PackLine, packSheet } from './pages/pack-columns.ts'
import { packInForce, packsSeen, receivedBy } from './store.ts'

/** The versions this organ may see, each with whether letters are written by it and whether it waits for a receipt. */
export const packLines = async ({ tx, actor, clock }: Ask): Promise<PackLine[]> => {
  const inForce = await packInForce(tx, clock.today())
  const received = new Set(await receivedBy(tx, actor.organId))
  return (await packsSeen(tx)).map((pack) => ({
    ...pack,
    inUse: pack.id === inForce?.id,
    waits: pack.sentTo.includes(actor.organId) && !received.has(pack.id),
  }))
}

/** 文书模板包 and the free paragraphs of one version, as files. */
export const packExportRoutes = (): StaffRoute[] => [
  ...exportRoutes<PackLine>({
    list: '/console/templates',
    may: 'templates.read',
    act: 'templates.exportPacks',
    columns: packSheet,
    open: async (ask) => ({ name: '文书模板包清单', rows: await packLines(ask) }),
  }),
  ...exportRoutes<KindLine>({
    list: '/console/templates/:id/kinds',
    may: 'templates.read',
    act: 'templates.exportKinds',
    columns: kindSheet,
    open: async (ask) => {
      const pack = await packById(ask.tx, ask.params['id'] ?? '')
      return {
        name: `${pack.title}（第${pack.version}版）自由段落`,
        rows: letterKindList.map(({ kind, title }) => ({ title, texts: pack.texts[kind] ?? {} })),
        about: { id: pack.id },
      }
    },
  }),
]
