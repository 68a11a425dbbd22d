import {
  againstObjection,
  askCorrectionFirst,
  correctionExpired,
  everybodyAgreed,
  mayRelease,
  mayWithhold,
  nobodyAsked,
  nobodyObjected,
  notAwaitingCorrection,
  reasonsHeard,
  searched,
  thirdPartyAsked,
  wasCorrected,
} from './checklist-facts.ts'
import type { Fork, ForkId } from './checklist-fork.ts'
import { give } from './checklist-grounds.ts'

/** 七步法 as data: what is asked, what may be answered, and where each answer leads. */
export const forks: Readonly<Record<ForkId, Fork>> = {
  clear: {
    step: 1,
    title: '申请内容是否明确，能否据以查找？',
    basis: '条例第三十条',
    choices: [
      { value: 'clear', label: '明确', guard: notAwaitingCorrection, next: 'nature' },
      { value: 'unclear', label: '不明确，尚未补正', guard: askCorrectionFirst, next: 'U3' },
      {
        value: 'stillUnclear',
        label: '补正后仍不明确',
        guard: wasCorrected,
        ask: ['unclearPoint'],
        next: 'U3',
      },
      {
        value: 'notCorrected',
        label: '无正当理由逾期不补正',
        guard: correctionExpired,
        next: 'O1',
      },
    ],
  },
  nature: {
    step: 2,
    title: '是不是应当按政府信息公开申请办理的申请？',
    basis: '条例第二条、第三十五条、第三十六条、第三十九条',
    choices: [
      { value: 'govInfo', label: '是，申请获取政府信息', basis: '条例第二条', next: 'responsible' },
      {
        value: 'petition',
        label: '实为信访、投诉、举报',
        basis: '条例第三十九条第一款',
        ask: ['petitionNature', 'properChannel'],
        next: 'X1',
      },
      {
        value: 'publication',
        label: '要求提供政府公报、报刊、书籍等公开出版物',
        basis: '条例第三十九条第二款',
        ask: ['publicationName', 'publicationWhere'],
        next: 'X3',
      },
      {
        value: 'duplicate',
        label: '已经答复，重复申请相同信息',
        basis: '条例第三十六条第六项',
        ask: ['earlierNumber', 'earlierOn'],
        next: 'X2',
      },
      {
        value: 'abusive',
        label: '数量、频次明显超过合理范围且理由不合理',
        basis: '条例第三十五条',
        guard: reasonsHeard,
        ask: ['requestCount'],
        next: 'X4',
      },
      {
        value: 'reconfirm',
        label: '要求确认或者重新出具已经获取的信息',
        basis: '条例第二条、第三十八条',
        ask: ['obtainedInfo'],
        next: 'X5',
      },
      {
        value: 'registry',
        label: '属于工商、不动产登记资料等，获取另有特别规定',
        basis: '条例第三十六条第七项',
        ask: ['registryLaw', 'registryWhere'],
        next: 'N8',
      },
      { value: 'notGovInfo', label: '不属于政府信息', basis: '条例第二条', next: 'O3' },
    ],
  },
  responsible: {
    step: 3,
    title: '由谁负责公开？',
    basis: '条例第十条',
    choices: [
      { value: 'own', label: '本机关负责公开', next: 'held' },
      { value: 'other', label: '不属于本机关负责公开', next: 'responsibleKnown' },
    ],
  },
  responsibleKnown: {
    step: 3,
    title: '能否确定负责公开的行政机关？',
    basis: '条例第三十六条第五项',
    choices: [
      {
        value: 'yes',
        label: '能够确定',
        ask: ['responsibleOrgan', 'responsibleContact'],
        next: 'U1a',
      },
      { value: 'no', label: '不能确定', ask: ['responsibleUnknownWhy'], next: 'U1a' },
    ],
  },
  held: {
    step: 4,
    title: '有没有现成的信息？',
    basis: '条例第三十六条第四项、第三十八条',
    choices: [
      { value: 'held', label: '有', next: 'give' },
      { value: 'absent', label: '经检索没有', guard: searched, next: 'U1b' },
      {
        value: 'processing',
        label: '没有现成信息，需要加工、分析',
        ask: ['existingInfo'],
        next: 'U2',
      },
    ],
  },
  give,
  consulted: {
    step: 5,
    title: '第三方的意见如何，本机关怎样认定？',
    basis: '条例第十五条、第三十二条',
    choices: [
      { value: 'agreed', label: '第三方同意公开', guard: everybodyAgreed, next: 'form' },
      {
        value: 'withhold',
        label: '不同意公开且理由合理，或者没有意见而公开确会损害其合法权益',
        guard: mayWithhold,
        next: 'publicInterest',
      },
      {
        value: 'notConsulted',
        label: '因客观原因无法征求第三方意见，公开确会损害其合法权益',
        guard: nobodyAsked,
        ask: ['notConsultedReason'],
        next: 'publicInterest',
      },
      {
        value: 'release',
        label: '没有意见或者理由不合理，公开不损害其合法权益',
        guard: mayRelease,
        ask: ['releaseWhy'],
        next: 'form',
      },
    ],
  },
  publicInterest: {
    step: 5,
    title: '不公开是否可能对公共利益造成重大影响？',
    basis: '条例第十五条、第三十二条',
    choices: [
      { value: 'no', label: '不会', ask: ['weighing'], next: 'severable' },
      {
        value: 'yes',
        label: '可能，决定予以公开',
        guard: thirdPartyAsked,
        ask: ['weighing'],
        next: 'form',
      },
    ],
  },
  lawRequires: {
    step: 5,
    title: '法律、法规、规章是否规定该信息应当公开？',
    basis: '条例第十六条第二款',
    choices: [
      { value: 'no', label: '没有规定', next: 'severable' },
      {
        value: 'yes',
        label: '规定应当公开，从其规定',
        guard: nobodyObjected,
        ask: ['disclosingLaw'],
        next: 'form',
      },
    ],
  },
  severable: {
    step: 6,
    title: '能否作区分处理？',
    basis: '条例第三十七条',
    choices: [
      {
        value: 'no',
        label: '不能区分处理',
        ask: ['notSeverableWhy'],
        next: 'ground',
      },
      {
        value: 'yes',
        label: '能够区分处理，提供可以公开的内容',
        ask: ['disclosedPart', 'withheldPart'],
        alsoAsk: (facts) => (againstObjection(facts) ? ['partWhy'] : []),
        next: 'PT',
      },
    ],
  },
  form: {
    step: 6,
    title: '以什么形式提供？',
    basis: '条例第四十条',
    choices: [
      { value: 'asked', label: '按申请人要求的形式', next: 'G1' },
      { value: 'other', label: '以电子数据等其他适当形式', ask: ['formWhy'], next: 'G1' },
      { value: 'viewing', label: '安排查阅、抄录', ask: ['formWhy'], next: 'G1' },
    ],
  },
}
