import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Calendar } from '../../../kernel/calendar.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { OnDay } from '../../../ui/facts.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { routeNames } from '../event-words.ts'
import type { CaseState, ThirdPartyNotice } from '../request.ts'
import { holdOf, lastHold } from '../third-party-notice.ts'

/** 公开决定告知书 as the page shows it: to whom, and where the paper is. */
export type NoticeView = ThirdPartyNotice & { party: string; letterId?: string | undefined }

type View = {
  notices: readonly NoticeView[]
  state: CaseState
  calendar: Calendar
  today: Day
  mayHandle: boolean
  /** What is told while the reply waits. */
  warning: string
}

const Service = ({ notice: { served } }: { notice: NoticeView }): JSX.Element =>
  served ? (
    <div>
      <OnDay on={served.on} /> {routeNames[served.route]} {served.postNumber}
    </div>
  ) : (
    <Tag label="待送达" tone="soon" />
  )

const Receipt = ({ notice, calendar }: { notice: NoticeView; calendar: Calendar }): JSX.Element => {
  const hold = holdOf(calendar, notice)
  if (notice.receivedOn === undefined || !hold)
    return notice.served ? <Tag label="待登记收到" tone="soon" /> : <span />
  return (
    <div>
      <OnDay on={notice.receivedOn} />
      <div class="faint">
        暂缓至 <OnDay on={hold.due} provisional={hold.provisional} />
      </div>
    </div>
  )
}

const Acts = ({ notice, at }: { notice: NoticeView; at: string }): JSX.Element => (
  <span class="links">
    {notice.served ? (
      <>
        <a href={`${at}/do/proveNotice?of=${notice.id}`}>登记收到</a>
        <a href={`${at}/do/noticeReturned?of=${notice.id}`}>被退回</a>
      </>
    ) : (
      <a href={`${at}/do/serveNotice?of=${notice.id}`}>送达</a>
    )}
  </span>
)

/** From when the reply may go to the applicant, or what is missing before. */
const When = ({ view }: { view: View }): JSX.Element => {
  const hold = lastHold(view.calendar, view.state)
  if (!hold)
    return (
      <Remark tone="soon" title="第三方收到以前，不能向申请人送达（条例第三十二条）">
        {view.warning}
      </Remark>
    )
  const free = addDays(hold.due, 1)
  return view.today > hold.due ? (
    <Remark tone="done">暂缓送达期已于 {hold.due} 届满，可以向申请人送达。</Remark>
  ) : (
    <Remark tone="soon" title="暂缓送达（条例第三十二条）">
      <OnDay on={free} provisional={hold.provisional} /> 起可以向申请人送达。{view.warning}
    </Remark>
  )
}

/** 公开决定告知书: what became of each, and from when the reply may be served. */
export const NoticesCard = ({ view, at }: { view: View; at: string }): JSX.Element | null =>
  view.notices.length === 0 ? null : (
    <Card title="告知第三方">
      {view.state.stage === 'signed' && <When view={view} />}
      <Table
        caption="公开决定告知书"
        rows={view.notices}
        columns={[
          { key: 'party', label: '第三方', cell: ({ id, party }) => `第${id}号函 ${party}` },
          {
            key: 'number',
            label: '文号',
            cell: ({ number, letterId }) => (
              <div>
                {letterId === undefined ? (
                  number
                ) : (
                  <a href={`${at}/letters/${letterId}/pdf`}>{number}</a>
                )}{' '}
                {letterId !== undefined && (
                  <a href={`${at}/forms/service?letter=${letterId}`}>送达回证</a>
                )}
              </div>
            ),
          },
          { key: 'served', label: '送达', cell: (notice) => <Service notice={notice} /> },
          {
            key: 'received',
            label: '第三方收到',
            cell: (notice) => <Receipt notice={notice} calendar={view.calendar} />,
          },
          {
            key: 'acts',
            label: '办理',
            cell: (notice) =>
              view.mayHandle && view.state.stage === 'signed' && notice.receivedOn === undefined ? (
                <Acts notice={notice} at={at} />
              ) : (
                ''
              ),
          },
        ]}
      />
    </Card>
  )
