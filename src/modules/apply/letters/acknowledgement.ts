import type { Letter } from '../../../kernel/letter.ts'
import { type DisclosureOffice, officeInFull } from '../../organs.ts'
import type { Acknowledgement } from '../draft.ts'

/**
 * 网上申请提交回执: what the applicant takes home at once. It says that the day of receipt is still to
 * come (条例第三十一条); 登记回执 follows when the office has confirmed.
 */
export const acknowledgementPaper = (
  of: Acknowledgement & { office: DisclosureOffice; queryUrl: string; demo: boolean },
): Letter => ({
  kind: 'acknowledgement',
  issuer: of.organName,
  title: '网上申请提交回执',
  blocks: [
    {
      type: 'facts',
      rows: [
        ['申请编号', of.number],
        ['受理机关', officeInFull({ name: of.organName, office: of.office })],
        ['查询码', of.code],
        ['提交时间', of.sentAt],
        ['联系电话', of.office.phone],
        ['地址', of.office.address],
        ['办公时间', of.office.hours],
      ],
    },
    {
      type: 'paragraph',
      text: '您的政府信息公开申请已经提交。本机关将与您联系确认，双方确认之日为收到申请之日（《中华人民共和国政府信息公开条例》第三十一条）。提交之日不是收到申请之日，答复期限自收到申请之日起计算。',
    },
    {
      type: 'paragraph',
      text: '确认以后，凭申请编号和查询码可以查看收到日期、答复期限和办理进度，下载文书，补正或者撤回申请。请妥善保管查询码，不要告诉他人；遗失的，持身份证明到本机关政府信息公开工作机构重新领取。',
    },
    { type: 'code', address: of.queryUrl, caption: '扫码查询办理进度，或者在浏览器中打开：' },
  ],
  ...(of.demo && { mark: '演示' }),
  layout: 'form',
})
