import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Remark } from '../../../ui/notice.tsx'
import type { DisclosureOffice } from '../../organs.ts'
import { pages } from '../draft.ts'
import { StepPage, type StepProps } from './frame.tsx'

type Organ = { id: string; name: string; office: DisclosureOffice }

/** An application that was begun in this browser. */
export type Begun = { organName: string; next: string; keptUntil: string; sent: boolean }

type Props = StepProps & {
  /** Where the visitor came from: the paper form's QR code, an organ's page. */
  organ?: Organ | undefined
  /** Whom to ask for help: the organ come from, or the county's office. */
  help: Organ
  begun?: Begun | undefined
  draftDays: number
}

/** 第一步 须知: what one needs, how long it takes, how else to apply, who helps. */
export const StartPage = (props: Props): JSX.Element => {
  const { organ, begun, help, draftDays } = props
  const from = organ === undefined ? '' : `?organ=${encodeURIComponent(organ.id)}`
  return (
    <StepPage {...props} title="网上申请政府信息公开" step={0}>
      {begun && <BegunCard {...begun} />}
      <p class="lead">
        {organ === undefined ? '向本县行政机关' : `向${organ.name}`}
        申请公开政府信息，大约需要五分钟。不收费，不用注册，不用说明用途。
      </p>
      <h2>请先准备</h2>
      <ul class="bullets">
        <li>身份证或者单位的登记证书，和它的照片（手机拍的就可以）或者 PDF；</li>
        <li>委托他人办理的，还要授权委托书和代理人身份证明的照片；</li>
        <li>要的是什么信息：名称、文号，或者时间、地点、事项等特征。一份申请写一件事。</li>
      </ul>
      <p>
        填写中随时可以停下，内容加密保存 {draftDays} 天，用同一个手机或者电脑打开本页可以继续填写。
      </p>
      <p class="submit-bar">
        <ButtonLink href={`${pages.organ}${from}`} look="primary">
          {begun && !begun.sent ? '重新选择机关' : '开始填写'}
        </ButtonLink>
        <ButtonLink href="/query">查询办理进度</ButtonLink>
      </p>
      <h2>提交以后</h2>
      <p>
        工作机构收到网上申请后会与您联系确认，双方确认之日是收到申请之日（条例第三十一条）。从那一天起，20
        个工作日内答复；需要延长的，最多延长 20 个工作日，并会告诉您（条例第三十三条）。
      </p>
      <h2>不方便在网上填</h2>
      <ul class="bullets">
        <li>
          打印纸质申请表，填好后当面提交或者邮寄：
          <PaperForms organId={(organ ?? help).id} />
        </li>
        <li>
          不会写字、写字有困难的，可以到下面的地址当面口头提出，工作人员代您填写，再念给您听。条例第二十九条：“采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请。”
        </li>
        <li>
          看不清、听不清、读起来有困难的，打电话或者到下面的地址说一声。条例第四十三条：“申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。”本页右上角可以换成大字的“长者模式”。
        </li>
        <li>也可以请家人、邻居代办：需要您签名或者捺印的授权委托书，和双方的身份证明。</li>
      </ul>
      <HelpFacts {...help} />
      <details class="disclosure">
        <summary>什么情况可能拿不到信息</summary>
        <p>
          国家秘密、法律禁止公开的信息不公开；涉及商业秘密、个人隐私的，要先征求第三方意见（条例第十四条、第十五条）。需要行政机关加工、分析才能形成的，可以不提供（条例第三十八条）。信访、投诉、举报请走相应的渠道，不作为信息公开申请办理（条例第三十九条）。
        </p>
      </details>
    </StepPage>
  )
}

const BegunCard = ({ organName, next, keptUntil, sent }: Begun): JSX.Element =>
  sent ? (
    <Remark title="您刚刚提交了一份申请" tone="done">
      <p>
        回执可以查看到 {keptUntil}：<a href={pages.done}>查看编号和查询码</a>。要再申请一件，请先
        <a href="/apply/delete">收起这份回执</a>。
      </p>
    </Remark>
  ) : (
    <Remark title="您有一份没有提交的申请" tone="active">
      <p>
        向{organName}提出，保存到 {keptUntil}。
      </p>
      <p class="submit-bar">
        <ButtonLink href={next} look="primary">
          继续填写上次的申请
        </ButtonLink>
        <ButtonLink href="/apply/delete">删除</ButtonLink>
      </p>
    </Remark>
  )

const PaperForms = ({ organId }: { organId: string }): JSX.Element => {
  const at = (kind: string, ending: string): string =>
    `/apply/form.${ending}?organ=${encodeURIComponent(organId)}&kind=${kind}`
  return (
    <span class="links">
      <a href={at('natural', 'pdf')}>公民用（PDF）</a>
      <a href={at('organisation', 'pdf')}>单位用（PDF）</a>
      <a href={at('natural', 'docx')}>公民用（Word）</a>
      <a href={at('organisation', 'docx')}>单位用（Word）</a>
    </span>
  )
}

/** Where help is: telephone, address and hours of the office. */
export const HelpFacts = ({ name, office }: Organ): JSX.Element => (
  <Facts
    rows={[
      ['机关', name],
      ['电话', <a href={`tel:${office.phone.replaceAll(/[^\d+]/g, '')}`}>{office.phone}</a>],
      ['地址', office.address],
      ['办公时间', office.hours],
    ]}
  />
)
