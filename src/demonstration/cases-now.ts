import * as after from './courses.ts'
import * as reply from './replies.ts'
import { casesNowElsewhere } from './cases-now-elsewhere.ts'
import { type Ago, type Row, storiesOf } from './rows.ts'
import { move, replied, type Step, type Story } from './story.ts'

/** One application about three matters: three items, three outcomes, one envelope. */
const threeMatters = (envelopeId: string): Step => ({
  after: 2,
  by: 'clerk',
  does: 'split',
  parts: [
    '城关镇2023年老旧小区改造项目施工合同',
    '城关镇老旧小区改造项目监理单位的会议讨论记录',
    '城关镇老旧小区改造项目所涉小区的土地出让档案',
  ],
  courses: [
    replied(reply.granted('施工合同'), { after: 6, envelopeId }),
    replied(reply.process, { after: 6, envelopeId }),
    replied(reply.elsewhere('宝丰县自然资源局', '0375-6500004'), { after: 6, envelopeId }),
  ],
})

/** On the desks today: the office. */
const office = (ago: Ago): Row[] => [
  [
    'zfb',
    ago(23),
    'signedPost',
    'natural',
    '2016年至2020年县城集中供热特许经营协议及补充协议',
    [
      after.assisted('zjj', '请查找县城集中供热特许经营协议及历次补充协议，并说明是否涉及商业秘密'),
      after.urged('remindAssist', 5),
      after.urged('remindAssist', 4),
      after.urged('escalateAssist', 3),
    ],
  ],
  ['zfb', ago(20), 'counter', 'natural', '本年度义务教育阶段学位紧张片区预警通知', []],
  [
    'zfb',
    ago(20),
    'signedPost',
    'natural',
    '县城区停车泊位特许经营收费标准批复',
    replied(reply.granted('收费标准批复'), { after: 16, until: 'review' }),
  ],
  [
    'zfb',
    ago(18),
    'counter',
    'legalService',
    '县政府与某文旅公司签订的战略合作框架协议',
    [after.consult('1', 'thirdParty', 2), after.arrived('1', 0), after.answered('1', 'agrees', 0)],
  ],
  ['zfb', ago(12), 'online', 'natural', '上一年度全县信访积案化解台账', []],
  [
    'zfb',
    ago(15),
    'signedPost',
    'natural',
    '净肠河国家湿地公园保护规划批复及附图',
    [after.proposeExtension(10, 13)],
  ],
  [
    'zfb',
    ago(22),
    'counter',
    'natural',
    '1995年县办工厂改制安置职工名册',
    [...after.extended(15, 15)],
  ],
  [
    'zfb',
    ago(6),
    'counter',
    'natural',
    '关于修路的文件',
    [after.askCorrection('请写明所指道路的名称、起止点或者项目名称')],
  ],
  [
    'zfb',
    ago(12),
    'signedPost',
    'business',
    '2023年城区垃圾清运服务项目成交供应商响应文件',
    [
      after.consult('1'),
      after.arrived('1'),
      after.consult('2', 'coMaker', 1),
      after.arrived('2', 1),
      after.answered('2', 'agrees', 2),
    ],
  ],
  ['zfb', ago(9), 'email', 'natural', '人民防空工程平战转换方案', [after.consult('1', 'secrecy')]],
  [
    'zfb',
    ago(13),
    'counter',
    'other',
    '2018年以来县政府全部常务会议纪要复印件',
    after.feeAsked(230_000),
  ],
  [
    'zfb',
    ago(6),
    'online',
    'natural',
    '近十年各部门、各乡镇印发的全部文件',
    [after.askReasons(4)],
    900,
  ],
  ['zfb', ago(2), 'counter', 'natural', '2025年城区公交线路调整方案', [after.proposeVoid()]],
  [
    'zfb',
    ago(4),
    'signedPost',
    'natural',
    '周庄镇商砼站环评审批征求意见的复函',
    after.receiptCorrected.slice(0, 1),
  ],
  [
    'zfb',
    ago(12),
    'signedPost',
    'natural',
    '石桥镇集镇道路工程招标控制价',
    [after.consult('1'), ...after.undelivered('2').slice(0, 2)],
  ],
  [
    'zfb',
    ago(11),
    'counter',
    'natural',
    '2024年农村公路改造提升工程中标单位投标报价明细',
    [
      after.consult('1', 'thirdParty', 2),
      after.arrived('1', 0),
      after.answered('1', 'ungrounded', 1),
      ...replied(reply.released('投标报价明细'), { after: 1, overruled: '1', until: 'told' }),
    ],
  ],
  [
    'zfb',
    ago(9),
    'signedPost',
    'business',
    '2024年政府集中采购定点服务协议',
    [
      after.consult('1', 'thirdParty', 1),
      after.arrived('1', 0),
      after.answered('1', 'ungrounded', 1),
      ...replied(reply.released('定点服务协议'), { after: 2, overruled: '1', until: 'notify' }),
    ],
  ],
  [
    'zfb',
    ago(11),
    'counter',
    'natural',
    '2024年城区背街小巷改造项目竣工结算审核报告',
    replied(reply.granted('竣工结算审核报告'), { until: 'sign' }),
    901,
  ],
  [
    'zfb',
    ago(12),
    'signedPost',
    'natural',
    '2024年城区背街小巷改造项目监理合同',
    replied(reply.granted('监理合同'), { until: 'sign' }),
    901,
  ],
  [
    'zfb',
    ago(19),
    'signedPost',
    'natural',
    '全县乡村道路路灯安装计划',
    [
      ...replied(reply.granted('路灯安装计划表'), { until: 'serve', route: 'post' }),
      move(5, 'clerk', ({ on }) => ({
        move: 'serviceFailed',
        on,
        reason: '收件人外出，逾期未领，邮件退回',
      })),
    ],
  ],
  [
    'zfb',
    ago(13),
    'signedPost',
    'natural',
    '县政府办公室2024年度法治政府建设情况报告',
    replied(reply.published('宝丰县人民政府门户网站“法治政府建设”栏目'), { until: 'serve' }),
  ],
  [
    'zfb',
    ago(15),
    'signedPost',
    'natural',
    '全县农村饮水安全工程维修养护资金安排',
    replied(reply.granted('维修养护资金安排表'), { until: 'prove' }),
  ],
  ['zfb', ago(8), 'signedPost', 'natural', '本年度防汛物资储备清单', [...after.receiptCorrected]],
  [
    'zfb',
    ago(10),
    'counter',
    'natural',
    '县政府会议室使用登记',
    [after.proposeVoid(), after.consent()],
  ],
  [
    'zfb',
    ago(3),
    'signedPost',
    'natural',
    '应河治理工程初步设计批复',
    [after.assisted('zrzyj', '请查找应河治理工程用地有关批复', 4)],
  ],
  ['zfb', ago(1), 'counter', 'natural', '本年度县级重点项目名单', []],
  [
    'zfb',
    ago(45),
    'signedPost',
    'natural',
    '城关镇老旧小区改造项目的合同、会议记录和土地档案',
    [threeMatters('封-1')],
  ],
  [
    'zfb',
    ago(60),
    'signedPost',
    'natural',
    '杨庄镇2023年耕地地力保护补贴核定面积',
    [
      ...replied(reply.granted('补贴核定面积表')),
      ...after.reopened('correct'),
      ...replied(reply.granted('补贴核定面积表（更正）'), { after: 2 }),
    ],
  ],
  [
    'zfb',
    ago(40),
    'signedPost',
    'natural',
    '2022年至2023年县政府与乡镇签订的目标责任书',
    [...replied(reply.internal), ...after.reopened('revoke').slice(0, 1)],
  ],
]

/** Nobody has confirmed these yet: the receipt is open (条例第三十一条). */
const unconfirmed = (ago: Ago): Row[] => [
  ['zfb', ago(1), 'online', 'natural', '城区集中供暖价格调整听证会材料', []],
  ['zfb', ago(2), 'email', 'business', '本年度县级政府采购意向汇总', []],
  ['zjj', ago(1), 'fax', 'other', '香山小区电梯更换工程验收意见', []],
]

/** @param ago the day so many working days before today */
export const storiesNow = (ago: Ago): Story[] => [
  ...storiesOf([...office(ago), ...casesNowElsewhere(ago)]),
  ...storiesOf(unconfirmed(ago)).map((story) => ({ ...story, course: [] })),
]
