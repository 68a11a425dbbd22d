import { day } from '../../kernel/day.ts'
import type { LetterOrder } from './letters.ts'
import { companyCase, sampleCase } from './letter-sample-case.ts'

const refusal = {
  ...sampleCase,
  notSeverableWhy: '各部分内容相互关联，去除不应当公开的内容后，剩余部分不具有独立的信息内容',
}

/** Replies that give the information, a part of it, or refuse it. */
export const disclosureSamples: Readonly<Record<string, LetterOrder>> = {
  D12: {
    kind: 'D12',
    data: {
      ...sampleCase,
      attachments: [
        '宝丰县2024年度高标准农田建设项目资金使用情况表',
        '宝丰县2024年度高标准农田建设项目验收报告',
      ],
    },
  },
  'D12-way': {
    kind: 'D12',
    data: {
      ...companyCase,
      correctedOn: day('2025-06-27'),
      attachments: [],
      way: '自2025年7月14日起，于工作日办公时间到本机关政府信息公开工作机构查阅、抄录',
      otherForm: {
        asked: '复印件',
        given: '安排查阅、抄录相关政府信息',
        why: '该信息为大幅面图纸，复印可能危及载体安全',
      },
    },
  },
  D13: {
    kind: 'D13',
    data: {
      ...sampleCase,
      where: '宝丰县人民政府网站“政府信息公开”专栏，网址为https://www.baofeng.gov.cn/xxgk',
    },
  },
  'D13-soon': {
    kind: 'D13',
    data: {
      ...sampleCase,
      by: day('2025-07-25'),
      where: '可以在宝丰县人民政府网站“政府信息公开”专栏查阅、下载',
    },
  },
  D14: {
    kind: 'D14',
    data: {
      ...sampleCase,
      disclosed: '宝丰县2024年度高标准农田建设项目资金使用情况表和验收报告的结论部分',
      attachments: ['宝丰县2024年度高标准农田建设项目资金使用情况表', '验收报告（节选）'],
      withheld: [
        {
          part: '验收报告所附施工单位成本明细',
          reason:
            '该明细反映施工单位的成本构成和报价策略，不为公众所知悉，且施工单位采取了保密措施',
          ground: 'N4',
          interest: '商业秘密',
          opinion: { outcome: 'objected' },
          weighing: '该明细不影响公众了解项目资金的使用和验收结果',
        },
        {
          part: '验收组成员的讨论记录',
          reason: '该记录是形成验收结论过程中的内部讨论',
          ground: 'N6',
          processKind: '讨论记录',
        },
      ],
    },
  },
  'D14-notGovInfo': {
    kind: 'D14',
    data: {
      ...companyCase,
      disclosed: '项目验收报告',
      attachments: ['项目验收报告'],
      withheld: [
        {
          part: '对验收程序是否合法的评价',
          reason: '该内容是要求本机关作出法律评价',
          ground: 'O3',
        },
      ],
    },
  },
  'D15-N1': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N1',
      classifiedBy: '国家秘密事项范围的有关规定，由定密责任人依法确定',
      reason: '该信息在保密期限内，尚未解密',
    },
  },
  'D15-N2': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N2',
      banningLaw: '《中华人民共和国统计法》关于统计调查对象资料保密的规定',
      reason: '该信息是能够识别单个统计调查对象的资料',
    },
  },
  'D15-N3': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N3',
      endangered: '公共安全',
      reason: '该信息载有供水设施的关键部位和安全防护参数',
    },
  },
  'D15-N4': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N4',
      interest: '商业秘密',
      opinion: { outcome: 'objected' },
      weighing: '该信息仅涉及第三方的经营成本',
      reason: '该信息不为公众所知悉，具有商业价值，第三方采取了保密措施',
    },
  },
  'D15-N4-notConsulted': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N4',
      interest: '个人隐私',
      opinion: { outcome: 'notConsulted', why: '第三方下落不明' },
      weighing: '该信息仅涉及第三方的家庭情况',
      reason: '该信息载有第三方的家庭成员和病史',
    },
  },
  'D15-N5': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N5',
      internalKind: '人事管理',
      reason: '该信息是本机关工作人员的内部考核安排，对外部权利义务不产生影响',
    },
  },
  'D15-N6': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N6',
      processKind: '请示报告',
      reason: '该信息是本机关就项目实施向上级机关的请示，事项尚在研究',
    },
  },
  'D15-N7': {
    kind: 'D15',
    data: {
      ...refusal,
      ground: 'N7',
      caseFile: '某某公司违法占地行政处罚案卷',
      reason: '该信息是案卷中的询问笔录和内部审批材料',
    },
  },
  D16: {
    kind: 'D16',
    data: {
      ...sampleCase,
      law: '《不动产登记暂行条例》关于权利人、利害关系人查询、复制不动产登记资料的规定',
      where: '宝丰县不动产登记中心，持身份证明到窗口申请查询',
      reason: '该信息属于不动产登记资料',
    },
  },
}
