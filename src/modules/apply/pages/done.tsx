import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import type { DisclosureOffice } from '../../organs.ts'
import type { Acknowledgement } from '../draft.ts'
import { pages } from '../draft.ts'
import { StepPage, type StepProps } from './frame.tsx'

type Props = StepProps & {
  acknowledgement: Acknowledgement
  office: DisclosureOffice
  /** When it was sent, in Beijing, and until when this browser shows this page. */
  sentAt: string
  shownUntil: string
}

/** 提交成功: number and query code. Day of receipt and term follow once the office has confirmed. */
export const DonePage = (props: Props): JSX.Element => {
  const { acknowledgement, office, sentAt, shownUntil } = props
  const { number, code, organName } = acknowledgement
  return (
    <StepPage {...props} title="申请已经提交">
      <div class="receipt">
        <Facts
          rows={[
            ['申请编号', <strong class="large">{number}</strong>],
            ['查询码', <strong class="large code">{code}</strong>],
            ['受理机关', organName],
            ['提交时间', sentAt],
          ]}
        />
      </div>
      <p>
        <strong>请现在保存编号和查询码。</strong>
        查询码只在这里显示，工作人员也看不到；本页在这个浏览器里保留到 {shownUntil}。
      </p>
      <p class="submit-bar">
        <ButtonLink href={`${pages.done}.pdf`} look="primary" download>
          下载回执（PDF）
        </ButtonLink>
        <ButtonLink href="/query">查询办理进度</ButtonLink>
      </p>
      <h2>接下来</h2>
      <ol class="bullets">
        <li>
          {organName}会打电话与您确认收到申请。双方确认之日是收到申请之日（条例第三十一条），
          <strong>现在还不是</strong>。
        </li>
        <li>
          确认以后，凭编号和查询码可以看到收到日期和答复期限：自收到之日起 20
          个工作日内答复（条例第三十三条）。
        </li>
        <li>内容不明确的，收到之日起 7 个工作日内会一次告诉您补什么（条例第三十条）。</li>
      </ol>
      <p>
        几天没有接到电话的，请打 {office.phone}（{office.hours}）问一问。
      </p>
      <Form action="/apply/delete" label="收起回执">
        <p class="hint">用的是别人的手机或者公用电脑，保存好以后请收起：</p>
        <Button>我已保存，收起这一页</Button>
      </Form>
    </StepPage>
  )
}

/** Asks before a draft, or the acknowledgement, goes for good. */
export const DeletePage = (props: StepProps & { sent: boolean; organName: string }): JSX.Element =>
  props.sent ? (
    <StepPage {...props} title="收起回执">
      <p>
        收起以后，这个浏览器不再显示申请编号和查询码。请先确认已经抄下或者下载保存。申请照常办理。
      </p>
      <Form action="/apply/delete" label="收起回执">
        <p class="submit-bar">
          <Button look="primary">已经保存，收起</Button>
          <ButtonLink href={pages.done}>返回查看</ButtonLink>
        </p>
      </Form>
    </StepPage>
  ) : (
    <StepPage {...props} title="删除没有提交的申请">
      <p>
        向{props.organName}
        提出的这份申请还没有提交。删除后，填写的内容和上传的文件立即销毁，不能恢复。
      </p>
      <Form action="/apply/delete" label="删除草稿">
        <p class="submit-bar">
          <Button look="primary">删除</Button>
          <ButtonLink href={pages.start}>不删除，返回</ButtonLink>
        </p>
      </Form>
    </StepPage>
  )
