import { text as readAll } from 'node:stream/consumers'
import { orRefuse, Refused } from '../kernel/result.ts'
import { readSettings } from '../platform/config.ts'
import { readMasterKey, restoreMasterKey } from '../platform/key-file.ts'
import { keyOfRecoveryCode } from '../platform/recovery-code.ts'
import { askOnTerminal } from './ask.ts'

/**
 * `gongkai recover-key`: writes the master key file anew from the recovery code, which is typed or
 * piped in, never given as an argument that other users of the machine could read.
 *
 * @throws Refused where a key is there already, or the code was misread
 */
export const run = async (): Promise<number> => {
  const { dataDir } = readSettings()
  if (await readMasterKey(dataDir))
    throw new Refused({
      code: 'recovery.present',
      message: `${dataDir} 中已有主密钥文件，没有改动`,
    })
  const typed = (await askOnTerminal('恢复码：')) ?? (await readAll(process.stdin))
  await restoreMasterKey(dataDir, orRefuse(keyOfRecoveryCode(typed)))
  process.stdout.write('主密钥文件已经还原，请运行 gongkai verify 核验\n')
  return 0
}
