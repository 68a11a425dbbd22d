import type { JSX } from 'hono/jsx/jsx-runtime'
import { Facts } from '../../../ui/facts.tsx'
import type { DisclosureOffice } from '../../organs.ts'

type Props = {
  organName: string
  office: DisclosureOffice
  draftDays: number
  /** 个人信息保护法第十七条第一款, as the statute has it. */
  article17: readonly string[]
}

/** 个人信息处理告知: what 个人信息保护法第十七条、第三十条 want said before anything is typed. */
export const PrivacyNotice = ({ organName, office, draftDays, article17 }: Props): JSX.Element => (
  <section class="privacy" aria-labelledby="privacy-title">
    <h2 id="privacy-title">个人信息处理告知</h2>
    <Facts
      rows={[
        ['谁在处理', `${organName}（${office.name}，电话 ${office.phone}，${office.address}）`],
        [
          '为什么',
          '办理您的政府信息公开申请：核对身份、与您联系、答复和送达。这是法定职责所必需（条例第二十九条，个人信息保护法第十三条第一款第三项），不用于别的目的',
        ],
        [
          '收集什么',
          '姓名、证件名称和号码、电话、通信地址，身份证明的影像；邮编、电子邮箱、工作单位可以不填。是否用邮箱接收进展通知由您选择，不选不影响办理，选了可以随时停止（个人信息保护法第十三条第一款第一项、第十五条、第十六条）',
        ],
        [
          '怎样保存',
          `加密保存在本县的系统里，办理人员查看完整内容会留下记录。没有提交的，最后一次保存 ${draftDays} 天后自动销毁，您也可以随时删除；提交的，归入申请案卷，保管期限按照档案管理的规定执行`,
        ],
        [
          '敏感信息',
          '证件号码和证件影像一旦泄露可能被人冒用，所以只用于核对身份，界面上遮盖显示；不提供身份证明，机关会要求补正（条例第二十九条、第三十条）',
        ],
        [
          '您的权利',
          '可以向上述工作机构要求查阅、复制、更正自己的信息（个人信息保护法第四十五条、第四十六条）',
        ],
      ]}
    />
    <details class="disclosure">
      <summary>法律原文：个人信息保护法第十七条第一款</summary>
      <blockquote>
        {article17.map((line) => (
          <p>{line}</p>
        ))}
      </blockquote>
    </details>
  </section>
)
