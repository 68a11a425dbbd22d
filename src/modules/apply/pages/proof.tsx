import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { FileField, Form, SubmitBar } from '../../../ui/form.tsx'
import { type DraftFile, pages, proofNames, type ProofKind } from '../draft.ts'
import { ReturnTo, StepPage, type StepProps } from './frame.tsx'

type Props = StepProps & {
  needed: readonly ProofKind[]
  files: readonly DraftFile[]
  organisation: boolean
  idempotencyKey: string
  endings: string
  fileMegabytes: number
  toCheck: boolean
}

const advice = (purpose: ProofKind, organisation: boolean): string => {
  if (purpose === 'authorisation') return '写明委托谁、委托办什么，有委托人的签名或者盖章'
  if (purpose === 'agentIdentity') return '身份证有照片的一面；两面都拍更好'
  return organisation ? '营业执照或者登记证书' : '身份证有照片的一面；两面都拍更好'
}

/** 第二步: 身份证明, with an agent also 委托书 (条例第二十九条第二款第一项). */
export const ProofPage = (props: Props): JSX.Element => {
  const { needed, files, organisation, refusal, toCheck, fileMegabytes } = props
  return (
    <StepPage {...props} title="上传身份证明" step={1} back={toCheck ? pages.check : pages.details}>
      <p>
        用手机拍的照片（JPG、PNG、HEIC）或者 PDF 文件都可以，每个不超过 {fileMegabytes}{' '}
        MB。文件加密保存，只有办理人员能看到。
      </p>
      <Form action={pages.proof} files idempotencyKey={props.idempotencyKey} label="上传身份证明">
        <ReturnTo check={toCheck} />
        {needed.map((purpose) => (
          <div class="proof" data-slices={purpose}>
            <FileField
              name={purpose}
              label={proofNames[purpose]}
              required
              accept={props.endings}
              multiple
              hint={advice(purpose, organisation)}
              error={errorOf(refusal, purpose)}
            />
            <Kept files={files.filter((file) => file.purpose === purpose)} />
          </div>
        ))}
        <SubmitBar label="下一步">
          <Button name="_act" value="stay">
            上传所选的文件
          </Button>
        </SubmitBar>
      </Form>
      <p class="hint">
        没有办法上传的，可以<a href={pages.start}>打印纸质申请表</a>
        ，当面或者邮寄提交；填好的内容会保留。
      </p>
    </StepPage>
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

const Kept = ({ files }: { files: readonly DraftFile[] }): JSX.Element | null =>
  files.length === 0 ? null : (
    <ul class="kept">
      {files.map(({ id, name, size, received, fileId }) => (
        <li>
          <span>
            {name}
            <span class="faint">
              {fileId === null
                ? `传到 ${Math.floor((received / size) * 100)}%，再选一次同一个文件就接着传`
                : `${sizeOf(size)}，已上传`}
            </span>
          </span>
          <button
            type="submit"
            class="button quiet"
            formaction="/apply/files/remove"
            name="remove"
            value={id}
            aria-label={`移除 ${name}`}
          >
            移除
          </button>
        </li>
      ))}
    </ul>
  )
