import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Day } from '../../../kernel/day.ts'
import { Card } from '../../../ui/layout.tsx'

/** Letters and materials of a case, as its page lists them. */
export type CasePapers = {
  row: { id: string; channel: string }
  letters: readonly {
    id: string
    title: string
    number: string | null
    on: Day | null
    /** When the applicant first downloaded it. */
    firstAt?: string | undefined
  }[]
  /** A reply is drafted: 审批单 and 送达回证 are about it. */
  replied: boolean
  /** 信封 the replies went out in. */
  envelopes: readonly { id: string; postNumber: string | null; on: Day }[]
  files: readonly { id: string; name: string; purpose: string }[]
  mayHandle: boolean
}

const isPhonePhoto = (name: string): boolean => /\.hei[cf]$/i.test(name)

/** HEIC: no browser shows it, and what is at hand on the web for it must not see an identity card. */
const PhonePhotos = (): JSX.Element => (
  <details>
    <summary>HEIC 照片怎样打开</summary>
    <p class="hint">
      HEIC 是手机照片的格式，浏览器不能直接显示，请下载后打开。Windows
      的“照片”打不开的，先在应用商店安装“HEIF 图像扩展”和“HEVC 视频扩展”，或者换用能看 HEIC
      的看图程序。身份证明是敏感个人信息，不要传到网上的转换网站。确实打不开的，请申请人换成 JPG
      或者 PDF，再用“添加”存入。
    </p>
  </details>
)

const at = (id: string, rest: string): string => `/console/requests/${id}/${rest}`

/** What is printed from the case as it stands, and not kept. */
const PrintedForms = ({ row, letters, replied, mayHandle }: CasePapers): JSX.Element | null =>
  letters.length === 0 ? null : (
    <p>
      {replied && (
        <>
          <a href={at(row.id, 'forms/approval')}>办理审批单</a>{' '}
          <a href={at(row.id, 'forms/service')}>送达回证</a>{' '}
        </>
      )}
      <a href={at(row.id, 'forms/archive')}>案卷目录</a>{' '}
      {mayHandle && <a href={at(row.id, 'case-file')}>案卷</a>}{' '}
      {row.channel === 'oral' && <a href={at(row.id, 'forms/oral')}>口头申请代填笔录</a>}
    </p>
  )

const Amend = ({ row, mayHandle }: Pick<CasePapers, 'row' | 'mayHandle'>): JSX.Element | null =>
  mayHandle ? (
    <p>
      <a href={at(row.id, 'amend')}>更正本人信息</a> <small class="faint">条例第四十一条</small>
    </p>
  ) : null

/** The papers of a case whose content is gone: what there was, without a way to open it. */
export const ErasedPapers = ({ letters, files }: CasePapers): JSX.Element => (
  <Card title="文书、材料">
    <ul class="plain-list">
      {letters.map(({ title, number, on }) => (
        <li>
          {title}{' '}
          <span class="faint">
            {number} {on}
          </span>
        </li>
      ))}
      {files.map(({ purpose }) => (
        <li>
          {purpose} <span class="faint">已删除</span>
        </li>
      ))}
    </ul>
  </Card>
)

export const Papers = (props: CasePapers): JSX.Element => {
  const { row, letters, envelopes, files, mayHandle } = props
  return (
    <>
      <Card title="文书">
        {letters.length === 0 && <p class="faint">还没有文书</p>}
        <ul class="plain-list">
          {letters.map(({ id, title, number, on, firstAt }) => (
            <li>
              <a href={at(row.id, `letters/${id}/pdf`)}>{title}</a>{' '}
              <span class="faint">
                {number ?? (on === null ? '草稿' : '')} {on}
                {firstAt && `，申请人首次下载 ${firstAt}`}
              </span>{' '}
              <a href={at(row.id, `letters/${id}/docx`)}>Word</a>
            </li>
          ))}
        </ul>
        <Amend row={row} mayHandle={mayHandle} />
        <PrintedForms {...props} />
        {envelopes.map(({ id, postNumber, on }) => (
          <p>
            <a href={`/console/envelopes/${id}`}>
              {postNumber === null ? '送达情况' : `邮件 ${postNumber}`}
            </a>{' '}
            <span class="faint">{on} 发出</span>
          </p>
        ))}
      </Card>
      <Card title="材料" actions={mayHandle && <a href={at(row.id, 'attach')}>添加</a>}>
        {files.length === 0 && <p class="faint">还没有材料</p>}
        <ul class="plain-list">
          {files.map(({ id, name, purpose }) => (
            <li>
              <a href={at(row.id, `files/${id}`)}>{name}</a> <span class="faint">{purpose}</span>
            </li>
          ))}
        </ul>
        {files.some(({ name }) => isPhonePhoto(name)) && <PhonePhotos />}
      </Card>
    </>
  )
}
