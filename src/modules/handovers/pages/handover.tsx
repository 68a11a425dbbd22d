import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { ExportLinks } from '../../../ui/export-links.tsx'
import { Facts, OnDay } from '../../../ui/facts.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { Beside } from '../handover.ts'

type Props = {
  shell: Shell
  handover: {
    id: string
    from: string
    reason: string
    madeBy: string
    madeOn: Day
    items: readonly {
      requestId: string
      number: string
      description: string
      stage: string
      dueOn: Day | null
      dueProvisional: boolean
      to: string
    }[]
    besides: readonly Beside[]
  }
  parties: readonly { label: string; name: string; confirmed: string | undefined }[]
  isConfirmed: boolean
  mayConfirm: boolean
  idempotencyKey: string
  refusal?: Refusal | undefined
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** 移交清单: the cases, who takes each, and who has confirmed. */
export const HandoverPage = (props: Props): JSX.Element => {
  const { shell, handover, parties } = props
  const at = `/console/handovers/${handover.id}`
  return (
    <ConsolePage
      {...shell}
      title={`${handover.from}的工作移交`}
      tags={
        props.isConfirmed ? (
          <Tag label="双方已确认" tone="done" />
        ) : (
          <Tag label="等待确认" tone="soon" />
        )
      }
      crumbs={[{ href: '/console/handovers', label: '工作移交' }, { label: handover.from }]}
      actions={<ButtonLink href={`${at}/list.pdf`}>打印移交清单</ButtonLink>}
      refusal={props.refusal}
    >
      <Stack>
        <Card>
          <Facts
            columns={2}
            rows={[
              ['移交人', handover.from],
              ['移交日期', handover.madeOn],
              ['移交原因', handover.reason],
              ['办理人', handover.madeBy],
              ...parties.map(
                ({ label, name, confirmed }) =>
                  [
                    `${label}确认`,
                    confirmed === undefined ? `${name}：尚未确认` : `${name}：${confirmed}`,
                  ] as const,
              ),
            ]}
          />
          {props.mayConfirm && (
            <>
              <Remark>确认以前，请核对清单和纸质材料；确认后不能撤回。</Remark>
              <Form
                action={`${at}/confirm`}
                csrf={shell.csrf}
                idempotencyKey={props.idempotencyKey}
                label="确认移交清单"
              >
                <SubmitBar label="确认移交清单" />
              </Form>
            </>
          )}
        </Card>
        <Card
          title={`移交的申请（${handover.items.length} 件）`}
          actions={<ExportLinks list={`${at}/list`} />}
        >
          <Table
            caption="移交的申请"
            columns={[
              {
                key: 'number',
                label: '申请编号',
                kind: 'short',
                cell: ({ requestId, number }) => (
                  <a href={`/console/requests/${requestId}`}>{number}</a>
                ),
              },
              {
                key: 'description',
                label: '所需信息',
                cell: ({ description }) => shortened(description),
              },
              { key: 'stage', label: '移交时的环节', kind: 'short', cell: ({ stage }) => stage },
              {
                key: 'due',
                label: '移交时的期限',
                kind: 'short',
                cell: ({ dueOn, dueProvisional }) =>
                  dueOn === null ? '未起算' : <OnDay on={dueOn} provisional={dueProvisional} />,
              },
              { key: 'to', label: '接收人', kind: 'short', cell: ({ to }) => to },
            ]}
            rows={handover.items}
          />
        </Card>
        {handover.besides.length > 0 && (
          <Card title="其他在手事项">
            <Facts rows={handover.besides.map(({ label, text }) => [label, text] as const)} />
          </Card>
        )}
      </Stack>
    </ConsolePage>
  )
}
