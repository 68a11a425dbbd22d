import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import { type Change, Diff } from '../../../ui/diff.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { groundInWords } from '../erasure.ts'
import type { CaseState } from '../request.ts'

/** 个人信息已删除: since when, by whom, and why. */
export const ErasedCard = ({
  erased,
  person,
}: {
  erased: CaseState['erased']
  person: (id: string) => string
}): JSX.Element | null =>
  erased ? (
    <Card title="个人信息已删除">
      <Facts
        rows={[
          ['删除日期', erased.on],
          ['提请人', person(erased.proposedBy)],
          ['同意人', person(erased.approvedBy)],
          ['情形', `个人信息保护法${groundInWords(erased.ground)}`],
        ]}
      />
      <p class="faint">
        申请人的身份、联系方式，第三方的信息，材料、文书的内容和备注已经删除，不能恢复；申请内容（其中的个人信息替换为〔已删除〕）、办理过程、办理结果和统计数字保留。
      </p>
    </Card>
  ) : null

/** Before it is too late: what goes, what stays, and why it may not be done yet. */
export const ErasureBeside = ({
  numbers,
  fromLedger,
  fault,
  texts,
}: {
  numbers: readonly string[]
  fromLedger: boolean
  fault: Refusal | undefined
  texts: TextsThatStay
}): JSX.Element => (
  <>
    <Remark tone="overdue" title={fault ? '现在不能删除' : '删除以后不能恢复'}>
      {fault?.message ?? '加密这些信息的密钥随即销毁。以前的备份按备份的保存期限处理。'}
    </Remark>
    <Card title="删除的范围">
      <Facts
        rows={[
          ['申请', numbers.join('、')],
          [
            '删除',
            '申请人姓名或者名称、证件、联系方式，代理人和第三方的信息，身份证明等全部材料，文书、审批单、备注的内容，已制作的案卷，查询码',
          ],
          [
            '保留',
            '编号、申请内容（其中的个人信息替换为〔已删除〕）、办理过程、办理结果、文书的名称和文号、年度报告的数字、审计记录',
          ],
          ...(fromLedger
            ? [
                [
                  '原台账',
                  '本件由旧台账导入，上传的原台账文件一并删除；已导入的申请不受影响',
                ] as const,
              ]
            : []),
        ]}
      />
    </Card>
    <TextsCards {...texts} />
  </>
)

/** What is readable without the key, so that nothing personal is overlooked in it. */
type TextsThatStay = {
  proposed: boolean
  changes: readonly Change[]
  details: readonly { at: string; title: string; detail: string }[]
}

const TextsCards = ({ proposed, changes, details }: TextsThatStay): JSX.Element => (
  <>
    {proposed && (
      <Card title="申请内容：现在和删除以后">
        <Diff titles={['现在', '删除以后']} changes={changes} />
      </Card>
    )}
    {details.length > 0 && (
      <Card title="办理过程中写的文字，删除以后仍然保留">
        <ul class="plain-list">
          {details.map(({ at, title, detail }) => (
            <li>
              {title}：{detail} <span class="faint">{at}</span>
            </li>
          ))}
        </ul>
      </Card>
    )}
  </>
)
