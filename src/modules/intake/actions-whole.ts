import { orRefuse } from '../../kernel/result.ts'
import type { Tx } from '../../platform/db.ts'
import type { Actor } from '../../platform/route.ts'
import { confirm, type IntakeNeeds, setColumns, upload } from './actions.ts'
import { readContent } from './actions-read.ts'
import { check, keepRead, run } from './actions-steps.ts'
import type { SheetKind } from './columns.ts'
import { importById } from './store.ts'

/**
 * The whole way of an import at once, with the columns as they were recognised: what the loading of the
 * demonstration does in the place of a clerk. The jobs of the steps find them done.
 */
export const moveIn = async (
  tx: Tx,
  needs: IntakeNeeds,
  actor: Actor,
  file: { kind: SheetKind; name: string; bytes: Uint8Array },
): Promise<void> => {
  const id = await upload(tx, needs, actor, file)
  await keepRead(tx, needs, id, orRefuse(await readContent(file.kind, file.bytes)))
  const { layout, version } = await importById(tx, id)
  if (!layout) throw new Error('a sheet has columns')
  await setColumns(tx, needs, actor, { id, version, layout })
  await check(tx, needs, id)
  await confirm(tx, needs, actor, { id, version: (await importById(tx, id)).version })
  await run(tx, needs, id, async () => {})
}
