import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink } from './button.tsx'
import { ClockBar, type ClockView } from './clock.tsx'
import { Diff } from './diff.tsx'
import { Empty } from './empty.tsx'
import { Filter, FilterSelect } from './filter.tsx'
import { clocks } from './gallery-states.tsx'
import { Card } from './layout.tsx'
import { Pager } from './pager.tsx'
import { Table, type Column } from './table.tsx'
import { Tag, type Tone } from './tag.tsx'

type Line = {
  no: string
  who: string
  what: string
  unit: string
  state: string
  tone: Tone
  clock: ClockView
}

const states: readonly (readonly [string, Tone])[] = [
  ['待登记', 'soon'],
  ['办理中', 'active'],
  ['征求第三方意见', 'quiet'],
  ['已答复', 'done'],
]

const lines: readonly Line[] = clocks.map((clock, index) => {
  const [state, tone] = states[index % states.length] ?? ['办理中', 'active']
  return {
    no: `BF2026031500${index + 1}`,
    who: index % 2 === 0 ? '张某某' : '河南某某律师事务所',
    what: '宝丰县人民政府办公室关于印发宝丰县高标准农田建设项目资金管理办法的通知',
    unit: index % 2 === 0 ? '办公室' : '农业农村局',
    state,
    tone,
    clock,
  }
})

const columns: readonly Column<Line>[] = [
  {
    key: 'no',
    label: '申请编号',
    cell: (row) => <a href={`#${row.no}`}>{row.no}</a>,
    kind: 'short',
    sortable: true,
  },
  { key: 'who', label: '申请人', cell: (row) => row.who },
  { key: 'what', label: '所需信息', cell: (row) => row.what },
  { key: 'unit', label: '承办', cell: (row) => row.unit, kind: 'short' },
  {
    key: 'state',
    label: '状态',
    cell: (row) => <Tag label={row.state} tone={row.tone} />,
    kind: 'short',
  },
  {
    key: 'due',
    label: '答复期限',
    cell: (row) => <ClockBar clock={row.clock} />,
    kind: 'short',
    sortable: true,
  },
]

const figures = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'] as const

/** Lists, tables, pages, comparisons. */
export const GalleryTables = (): JSX.Element => (
  <>
    <Filter action="#" label="申请编号、申请人、内容" value="高标准农田">
      <FilterSelect
        name="state"
        label="全部状态"
        options={[{ value: 'open', label: '办理中' }]}
        value="open"
      />
      <FilterSelect
        name="unit"
        label="全部承办单位"
        options={[{ value: 'a', label: '农业农村局' }]}
      />
    </Filter>
    <Table
      caption="依申请公开收件箱"
      columns={columns}
      rows={lines}
      sort={{
        by: 'due',
        direction: 'up',
        href: (by, direction) => `?sort=${by}&order=${direction}`,
      }}
    />
    <Pager page={1} pages={1} total={7} href={(page) => `?page=${page}`} />
    <Pager page={33} pages={65} total={10_000} capped href={(page) => `?page=${page}`} />
    <Table
      caption="收到和处理政府信息公开申请情况"
      captioned
      narrow="scroll"
      columns={[
        { key: 'label', label: '项目', cell: (row: readonly [string, number]) => row[0] },
        ...figures.map((label) => ({
          key: label,
          label,
          kind: 'figure' as const,
          cell: (row: readonly [string, number]) => row[1].toLocaleString('en-US'),
        })),
      ]}
      rows={[
        ['一、本年新收政府信息公开申请数量', 1207],
        ['二、上年结转政府信息公开申请数量', 8],
      ]}
    />
    <Card>
      <Table
        caption="没有内容的表"
        columns={columns}
        rows={[]}
        empty={{ title: '没有符合条件的申请', hint: '可以放宽筛选条件。' }}
      />
    </Card>
    <Card>
      <Empty title="本年尚无复议案件" hint="收到复议机关的通知后在此登记。">
        <p>
          <ButtonLink href="#" look="primary">
            登记
          </ButtonLink>
        </p>
      </Empty>
    </Card>
    <Card title="他人已先保存">
      <Diff
        titles={['您填写的内容', '刚保存的内容']}
        changes={[
          { label: '标题', before: '关于高标准农田的答复', after: '关于高标准农田的答复' },
          {
            label: '正文',
            before: '经查，您申请的信息不存在。\n特此告知。',
            after: '经检索，您申请公开的政府信息不存在。\n特此告知。',
          },
          { label: '附件', before: '', after: '检索记录.pdf' },
        ]}
      />
      <Diff
        titles={['甲', '乙']}
        changes={[{ label: '标题', before: '同', after: '同' }]}
        changedOnly
      />
    </Card>
  </>
)
