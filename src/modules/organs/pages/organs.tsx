import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Tabs } from '../../../ui/navigation.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { type Organ, organKindNames } from '../organ.ts'
import { gapsOf } from '../organ-check.ts'
import { inTreeOrder } from '../reach.ts'
import { separationNames, type SeparationPolicy } from '../separation.ts'

/** 机构 and 人员, beside each other. */
export const OrgansTabs = ({ at }: { at: 'organs' | 'people' }): JSX.Element => (
  <Tabs
    label="机构与人员"
    items={[
      { href: '/console/organs', label: '机构', current: at === 'organs' },
      { href: '/console/people', label: '人员', current: at === 'people' },
    ]}
  />
)

type Props = {
  shell: Shell
  organs: readonly (Organ & { separation: SeparationPolicy })[]
  mayManage: boolean
}

/** 机构: the tree, and what is still to be configured before an organ can sign a reply. */
export const OrgansPage = ({ shell, organs, mayManage }: Props): JSX.Element => (
  <ConsolePage
    {...shell}
    title="机构"
    crumbs={[{ label: '机构与人员' }]}
    actions={
      <>
        <ExportLinks list="/console/organs" />
        {mayManage && (
          <ButtonLink href="/console/organs/new" look="primary">
            新增机构
          </ButtonLink>
        )}
      </>
    }
  >
    <OrgansTabs at="organs" />
    <Card>
      <Table
        caption="机构"
        columns={[
          {
            key: 'name',
            label: '机构',
            cell: ({ organ, depth }) => (
              <InTree depth={depth}>
                <a href={`/console/organs/${organ.id}`}>{organ.name}</a>
              </InTree>
            ),
          },
          { key: 'kind', label: '种类', cell: ({ organ }) => organKindNames[organ.kind] },
          { key: 'word', label: '文号代字', kind: 'short', cell: ({ organ }) => organ.numberWord },
          {
            key: 'separation',
            label: '职责分离',
            cell: ({ organ }) => separationNames[organ.separation],
          },
          { key: 'gaps', label: '配置', cell: ({ organ }) => <Gaps gaps={gapsOf(organ)} /> },
        ]}
        rows={inTreeOrder(organs)}
        empty={{ title: '还没有机构' }}
      />
    </Card>
  </ConsolePage>
)

/** Set in as deep as it hangs; every line of a long name, not the first only. */
const InTree = ({ depth, children }: { depth: number; children: Child }): JSX.Element =>
  depth === 0 ? (
    <>{children}</>
  ) : (
    <div class="in-tree">
      <InTree depth={depth - 1}>{children}</InTree>
    </div>
  )

const Gaps = ({ gaps }: { gaps: readonly string[] }): JSX.Element =>
  gaps.length === 0 ? (
    <Tag label="完整" tone="done" />
  ) : (
    <>
      <Tag label="待补充" tone="soon" /> {gaps.join('、')}
    </>
  )
