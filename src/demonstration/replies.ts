import type { Answers, DecisionCode } from '../modules/requests.ts'

/** 检索记录 as the clerk wrote it; by whom and when follows from the case. */
export type Search = { where: readonly string[]; keywords: readonly string[] }

/** A decision with the answers of 七步法 that lead to it, and what the reply gives. */
export type Reply = {
  code: DecisionCode
  answers: Answers
  search?: Search
  attachments?: readonly string[]
  /** The number and day of the applicant's earlier reply are filled in from the file. */
  namesEarlier?: boolean
}

const mine = { clear: 'clear', nature: 'govInfo', responsible: 'own' }
const held = { ...mine, held: 'held' }
const whole = { severable: 'no', notSeverableWhy: '相关内容相互关联，无法区分处理' }

/** 予以公开, with the paper given. */
export const granted = (attachment: string): Reply => ({
  code: 'G1',
  answers: { ...held, give: 'disclose', form: 'asked' },
  attachments: [attachment],
})

/** 予以公开 after a third party agreed. */
export const agreed = (attachment: string): Reply => ({
  code: 'G1',
  answers: {
    ...held,
    give: 'N4',
    thirdPartyInterest: '商业秘密',
    consulted: 'agreed',
    form: 'asked',
  },
  attachments: [attachment],
})

/** 予以公开 although a third party kept silent or objected without good reason. */
export const released = (attachment: string): Reply => ({
  code: 'G1',
  answers: {
    ...held,
    give: 'N4',
    thirdPartyInterest: '商业秘密',
    consulted: 'release',
    releaseWhy: '该信息系政府投资项目的中标价款，公开不会损害第三方合法权益',
    form: 'asked',
  },
  attachments: [attachment],
})

export const published = (where: string): Reply => ({
  code: 'G2',
  answers: { ...held, give: 'published', publicWhere: where },
})

export const toPublish = (publicWhere: string, publicBy: string): Reply => ({
  code: 'G3',
  answers: { ...held, give: 'toPublish', publicWhere, publicBy },
})

const thirdPartyObjects = {
  ...held,
  give: 'N4',
  consulted: 'withhold',
  publicInterest: 'no',
  weighing: '不公开不会对公共利益造成重大影响',
}

/** 部分公开: the part about other people is left out. */
export const partly = (disclosedPart: string, withheldPart: string): Reply => ({
  code: 'PT',
  answers: {
    ...thirdPartyObjects,
    thirdPartyInterest: '个人隐私',
    severable: 'yes',
    disclosedPart,
    withheldPart,
    partWhy: '其余内容不含能够识别个人身份的信息，公开不损害当事人的合法权益',
    reason: '该部分内容涉及他人的身份证件号码、银行账号等个人信息，当事人不同意公开',
  },
  attachments: [disclosedPart],
})

const refused = (code: DecisionCode, answers: Answers, reason: string): Reply => ({
  code,
  answers: { ...held, give: code, ...answers, ...whole, reason },
})

export const secret = refused(
  'N1',
  { classifiedBy: '经提请保密行政管理部门确定，该信息属于国家秘密' },
  '该信息已依照法定程序确定为国家秘密，且仍在保密期限内',
)
export const banned = refused(
  'N2',
  { banningLaw: '《中华人民共和国统计法》关于统计调查对象资料保密的规定' },
  '所申请的内容是能够识别单个统计调查对象身份的资料，法律规定任何单位和个人不得对外提供',
)
export const unsafe = (reason: string): Reply => refused('N3', { endangered: '公共安全' }, reason)
export const thirdPartys = (interest: '商业秘密' | '个人隐私', reason: string): Reply => ({
  code: 'N4',
  answers: { ...thirdPartyObjects, thirdPartyInterest: interest, ...whole, reason },
})
export const internal = refused(
  'N5',
  { internalKind: '内部工作流程' },
  '所申请的是本机关内部的公文运转登记，不影响公民、法人和其他组织的权利义务',
)
export const process = refused(
  'N6',
  { processKind: '讨论记录', lawRequires: 'no' },
  '所申请的是尚在研究阶段的会议讨论记录，事项还没有作出决定',
)
export const caseFile = (file: string): Reply =>
  refused(
    'N7',
    { caseFile: file, lawRequires: 'no' },
    '所申请的是行政执法过程中形成的询问笔录等案卷材料，当事人可以依法查阅本人案卷',
  )

const notHandled = (code: DecisionCode, answers: Answers, reason: string): Reply => ({
  code,
  answers: { clear: 'clear', ...answers, reason },
})

export const registry = notHandled(
  'N8',
  {
    nature: 'registry',
    registryLaw: '《不动产登记暂行条例》第二十七条',
    registryWhere: '宝丰县不动产登记中心查询窗口',
  },
  '所申请的是不动产登记资料，权利人、利害关系人可以依照不动产登记资料查询的规定查询',
)
export const elsewhere = (organ: string, contact: string): Reply =>
  notHandled(
    'U1a',
    {
      nature: 'govInfo',
      responsible: 'other',
      responsibleKnown: 'yes',
      responsibleOrgan: organ,
      responsibleContact: contact,
    },
    '该信息不是本机关制作，也不由本机关保存',
  )
export const absent = (...keywords: string[]): Reply => ({
  code: 'U1b',
  answers: {
    ...mine,
    held: 'absent',
    reason: '经检索，本机关没有制作，也没有从其他机关获取过该信息',
  },
  search: { where: ['公文处理系统', '机关档案室', '相关业务股室'], keywords },
})
export const toBeMade = (existing: string): Reply => ({
  code: 'U2',
  answers: {
    ...mine,
    held: 'processing',
    existingInfo: existing,
    reason: '按申请的口径提供，需要对现有数据重新汇总、分析',
  },
})
export const unclear = (point: string): Reply => ({
  code: 'U3',
  answers: {
    clear: 'stillUnclear',
    unclearPoint: point,
    reason: '补正后的内容仍不能指向特定的政府信息，无法据以查找',
  },
})
export const petition = notHandled(
  'X1',
  { nature: 'petition', petitionNature: '信访', properChannel: '宝丰县信访局接待窗口' },
  '申请的内容是反映问题、提出诉求，不是申请获取已经存在的政府信息',
)
/** 重复申请: the earlier reply is the last one this applicant had from this organ. */
export const duplicate: Reply = {
  ...notHandled('X2', { nature: 'duplicate' }, '本机关已就相同内容作出答复，情况没有变化'),
  namesEarlier: true,
}
export const publication: Reply = {
  code: 'X3',
  answers: {
    clear: 'clear',
    nature: 'publication',
    publicationName: '《宝丰年鉴》',
    publicationWhere: '宝丰县图书馆地方文献室',
  },
}
export const abusive = notHandled(
  'X4',
  { nature: 'abusive', requestCount: '三个月内向本机关提出内容相近的申请 26 件' },
  '申请人说明的理由与获取政府信息无关，理由不合理',
)
export const reconfirm = notHandled(
  'X5',
  { nature: 'reconfirm', obtainedInfo: '申请人此前已经领取的拆迁补偿协议复印件' },
  '申请人要求对已经取得的文件重新盖章确认其真实性，不是申请获取政府信息',
)
export const notGovInfo = notHandled(
  'O3',
  { nature: 'notGovInfo' },
  '所申请的是党组织制发的文件，不属于政府信息公开条例所称的政府信息',
)

/** 部分公开 after a reconsideration: what endangers nobody is given. */
export const partlySafe: Reply = {
  code: 'PT',
  answers: {
    ...held,
    give: 'N3',
    endangered: '公共安全',
    severable: 'yes',
    disclosedPart: '水库工程特性表',
    withheldPart: '安全监测点位的具体位置',
    reason: '监测点位的具体位置公开后可能危及公共安全，其余内容可以公开',
  },
  attachments: ['水库工程特性表'],
}
