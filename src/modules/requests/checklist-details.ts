/** 七步法 */
export const steps = {
  1: '补不补',
  2: '是不是',
  3: '谁负责',
  4: '有没有',
  5: '给不给',
  6: '怎么给',
  7: '怎么答',
} as const

export type Step = keyof typeof steps

export type Detail = {
  step: Step
  title: string
  kind: 'text' | 'day'
  /** Chosen from these, where it is not free text. */
  options?: readonly string[]
}

/** What is told in words beside a choice. */
export const details = {
  unclearPoint: { step: 1, title: '补正后仍不明确之处', kind: 'text' },
  petitionNature: {
    step: 2,
    title: '申请实为',
    kind: 'text',
    options: ['信访', '投诉', '举报'],
  },
  properChannel: { step: 2, title: '提出的相应渠道', kind: 'text' },
  publicationName: { step: 2, title: '公开出版物名称', kind: 'text' },
  publicationWhere: { step: 2, title: '获取途径', kind: 'text' },
  obtainedInfo: { step: 2, title: '申请人已经获取的信息及获取情况', kind: 'text' },
  registryLaw: { step: 2, title: '作特别规定的法律、行政法规名称及条文', kind: 'text' },
  registryWhere: { step: 2, title: '查询的机构和方式', kind: 'text' },
  earlierNumber: { step: 2, title: '原答复文号', kind: 'text' },
  earlierOn: { step: 2, title: '原答复日期', kind: 'day' },
  requestCount: { step: 2, title: '申请的数量、频次', kind: 'text' },
  responsibleOrgan: { step: 3, title: '负责公开的行政机关名称', kind: 'text' },
  responsibleContact: { step: 3, title: '该行政机关的联系方式', kind: 'text' },
  responsibleUnknownWhy: { step: 3, title: '不能确定负责公开机关的原因', kind: 'text' },
  existingInfo: { step: 4, title: '现有信息的情况', kind: 'text' },
  publicWhere: { step: 5, title: '获取的方式、途径（网址或者地点）', kind: 'text' },
  publicBy: { step: 5, title: '公开的时间', kind: 'day' },
  classifiedBy: { step: 5, title: '定密依据（不写秘密内容）', kind: 'text' },
  banningLaw: { step: 5, title: '禁止公开的法律、行政法规名称及条文', kind: 'text' },
  endangered: {
    step: 5,
    title: '公开后可能危及',
    kind: 'text',
    options: ['国家安全', '公共安全', '经济安全', '社会稳定'],
  },
  thirdPartyInterest: {
    step: 5,
    title: '涉及第三方的',
    kind: 'text',
    options: ['商业秘密', '个人隐私', '其他合法权益'],
  },
  weighing: { step: 5, title: '公共利益权衡情况', kind: 'text' },
  releaseWhy: { step: 5, title: '决定公开的理由', kind: 'text' },
  internalKind: {
    step: 5,
    title: '内部事务信息的类别',
    kind: 'text',
    options: ['人事管理', '后勤管理', '内部工作流程'],
  },
  processKind: {
    step: 5,
    title: '过程性信息的类别',
    kind: 'text',
    options: ['讨论记录', '过程稿', '磋商信函', '请示报告'],
  },
  caseFile: { step: 5, title: '所属行政执法案卷', kind: 'text' },
  disclosingLaw: { step: 5, title: '规定应当公开的法律、法规、规章及条文', kind: 'text' },
  notConsultedReason: {
    step: 5,
    title: '没有征求第三方意见的客观原因（写入告知书和审批单）',
    kind: 'text',
  },
  disclosedPart: { step: 6, title: '予以公开的部分', kind: 'text' },
  withheldPart: { step: 6, title: '不予公开的部分', kind: 'text' },
  partWhy: { step: 6, title: '公开其余部分的理由（写入给第三方的告知书）', kind: 'text' },
  notSeverableWhy: { step: 6, title: '不能区分处理的理由', kind: 'text' },
  formWhy: { step: 6, title: '不能按申请人要求的形式提供的理由', kind: 'text' },
  reason: { step: 7, title: '事实和理由（写入告知书）', kind: 'text' },
} as const satisfies Record<string, Detail>

export type DetailId = keyof typeof details
