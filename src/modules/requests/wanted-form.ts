import type { Channel } from './events.ts'

/** 申请渠道 (条例第二十九条) and what each says of the day of receipt (条例第三十一条). */
export const channelNames: Readonly<Record<Channel, string>> = {
  counter: '当面提交',
  signedPost: '邮寄（需签收）',
  letter: '平常信函',
  fax: '传真',
  email: '电子邮件',
  online: '网上申请',
  oral: '口头申请（代填）',
}

export const receiptRules: Readonly<Record<Channel, string>> = {
  counter: '以提交之日为收到申请之日',
  signedPost: '以本机关签收之日为收到申请之日',
  letter: '应当于收到当日与申请人确认，确认之日为收到申请之日',
  fax: '以双方确认之日为收到申请之日',
  email: '以双方确认之日为收到申请之日',
  online: '以双方确认之日为收到申请之日',
  oral: '由公开工作机构代为填写，以提出之日为收到申请之日',
}

/** 获取信息的途径 (条例第二十九条第二款第三项). */
export const obtainNames = {
  post: '邮寄',
  email: '电子邮件',
  counter: '当面领取',
  inspect: '查阅、抄录',
  online: '网上获取',
} as const

/** 载体形式. */
export const carrierNames = { paper: '纸质', electronic: '电子' } as const

/** 证件名称, as the form offers them. */
export const proofKinds = [
  '居民身份证',
  '护照',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '统一社会信用代码',
  '其他',
] as const
