import { statfs } from 'node:fs/promises'
import type { Calendar } from '../../kernel/calendar.ts'
import { masterKeyState } from '../../platform/key-file.ts'
import { fontsInUse } from '../../platform/paper/fonts.ts'
import { readVerified } from '../../platform/verify/record.ts'
import { version } from '../../platform/version.ts'
import type { SystemState } from './state.ts'

/** What the database does not know of the installation: program, folder, key file, fonts. */
export type MachineState = Omit<SystemState, 'queues' | 'migrations' | 'database'> & {
  embedded: boolean
}

type Machine = {
  dataDir: string
  embedded: boolean
  calendar: () => Calendar
  /** Where mail goes, in words. */
  mail?: string | undefined
}

/** Looks at the machine anew at every call. */
export const machineStateOf = async ({
  dataDir,
  embedded,
  calendar,
  mail,
}: Machine): Promise<MachineState> => {
  const { bavail, bsize } = await statfs(dataDir)
  const { years, knownUntil } = calendar()
  const verified = await readVerified(dataDir)
  return {
    version,
    node: process.version,
    embedded,
    dataFolder: dataDir,
    freeGigabytes: Math.floor((bavail * bsize) / 1e8) / 10,
    key: await masterKeyState(dataDir),
    fonts: fontsInUse().map(({ name, family, standIn }) => ({ role: name, family, standIn })),
    calendar: {
      years: [...years].toSorted((one, other) => one - other),
      knownUntil,
    },
    ...(mail !== undefined && { mail }),
    ...(verified && { verified }),
  }
}
