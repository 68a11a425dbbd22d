import { day } from '../../kernel/day.ts'
import type { LetterOrder } from './letters.ts'
import { companyCase, sampleCase } from './letter-sample-case.ts'

const amending = {
  askedOn: day('2025-07-01'),
  record: '农村危房改造对象名册中本人家庭人口登记为2人',
  claim: '户口簿登记为4人，附户口簿复印件',
} as const

const responsible = {
  organ: '宝丰县住房和城乡建设局',
  contact: '电话0375-6500002，地址为宝丰县城关镇建设路8号',
}

/** 程序性文书 and forms. */
export const procedureSamples: Readonly<Record<string, LetterOrder>> = {
  D03: { kind: 'D03', data: { ...sampleCase, due: day('2025-07-14'), queryCode: '6K3F-9XQ2' } },
  'D03-counter': {
    kind: 'D03',
    data: {
      ...sampleCase,
      requestNumber: '依申请〔2026〕7号',
      receivedOn: day('2026-03-02'),
      channel: 'counter',
      number: '宝政办公开〔2026〕12号',
      on: day('2026-03-02'),
      servedOnline: false,
      due: day('2026-03-30'),
      queryCode: 'K7M3X-9QTRA',
      queryUrl: 'https://gk.example.cn/query',
    },
  },
  'D03-provisional': { kind: 'D03', data: companyCase },
  D04: {
    kind: 'D04',
    data: {
      ...sampleCase,
      on: day('2025-06-20'),
      items: [
        '所申请的“资金使用情况”具体指哪一类文件，例如资金下达文件、拨付凭证或者决算报告',
        '所申请的“项目”的名称或者所在乡镇',
      ],
      guidance: '本县2024年度共实施高标准农田建设项目3个，分别由不同单位组织验收，请写明项目名称',
      workingDays: 15,
      until: day('2025-07-14'),
    },
  },
  'D04-late': {
    kind: 'D04',
    data: {
      ...sampleCase,
      items: ['请写明所需信息的形成年度'],
      guidance: '可以参考项目批复文号查找',
      workingDays: 5,
      until: day('2025-07-04'),
      late: true,
    },
  },
  D05: {
    kind: 'D05',
    data: {
      ...sampleCase,
      on: day('2025-06-20'),
      count: '2025年4月至6月，先后向本机关提出申请126件，内容多为同一项目的不同环节',
      answerBy: day('2025-07-04'),
    },
  },
  D06: {
    kind: 'D06',
    data: {
      ...sampleCase,
      reason: '所申请信息数量较多，需要逐件查找、核对',
      workingDays: 20,
      due: day('2025-08-11'),
    },
  },
  'D06-provisional': {
    kind: 'D06',
    data: { ...sampleCase, reason: '所申请信息数量较多，需要逐件查找、核对', workingDays: 10 },
  },
  D07: {
    kind: 'D07',
    data: {
      ...sampleCase,
      addressee: { name: '河南某某建设工程有限公司', kind: 'organisation' },
      on: day('2025-06-23'),
      information: '宝丰县2024年度高标准农田建设项目施工合同及工程量清单',
      interest: '商业秘密',
    },
  },
  D08: {
    kind: 'D08',
    data: {
      ...sampleCase,
      on: day('2025-06-23'),
      consulted: 'thirdParty',
      sentOn: day('2025-06-23'),
    },
  },
  'D08-coMaker': {
    kind: 'D08',
    data: {
      ...companyCase,
      on: day('2025-06-23'),
      consulted: 'coMaker',
      sentOn: day('2025-06-23'),
    },
  },
  'D08-secrecy': {
    kind: 'D08',
    data: {
      ...companyCase,
      on: day('2025-06-23'),
      consulted: 'secrecy',
      sentOn: day('2025-06-23'),
    },
  },
  D09: {
    kind: 'D09',
    data: {
      ...sampleCase,
      addressee: { name: '宝丰县农业农村局', kind: 'organisation' },
      on: day('2025-06-23'),
      information: '《宝丰县2024年度高标准农田建设项目验收意见》',
    },
  },
  D10: {
    kind: 'D10',
    data: {
      ...sampleCase,
      addressee: { name: '宝丰县农业农村局', kind: 'organisation' },
      on: day('2025-06-18'),
      information: sampleCase.description,
      question: '请查找2024年度高标准农田建设项目验收报告，并就是否可以公开提出意见',
      dueOn: day('2025-06-25'),
    },
  },
  D11: {
    kind: 'D11',
    data: {
      ...sampleCase,
      addressee: { name: '河南某某建设工程有限公司', kind: 'organisation' },
      interest: '商业秘密',
      sentOn: day('2025-06-23'),
      answeredOn: day('2025-07-01'),
      because: 'override',
      why: '工程质量检测结果关系沿线群众的饮水安全',
      disclosed: '宝丰县2024年度农村供水工程质量检测报告',
    },
  },
  'D11-ungrounded': {
    kind: 'D11',
    data: {
      ...companyCase,
      interest: '商业秘密',
      sentOn: day('2025-06-23'),
      answeredOn: day('2025-07-01'),
      because: 'ungrounded',
      why: '该信息已经在中标公告中公布，不具有秘密性',
      disclosed: '中标价格和工期',
    },
  },
  'D11-partial': {
    kind: 'D11',
    data: {
      ...companyCase,
      interest: '商业秘密',
      sentOn: day('2025-06-23'),
      answeredOn: day('2025-07-01'),
      because: 'partial',
      why: '合同价款和履约期限不反映施工单位的成本构成和报价策略',
      disclosed: '施工合同（隐去成本明细）',
    },
  },
  D26: {
    kind: 'D26',
    data: {
      ...sampleCase,
      on: day('2025-06-30'),
      askedOn: day('2025-06-20'),
      reasonsReceivedOn: day('2025-06-27'),
      why: '所申请信息涉及三个年度、十二个项目，需要逐件查找、核对',
      delayedTo: day('2025-08-29'),
    },
  },
  D30: {
    kind: 'D30',
    data: { ...sampleCase, withdrawnOn: day('2025-07-08'), statement: '书面声明' },
  },
  D31: {
    kind: 'D31',
    data: {
      ...sampleCase,
      ...amending,
      outcome: 'corrected',
      doneOn: day('2025-07-08'),
      result: '家庭人口4人',
    },
  },
  'D31-refused': {
    kind: 'D31',
    data: {
      ...sampleCase,
      ...amending,
      outcome: 'refused',
      result: '该名册登记的是2024年6月申报之日的人口，与当时的户籍登记一致',
    },
  },
  'D31-forwarded': {
    kind: 'D31',
    data: {
      ...sampleCase,
      ...amending,
      outcome: 'forwarded',
      doneOn: day('2025-07-08'),
      responsible,
    },
  },
  'D31-referred': {
    kind: 'D31',
    data: { ...sampleCase, ...amending, outcome: 'referred', responsible },
  },
  D32: {
    kind: 'D32',
    data: {
      ...sampleCase,
      letter: { title: '政府信息予以公开告知书', number: '宝政办公开〔2025〕12号' },
      route: 'post',
      place: '河南省平顶山市宝丰县城关镇某某路1号',
      postNumber: 'XA12345678941',
      handedOverOn: day('2025-07-11'),
    },
  },
  D33: {
    kind: 'D33',
    data: {
      ...sampleCase,
      code: 'PT',
      withheld: ['N4', 'N6'],
      search: '2025年6月25日检索本机关档案室，找到验收报告1份、资金使用情况表1份',
      consultation: '2025年6月23日书面征求施工单位意见，施工单位不同意公开成本明细，理由合理',
      severance: '能够区分处理',
      reason: '成本明细属于商业秘密，讨论记录属于过程性信息，其余内容可以公开',
      opinions: { handler: '建议部分公开。李明 2025年7月8日' },
    },
  },
  D34: {
    kind: 'D34',
    data: {
      ...sampleCase,
      on: day('2025-08-20'),
      result: '（二）部分公开',
      retention: '定期30年',
      archivedOn: day('2025-08-20'),
      archivist: '王芳',
      papers: [
        { title: '政府信息公开申请表', on: day('2025-06-16') },
        {
          title: '政府信息公开申请登记回执',
          number: '宝政办公开〔2025〕8号',
          on: day('2025-06-16'),
        },
        { title: '征求第三方意见书', number: '宝政办公开〔2025〕10号', on: day('2025-06-23') },
        { title: '第三方意见回执', on: day('2025-07-01') },
        { title: '办理审批单', on: day('2025-07-10') },
        {
          title: '政府信息部分公开告知书',
          number: '宝政办公开〔2025〕12号',
          on: day('2025-07-10'),
        },
        { title: '送达回证', on: day('2025-07-14') },
      ],
    },
  },
  D36: {
    kind: 'D36',
    data: {
      ...sampleCase,
      ...amending,
      addressee: { name: responsible.organ, kind: 'organisation' },
      person: '张某某，电话13900000000',
    },
  },
}
