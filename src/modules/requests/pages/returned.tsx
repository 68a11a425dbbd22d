import type { JSX } from 'hono/jsx/jsx-runtime'
import { Remark } from '../../../ui/notice.tsx'
import type { CaseState } from '../request.ts'

/** 退回: who sent the draft back and why, before the eyes of whoever mends it. */
export const ReturnedRemark = ({
  state: { returned },
  person,
}: {
  state: Pick<CaseState, 'returned'>
  person: (id: string) => string
}): JSX.Element | null =>
  returned ? (
    <Remark
      tone="soon"
      title={`${person(returned.by)} ${returned.on} ${returned.from === 'review' ? '审核' : '签发'}退回`}
    >
      {returned.reason}
    </Remark>
  ) : null
