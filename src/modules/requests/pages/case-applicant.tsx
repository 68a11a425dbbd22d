import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Shell } from '../../../kernel/shell.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type Applicant, applicantKindNames } from '../applicant.ts'

const rowsOf = (applicant: Applicant): Fact[] => {
  const told: readonly (readonly [string, string | undefined])[] = [
    ['类别', applicantKindNames[applicant.kind]],
    [applicant.kind === 'natural' ? '姓名' : '名称', applicant.name],
    [applicant.proofKind ?? '证件号码', applicant.proofNumber],
    ['法定代表人', applicant.legalRepresentative],
    ['联系人', applicant.contactPerson],
    ['联系电话', applicant.phone],
    ['联系地址', applicant.address],
    ['邮政编码', applicant.postcode],
    ['电子邮箱', applicant.email],
    ['工作单位', applicant.workplace],
    ['代理人', applicant.agent?.name],
    ['代理人证件', applicant.agent?.proofNumber],
    ['代理人电话', applicant.agent?.phone],
  ]
  return told.flatMap(([label, value]) => (value ? [[label, value] as const] : []))
}

/** The applicant in full, shown once. */
export const ApplicantPage = ({
  shell,
  request,
  applicant,
  confirming,
}: {
  shell: Shell
  request: { id: string; number: string }
  applicant: Applicant
  /** The officer looks because the applicant has to be reached. */
  confirming: boolean
}): JSX.Element => (
  <ConsolePage
    {...shell}
    title="申请人信息"
    crumbs={[
      { href: '/console/requests', label: '依申请公开' },
      { href: `/console/requests/${request.id}`, label: request.number },
      { label: '申请人信息' },
    ]}
    actions={
      <>
        {confirming && (
          <ButtonLink href={`/console/requests/${request.id}/do/confirmReceipt`} look="primary">
            确认收到
          </ButtonLink>
        )}
        <ButtonLink href={`/console/requests/${request.id}`}>返回</ButtonLink>
      </>
    }
  >
    <Stack>
      <Remark tone="soon">查看已经记录。信息只显示一次，只用于办理本件申请。</Remark>
      <Card>
        <Facts rows={rowsOf(applicant)} />
      </Card>
    </Stack>
  </ConsolePage>
)
