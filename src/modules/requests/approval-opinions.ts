import { inChinese } from '../../kernel/day.ts'
import { decisionOf } from './decisions.ts'
import type { Recorded } from './events.ts'
import type { ApprovalData } from './letters/forms.ts'

/** Who did it and when, in whose place. */
const signatureOf = ({ by, actingFor, on }: Recorded, person: (key: string) => string): string =>
  `${person(by)}${actingFor === undefined ? '' : `（代${person(actingFor)}）`}　${inChinese(on)}`

/**
 * What 办理审批单 (条例第四十五条) already says in the words of those who acted in the system: since the
 * last draft of a result, who drafted, reviewed (条例第十七条) and signed it. What nobody said stays
 * blank, to be written by hand.
 */
export const opinionsOf = (
  events: readonly Recorded[],
  person: (key: string) => string,
): ApprovalData['opinions'] => {
  const round = events.slice(events.findLastIndex(({ type }) => type === 'decided'))
  if (round.some(({ type }) => type === 'returned' || type === 'replyReopened')) return {}
  const opinions: { -readonly [K in keyof ApprovalData['opinions']]: string } = {}
  for (const event of round) {
    const signature = signatureOf(event, person)
    if (event.type === 'decided')
      opinions.handler = `建议${decisionOf(event.code).name}。\n${signature}`
    if (event.type === 'reviewed') opinions.disclosureOffice = `审核通过。\n${signature}`
    if (event.type === 'signed') opinions.leader = `同意，签发${event.number}。\n${signature}`
  }
  return opinions
}
