import type { ProposedDecision } from './checklist.ts'
import type { LetterCase } from './letters/letter-case.ts'
import type { OverruledData } from './letters/overrule.ts'
import type { LetterOrder } from './letters.ts'
import type { Consultation } from './request.ts'

/** What the third party was written: the information and the interest at stake. */
export type Asked = { information: string; interest: string }

const because = ({ code, answers }: ProposedDecision): Pick<OverruledData, 'because' | 'why'> => {
  if (code === 'PT') return { because: 'partial', why: answers['partWhy'] ?? '' }
  return answers['publicInterest'] === 'yes'
    ? { because: 'override', why: answers['weighing'] ?? '' }
    : { because: 'ungrounded', why: answers['releaseWhy'] ?? '' }
}

/**
 * D11 公开决定告知书 to one third party that said no (条例第三十二条). It tells what is disclosed in the
 * words of the letter that asked, never in the applicant's.
 */
export const noticeOrder = (
  of: LetterCase,
  proposal: ProposedDecision,
  { consultation, asked }: { consultation: Consultation; asked: Asked },
): LetterOrder => ({
  kind: 'D11',
  data: {
    ...of,
    servedOnline: false,
    interest: asked.interest,
    sentOn: consultation.sentOn,
    answeredOn: consultation.closed?.on ?? of.on,
    ...because(proposal),
    disclosed:
      proposal.code === 'PT' ? (proposal.answers['disclosedPart'] ?? '') : asked.information,
  },
})
