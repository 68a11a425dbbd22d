import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { routeNames } from '../event-words.ts'
import type { ServiceRoute } from '../events.ts'

/** A reply that waits for service. */
export type WaitingLine = {
  id: string
  number: string
  description: string
  maskedName: string
  dueOn: Day | null
  dueProvisional: boolean
  returned: boolean
  holdUntil: Day | null
  holdProvisional: boolean
}

export type OnTheWayLine = {
  id: string
  route: ServiceRoute
  postNumber: string | null
  on: Day
  maskedName: string
  letters: number
  open: number
  /** Calendar days since it was handed over. */
  days: number
}

type Props = {
  shell: Shell
  /** Replies to one addressee stand together. */
  groups: readonly (readonly WaitingLine[])[]
  onTheWay: readonly OnTheWayLine[]
  today: Day
}

/** The chosen cases in an address. */
export const withAll = (ids: readonly string[]): string =>
  new URLSearchParams(ids.map((id) => ['with', id])).toString()

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const Group = ({ group, today }: { group: readonly WaitingLine[]; today: Day }): JSX.Element => {
  const isHeld = ({ holdUntil }: WaitingLine): boolean => holdUntil !== null && holdUntil >= today
  const free = group.filter((line) => !isHeld(line))
  const chosen = withAll(free.map(({ id }) => id))
  return (
    <Card
      title={`${group[0]?.maskedName ?? ''}（${group.length} 件）`}
      actions={
        free.length > 0 && (
          <ButtonLink href={`/console/envelopes/new?${chosen}`} look="primary">
            {free.length > 1 ? `一并送达 ${free.length} 件` : '送达'}
          </ButtonLink>
        )
      }
    >
      <Table
        caption={`待送达的答复：${group[0]?.number ?? ''}`}
        columns={[
          {
            key: 'number',
            label: '申请编号',
            kind: 'short',
            cell: ({ id, number }) => <a href={`/console/requests/${id}`}>{number}</a>,
          },
          {
            key: 'description',
            label: '所需信息',
            cell: ({ description }) => shortened(description),
          },
          {
            key: 'due',
            label: '答复期限',
            kind: 'short',
            cell: (line) => (
              <div>
                {line.returned && <Tag label="退回，再次送达" tone="soon" />}
                {!line.returned && line.dueOn !== null && (
                  <OnDay on={line.dueOn} provisional={line.dueProvisional} />
                )}
                {line.holdUntil !== null && isHeld(line) && (
                  <div class="faint">
                    暂缓送达至 <OnDay on={line.holdUntil} provisional={line.holdProvisional} />
                    （条例第三十二条）
                  </div>
                )}
              </div>
            ),
          },
        ]}
        rows={group}
      />
    </Card>
  )
}

const Way = ({ lines }: { lines: readonly OnTheWayLine[] }): JSX.Element => (
  <Card title="已发出，等回执" actions={<ExportLinks list="/console/envelopes" rows={lines} />}>
    <Table
      caption="已发出的信封"
      columns={[
        {
          key: 'number',
          label: '邮件号码、方式',
          cell: (one) => (
            <a href={`/console/envelopes/${one.id}`}>{one.postNumber ?? routeNames[one.route]}</a>
          ),
        },
        { key: 'name', label: '受送达人', kind: 'short', cell: ({ maskedName }) => maskedName },
        { key: 'on', label: '发出日期', kind: 'short', cell: ({ on }) => <OnDay on={on} /> },
        {
          key: 'open',
          label: '内件',
          kind: 'short',
          cell: ({ letters, open }) =>
            open === letters ? `${letters} 件` : `${letters} 件，${open} 件等回执`,
        },
        {
          key: 'days',
          label: '已过',
          kind: 'short',
          cell: ({ days }) => `${days} 天`,
        },
      ]}
      rows={lines}
      empty={{ title: '没有等回执的信封' }}
    />
  </Card>
)

/** 送达: what is to be handed over, by addressee, and what is on its way. */
export const EnvelopesPage = ({ shell, groups, onTheWay, today }: Props): JSX.Element => {
  const all = withAll(groups.flat().map(({ id }) => id))
  return (
    <ConsolePage
      {...shell}
      title="送达"
      crumbs={[{ href: '/console/requests', label: '依申请公开' }, { label: '送达' }]}
      actions={
        groups.length > 0 && (
          <>
            <ExportLinks list="/console/envelopes/waiting" />
            <ButtonLink href={`/console/envelopes/labels.pdf?format=sheet&${all}`} look="quiet">
              打印全部地址标签
            </ButtonLink>
          </>
        )
      }
    >
      <Stack>
        <Remark>
          同一申请人、同一地址的答复可以装在一个信封里，用一个邮件号码。邮寄只能通过邮政企业，以交邮之日判断是否按期答复（国办公开办函〔2016〕235号）。
        </Remark>
        {groups.length === 0 ? (
          <Empty title="没有待送达的答复" hint="签发后的答复会出现在这里。" />
        ) : (
          groups.map((group) => <Group group={group} today={today} />)
        )}
        <Way lines={onTheWay} />
      </Stack>
    </ConsolePage>
  )
}
