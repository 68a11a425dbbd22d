import { join } from 'node:path'

/** What lies where under DATA_DIR, apart from the database and the keys. */
export const foldersIn = (dataDir: string): { files: string; anchors: string } => ({
  files: join(dataDir, 'files'),
  anchors: join(dataDir, 'anchors'),
})
