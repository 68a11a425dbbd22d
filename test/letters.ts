import { day } from '../src/kernel/day.ts'
import type { Letter } from '../src/kernel/letter.ts'

const remedy =
  '如对本告知书不服，应当自收到本告知书之日起60日内先向平顶山市人民政府申请行政复议；对复议决定不服，或者复议机关不予受理、受理后超过期限不作答复的，可以自收到决定书之日起或者复议期限届满之日起15日内，依法向平顶山市中级人民法院提起行政诉讼。'

/** One page: a refusal with its remedy clause. */
const refusal: Letter = {
  kind: 'D15',
  layout: 'letter',
  issuer: '宝丰县人民政府办公室',
  number: '宝政办信公开〔2026〕12号',
  title: '政府信息不予公开告知书',
  addressee: '张某某',
  blocks: [
    {
      type: 'paragraph',
      text: '本机关于2026年3月5日收到您提交的政府信息公开申请（申请编号：2026-0012），您申请公开“宝丰县2025年度高标准农田建设项目评审专家个人信息”。',
    },
    {
      type: 'paragraph',
      text: '经审查，您申请公开的信息涉及第三方个人隐私，第三方不同意公开，且本机关认为不公开不会对公共利益造成重大影响。根据《中华人民共和国政府信息公开条例》第十五条、第三十六条第（三）项的规定，决定不予公开。',
    },
    { type: 'paragraph', text: remedy },
  ],
  contact: '联系电话：0375-6500000，地址：宝丰县城关镇人民路100号',
  signature: { organ: '宝丰县人民政府办公室', on: day('2026-03-26') },
}

/** Two pages: headings, a table, attachments; marked as a draft. */
const partial: Letter = {
  ...refusal,
  kind: 'D14',
  mark: '演示 草稿',
  number: '宝政办信公开〔2026〕13号',
  title: '关于宝丰县2025年度高标准农田建设项目资金使用情况的政府信息公开申请答复书',
  addressee: '喆堃犇翀镕䶮农业专业合作社',
  blocks: [
    {
      type: 'paragraph',
      text: '本机关于2026年3月5日收到贵单位通过政府网站提交的政府信息公开申请（申请编号：2026-0013）。经审查，现答复如下：',
    },
    { type: 'heading', level: 1, text: '一、予以公开的内容' },
    { type: 'heading', level: 2, text: '（一）项目资金使用情况' },
    {
      type: 'paragraph',
      text: '贵单位申请公开的“2025年度高标准农田建设项目资金使用情况”，根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，予以公开，主要数据见下表，全文见附件1。',
    },
    {
      type: 'table',
      header: [['项目', '计划资金（万元）', '支出资金（万元）', '备注']],
      rows: [
        ['城关镇高标准农田', '1200.50', '1180.00', '已验收'],
        ['杨庄镇高标准农田', '860.00', '812.35', '尾款待审计后支付，预计2026年6月底前完成'],
        ['合计', '2060.50', '1992.35', ''],
      ],
      widths: [3, 1.5, 1.5, 3],
    },
    { type: 'heading', level: 2, text: '（二）获取方式' },
    { type: 'heading', level: 3, text: '1.电子文本' },
    { type: 'paragraph', text: '随本答复书一并发送至贵单位填写的电子邮箱。' },
    { type: 'heading', level: 1, text: '二、不予公开的内容' },
    {
      type: 'paragraph',
      text: '贵单位申请公开的“评审专家姓名及联系方式”涉及个人隐私。根据《中华人民共和国政府信息公开条例》第十五条、第三十六条第（三）项的规定，本机关向第三方征求意见，第三方不同意公开，本机关决定不予公开。',
    },
    { type: 'paragraph', text: remedy },
  ],
  attachments: [
    '宝丰县2025年度高标准农田建设项目资金使用情况表',
    '宝丰县2025年度高标准农田建设项目验收报告（已对其中涉及个人隐私的内容作区分处理）',
  ],
}

const form: Letter = {
  kind: 'D32',
  layout: 'form',
  issuer: '宝丰县人民政府办公室',
  title: '政府信息公开文书送达回证',
  mark: '演示',
  blocks: [
    {
      type: 'facts',
      rows: [
        ['申请编号', '2026-0012'],
        ['受送达人', '张某某'],
        ['送达文书', '政府信息不予公开告知书（宝政办信公开〔2026〕12号）'],
        ['送达方式', '邮政特快专递'],
        ['邮件号码', '1234567890123'],
        ['送达地址', '河南省平顶山市宝丰县城关镇人民路100号'],
        ['交寄日期', '2026年3月26日'],
        ['签收日期', ''],
        ['受送达人签名或者盖章', ''],
        ['承办人意见', ''],
        ['备注', '受送达人拒收的，记明拒收的事由和日期。'],
      ],
    },
    { type: 'paragraph', text: '本回证由送达人填写，随案卷归档。' },
  ],
}

const slip: Letter = {
  ...refusal,
  kind: 'D07',
  title: '征求第三方意见书',
  number: '宝政办信公开〔2026〕14号',
  signature: { organ: '宝丰县人民政府办公室政务公开与电子政务工作领导小组', on: day('2026-03-26') },
  attachments: ['拟公开的政府信息'],
  blocks: [
    ...refusal.blocks.slice(0, 1),
    {
      type: 'facts',
      rows: [
        ['信息名称', '评审专家名单'],
        ['回复期限', '15个工作日'],
      ],
    },
    {
      type: 'slip',
      title: '回　执',
      lines: ['意见：□同意公开　□不同意公开', '理由：', '签名（盖章）：　　　　　年　月　日'],
    },
  ],
}

/** One letter of each look. */
export const samples = { refusal, partial, form, slip } as const

/** 表三 in small: merged header cells and merged row labels. */
export const mergedTable: Letter = {
  kind: 'report',
  layout: 'form',
  issuer: '宝丰县人民政府办公室',
  title: '收到和处理政府信息公开申请情况',
  blocks: [
    {
      type: 'table',
      widths: [1, 2, 1, 1, 1],
      header: [
        [
          {
            text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
            columns: 2,
            rows: 2,
          },
          { text: '申请人情况', columns: 3 },
        ],
        ['自然人', '法人或其他组织', '总计'],
      ],
      rows: [
        [{ text: '一、本年新收政府信息公开申请数量', columns: 2 }, '7', '0', '7'],
        [{ text: '三、本年度办理结果', rows: 2 }, '（一）予以公开', '1', '0', '1'],
        ['（二）部分公开', '0', '0', '0'],
      ],
    },
  ],
}
