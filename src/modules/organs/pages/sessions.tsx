import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { browserInWords } from '../browser-words.ts'

/** A session as the list shows it; times in Beijing, `2026-03-05 10:22`. */
export type SessionShown = {
  id: string
  organName: string
  since: string
  lastSeen: string
  address: string
  agent: string
}

type Props = {
  sessions: readonly SessionShown[]
  /** The session this page is seen in. */
  current?: string
  csrf: string
  keyOf: () => string
  /** Where a session is ended. */
  endAt: (id: string) => string
}

/** 登录记录: where the account is signed in now. */
export const Sessions = ({ sessions, current, csrf, keyOf, endAt }: Props): JSX.Element => (
  <Table
    caption="正在登录的设备"
    columns={[
      { key: 'device', label: '设备', cell: ({ agent }) => browserInWords(agent) },
      { key: 'address', label: '网络地址', kind: 'short', cell: ({ address }) => address },
      { key: 'organ', label: '机构', cell: ({ organName }) => organName },
      { key: 'since', label: '登录时间', kind: 'short', cell: ({ since }) => since },
      { key: 'seen', label: '最近使用', kind: 'short', cell: ({ lastSeen }) => lastSeen },
      {
        key: 'end',
        label: '办理',
        kind: 'short',
        cell: ({ id, agent, since }) =>
          id === current ? (
            <Tag label="本次登录" tone="active" />
          ) : (
            <Form
              action={endAt(id)}
              csrf={csrf}
              idempotencyKey={keyOf()}
              label={`结束登录：${browserInWords(agent)}，${since}`}
            >
              <Button>结束</Button>
            </Form>
          ),
      },
    ]}
    rows={sessions}
    empty={{ title: '现在没有登录' }}
  />
)
