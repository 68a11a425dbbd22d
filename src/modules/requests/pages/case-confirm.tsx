import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import type { ConfirmBy } from '../confirm-by.ts'
import type { Channel } from '../events.ts'
import type { EarlierRequests } from '../earlier.ts'
import { channelNames } from '../wanted-form.ts'
import { EarlierCard } from './case-earlier.tsx'

/** C-CONFIRM: the day of receipt is open until the applicant was reached. */
export const ConfirmAlarm = ({
  alarm: { by, late },
  channel,
}: {
  alarm: ConfirmBy
  channel: Channel
}): JSX.Element => (
  <Remark
    tone={late ? 'overdue' : 'soon'}
    title={late ? `应于 ${by} 前与申请人确认，已经逾期` : `请于 ${by} 前与申请人确认收到`}
  >
    {`申请渠道：${channelNames[channel]}。`}
    以双方确认之日为收到申请之日（条例第三十一条）；确认以前没有收到日期，答复期限没有开始计算。
  </Remark>
)

type Props = {
  row: { id: string; maskedName: string; channel: Channel; arrivedOn: Day }
  alarm: ConfirmBy
  contacts: readonly { text: string; on: Day; by: string }[]
  found: EarlierRequests
  csrf: string
  idempotencyKey: string
}

/** What the clerk needs who is about to call: the applicant's contact (on record), what was tried, hints. */
export const ConfirmBeside = (props: Props): JSX.Element => {
  const { row, contacts } = props
  const at = `/console/requests/${row.id}`
  return (
    <>
      <ConfirmAlarm alarm={props.alarm} channel={row.channel} />
      <Card title="申请人" actions={<a href={`${at}/note`}>没有联系上，记一笔</a>}>
        <Facts
          rows={[
            ['申请人', row.maskedName],
            ['提交', `${row.arrivedOn} ${channelNames[row.channel]}`],
            [
              '联系方式',
              <Form action={`${at}/unmask`} csrf={props.csrf} idempotencyKey={props.idempotencyKey}>
                <Button look="quiet">查看联系方式</Button>
                <small class="faint">查看会留下记录</small>
              </Form>,
            ],
          ]}
        />
        <h3>联系记录</h3>
        {contacts.length === 0 && <p class="faint">还没有联系过</p>}
        <ul class="plain-list">
          {contacts.map(({ text, on, by }) => (
            <li>
              {text}{' '}
              <span class="faint">
                {by} {on}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <EarlierCard found={props.found} />
    </>
  )
}
