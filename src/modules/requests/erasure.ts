import data from '../../../law/erasure-grounds.json' with { type: 'json' }
import type { Day } from '../../kernel/day.ts'
import { no, Refused } from '../../kernel/result.ts'
import type { Stage } from './request.ts'
import { keptUntil, retentionName, usualRetention } from './retention.ts'

export const erasureBasis = '个人信息保护法第四十七条'

/** What is asked of a case whose applicant is no longer known. */
export const erasedRefusal = (on: Day): Refused =>
  new Refused({
    code: 'requests.erased',
    message: `申请人的个人信息已于 ${on} 删除，不能恢复`,
    basis: erasureBasis,
  })

/** 应当删除的情形, word for word. */
export const erasureGrounds: readonly { id: string; item: string; text: string }[] = data.grounds

export const usualGround: string = data.usual

/** What the law asks for as long as a file has to be kept. */
export const untilThen: string = data.meanwhile

export const groundInWords = (id: string): string => {
  const found = erasureGrounds.find((ground) => ground.id === id)
  return found ? `第四十七条第一款第${found.item}项：${found.text}` : id
}

/** What decides whether the applicant of an application may be erased: all of its items. */
export type ErasureFacts = {
  /** The item on whose page it is asked. */
  item?: string
  items: readonly { number: string; stage: Stage; closedOn?: Day; retention?: string }[]
  /** One of them came from an old ledger, whose file goes with it. */
  fromLedger: boolean
  /** 尚未审结的复议、诉讼 over any of them. */
  openDisputes: readonly string[]
}

const keptStill = (
  { number, stage, closedOn, retention = usualRetention }: ErasureFacts['items'][number],
  today: Day,
): ReturnType<typeof no> | undefined => {
  if (stage === 'void') return undefined
  if (stage !== 'closed' || closedOn === undefined)
    return no('requests.erasure-open', `${number}还没有归档，不能删除个人信息`, erasureBasis)
  const until = keptUntil(retention, closedOn)
  const name = retentionName(retention)
  if (until === undefined)
    return no(
      'requests.erasure-kept',
      `${number}的保管期限为${name}，不能删除个人信息。${untilThen}`,
      erasureBasis,
    )
  return today <= until
    ? no(
        'requests.erasure-kept',
        `${number}的保管期限（${name}）到 ${until} 届满，届满以前不能删除个人信息。${untilThen}`,
        erasureBasis,
      )
    : undefined
}

/** Why the personal data has to stay, item by item; the first reason is enough. */
export const erasureFault = (
  { items, openDisputes }: ErasureFacts,
  today: Day,
): ReturnType<typeof no> | undefined => {
  const [dispute] = openDisputes
  if (dispute !== undefined)
    return no(
      'requests.erasure-disputed',
      `${dispute}还没有审结，不能删除个人信息。${untilThen}`,
      erasureBasis,
    )
  return items.map((item) => keptStill(item, today)).find((fault) => fault !== undefined)
}
