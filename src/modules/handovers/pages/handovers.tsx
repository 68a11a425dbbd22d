import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { OnDay } from '../../../ui/facts.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'

/** A list of 移交 with names. */
export type HandoverView = {
  id: string
  from: string
  to: readonly string[]
  madeOn: Day
  cases: number
  /** Who has not confirmed yet. */
  open: readonly string[]
}

type Props = {
  shell: Shell
  handovers: readonly HandoverView[]
  mayMake: boolean
  page: number
  pages: number
  total: number
}

/** 工作移交: every list of the organ. */
export const HandoversPage = ({ shell, handovers, mayMake, ...rest }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title="工作移交"
    crumbs={[{ label: '工作移交' }]}
    actions={
      <>
        <ExportLinks list="/console/handovers" rows={handovers} />
        {mayMake && (
          <ButtonLink href="/console/handovers/new" look="primary">
            办理移交
          </ButtonLink>
        )}
      </>
    }
  >
    <Table
      caption="移交清单"
      columns={[
        {
          key: 'from',
          label: '移交人',
          kind: 'short',
          cell: ({ id, from }) => <a href={`/console/handovers/${id}`}>{from}</a>,
        },
        { key: 'to', label: '接收人', cell: ({ to }) => to.join('、') },
        { key: 'cases', label: '件数', kind: 'figure', cell: ({ cases }) => cases },
        {
          key: 'madeOn',
          label: '移交日期',
          kind: 'short',
          cell: ({ madeOn }) => <OnDay on={madeOn} />,
        },
        {
          key: 'state',
          label: '确认',
          cell: ({ open }) =>
            open.length === 0 ? (
              <Tag label="双方已确认" tone="done" />
            ) : (
              <Tag label={`待${open.join('、')}确认`} tone="soon" />
            ),
        },
      ]}
      rows={handovers}
      empty={{
        title: '没有移交记录',
        hint: '同志调离、轮岗时，由公开工作机构负责人把未办结的申请移交给其他经办人。',
      }}
    />
    <Pager
      page={rest.page}
      pages={rest.pages}
      total={rest.total}
      href={(page) => `/console/handovers?page=${page}`}
    />
  </ConsolePage>
)

/** 工作移交 as a spreadsheet. */
export const handoverSheet: readonly SheetColumn<HandoverView>[] = [
  { label: '移交人', width: 12, value: ({ from }) => from },
  { label: '接收人', width: 28, value: ({ to }) => to.join('、') },
  { label: '件数', kind: 'number', value: ({ cases }) => cases },
  { label: '移交日期', kind: 'day', value: ({ madeOn }) => madeOn },
  { label: '尚未确认', width: 28, value: ({ open }) => open.join('、') },
]
