import { day } from '../../kernel/day.ts'
import { companyCase, sampleCase } from './letter-sample-case.ts'
import { procedureSamples } from './letter-samples-procedure.ts'
import { disclosureSamples } from './letter-samples-refusal.ts'
import type { LetterOrder } from './letters.ts'

const notice = { servedOn: day('2025-06-20'), number: '宝政办公开〔2025〕9号' }

const search = {
  where: ['本机关档案室', '电子公文系统', '县高标准农田建设工作专班移交档案'],
  keywords: ['高标准农田', '验收报告', '资金使用'],
  from: day('2024-01-01'),
  to: day('2025-06-16'),
  by: '宝丰县人民政府办公室政务公开股李明、王芳',
  on: day('2025-06-25'),
}

const otherSamples: Readonly<Record<string, LetterOrder>> = {
  D17: {
    kind: 'D17',
    data: {
      ...sampleCase,
      reason: '该项目由宝丰县农业农村局组织实施和验收，验收报告由该局制作',
      responsible: {
        organ: '宝丰县农业农村局',
        contact: '电话0375-6500001，地址为宝丰县城关镇文化路50号',
      },
    },
  },
  'D17-unknown': {
    kind: 'D17',
    data: {
      ...companyCase,
      reason: '本机关没有制作或者最初获取该信息',
      basis: '条例第十条第三款',
      unknownWhy: '该信息没有文号和制作机关的线索',
    },
  },
  D18: {
    kind: 'D18',
    data: { ...sampleCase, search, reason: '上述项目至收到申请之日尚未组织验收，没有形成验收报告' },
  },
  D19: {
    kind: 'D19',
    data: {
      ...sampleCase,
      existing: '本机关保存有各项目的资金拨付凭证，没有按村组汇总的统计表',
      reason: '按村组汇总需要对三百余份凭证逐一分类、计算',
    },
  },
  D20: {
    kind: 'D20',
    data: {
      ...sampleCase,
      notice,
      correctionReceivedOn: day('2025-06-27'),
      unclear:
        '补正材料要求提供“全部有关材料”，仍没有写明信息的名称、文号或者便于查询的其他特征性描述',
      reason: '本机关工作人员于2025年7月1日电话联系申请人作了指导和释明，申请人没有进一步说明',
    },
  },
  D21: {
    kind: 'D21',
    data: {
      ...sampleCase,
      nature: '投诉',
      properChannel: '宝丰县农业农村局，电话0375-6500001；或者宝丰县信访局来访接待窗口',
      reason: '申请内容是反映项目施工质量问题并要求查处，不是获取既有的政府信息',
    },
  },
  D22: {
    kind: 'D22',
    data: {
      ...sampleCase,
      earlier: { number: '宝政办公开〔2024〕31号', on: day('2024-11-04') },
      reason: '两次申请公开的信息相同',
    },
  },
  D23: {
    kind: 'D23',
    data: {
      ...sampleCase,
      publication: '《宝丰县志（1988—2012）》',
      where: '宝丰县图书馆地方文献室借阅，或者向出版单位购买',
    },
  },
  D24: {
    kind: 'D24',
    data: {
      ...sampleCase,
      count: '2025年4月至6月，先后向本机关提出申请126件，内容多为同一项目的不同环节',
      asked: { on: day('2025-06-20'), answeredOn: day('2025-06-27') },
      reason: '所述理由是表达对征地补偿的不满，与获取政府信息无关',
    },
  },
  'D24-unanswered': {
    kind: 'D24',
    data: {
      ...companyCase,
      count: '一个月内提出申请80件',
      asked: { on: day('2025-06-20') },
      reason: '80件申请要求的是同一批材料',
    },
  },
  D25: {
    kind: 'D25',
    data: {
      ...sampleCase,
      obtained: '2024年11月4日已从本机关领取上述资金使用情况表的复印件',
      reason: '申请内容是要求本机关在该复印件上加盖印章，确认其真实性',
    },
  },
  D28: { kind: 'D28', data: { ...sampleCase, notice, replyBy: day('2025-07-09') } },
  D29: {
    kind: 'D29',
    data: {
      ...sampleCase,
      on: day('2025-07-25'),
      notice: { receivedOn: day('2025-06-24'), number: '宝政办公开〔2025〕10号' },
      amountFen: 220000,
      payBy: day('2025-07-22'),
    },
  },
  D35: {
    kind: 'D35',
    data: {
      ...sampleCase,
      reason: '申请内容是询问明年是否继续实施高标准农田建设项目，属于政策咨询',
    },
  },
}

/** 样本: one or more of each kind of letter, by the name of its golden file. */
export const letterSamples: Readonly<Record<string, LetterOrder>> = {
  ...procedureSamples,
  ...disclosureSamples,
  ...otherSamples,
}
