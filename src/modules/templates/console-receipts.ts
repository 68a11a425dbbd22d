import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, StaffRoute } from '../../platform/route.ts'
import { organById, organsAll, personNames } from '../organs.ts'
import { mayKeep, type Pack } from './pack.ts'
import type { ReceiptLine } from './pages/pack.tsx'
import { receiptSheet } from './pages/receipt-columns.ts'
import { packById } from './actions.ts'
import { receiptsOf, remindersOf } from './store.ts'

/** Whether the person's organ keeps the county's packs. */
export const keeps = async ({ tx, actor }: Ask): Promise<boolean> => {
  const organ = await organById(tx, actor.organId)
  return organ !== undefined && mayKeep(organ).ok
}

/** 签收情况 for the organ that keeps the pack; nobody else sees any. */
export const receiptLines = async (ask: Ask, pack: Pack): Promise<ReceiptLine[]> => {
  const { tx, actor } = ask
  if (pack.organId !== actor.organId || !(await keeps(ask))) return []
  const names = new Map((await organsAll(tx)).map(({ id, name }) => [id, name]))
  const receipts = new Map((await receiptsOf(tx, pack.id)).map((one) => [one.organId, one]))
  const reminded = new Map((await remindersOf(tx, pack.id)).map((one) => [one.organId, one]))
  const people = await personNames(
    tx,
    [...receipts.values()].map(({ by }) => by),
  )
  return pack.sentTo
    .map((organId) => {
      const receipt = receipts.get(organId)
      return {
        organ: names.get(organId) ?? organId,
        by: receipt && (people.get(receipt.by) ?? ''),
        on: receipt?.on,
        reminded: reminded.get(organId),
      }
    })
    .toSorted((one, other) => Number(one.on !== undefined) - Number(other.on !== undefined))
}

/** 签收情况 of a version as a file. */
export const receiptRoutes = (): StaffRoute[] =>
  exportRoutes<ReceiptLine>({
    list: '/console/templates/:id/receipts',
    may: 'templates.read',
    act: 'templates.export',
    columns: receiptSheet,
    open: async (ask) => {
      const pack = await packById(ask.tx, ask.params['id'] ?? '')
      return {
        name: `${pack.title}（第${pack.version}版）签收情况`,
        rows: await receiptLines(ask, pack),
        about: { id: pack.id },
      }
    },
  })
