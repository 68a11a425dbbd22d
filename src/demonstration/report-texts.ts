import type { PreparedReport, Texts } from '../modules/reports.ts'
import { office2023 } from './report-2023.ts'

/** What an organ names as its problems, in turn; the next year's report answers them. */
const problems = [
  '部分公开内容更新不够及时，公开目录的动态调整还不到位',
  '政策解读形式比较单一，图解和音视频解读较少',
  '依申请公开答复的说理还不够充分，个别件的检索记录不完整',
  '乡镇、部门之间协办回复偏慢，超过内部期限的情况时有发生',
  '政务新媒体内容发布与网站不同步，管理责任没有落实到人',
]

const measures = [
  '按季度清理公开目录，落实专人负责，更新情况按月通报',
  '新制发的规范性文件全部配发解读，图解和问答所占比例明显提高',
  '组织两次典型案例学习，统一了检索记录的写法，抽查答复的说理均较完整',
  '对协办期限逐件提醒、按月通报，协办平均用时比过去缩短',
  '建立了新媒体发布审核制度，与网站内容一并审核、同步发布',
]

/** The problems 2023's published report says were found in 2022. */
const officeProblems2022 =
  '一是解读工作能力和力度不够强；二是政务新媒体管理力度不够大；三是对政务公开工作重视程度不够高。'

const inTurn = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

const sectionFive = (organ: string, year: number): Pick<Texts, 'problems' | 'improvements'> => {
  const turn = (each: number): number => each + organ.length * 2 + (organ.codePointAt(0) ?? 0)
  const [now, before] = [turn(year), turn(year - 1)]
  const isOffice2022 = organ === 'zfb' && year === 2022
  const past =
    organ === 'zfb' && year === 2024
      ? '针对上年发布政府信息不及时、重大行政决策预公开形式单一的问题，编制了发布责任清单，对重大行政决策草案增加了座谈和问卷征求意见。'
      : `针对上年报告提出的“${inTurn(problems, before)}”的问题，{{本年}}年${inTurn(measures, before)}。`
  return {
    problems: isOffice2022
      ? officeProblems2022
      : `{{本年}}年存在的主要问题：${inTurn(problems, now)}。`,
    improvements: past,
  }
}

const wordsOnResults = (left: number): string =>
  left === 0
    ? '全部在法定期限内办结，没有结转下年度的申请。'
    : '结转下年度继续办理{{依申请公开·结转下年度}}件。'

/** The passages of an organ's report of a year. @param faulty section 六 leaves the fees out */
export const textsFor = (
  organ: string,
  year: number,
  { report, fees }: PreparedReport,
  faulty: boolean,
): Texts => {
  if (organ === 'zfb' && year === 2023) return office2023
  const left = report.tables.table3?.carried_out?.[6] ?? 0
  const charged =
    '按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{{本年}}年发出收费通知{{信息处理费·通知件数}}件，总金额{{信息处理费·应收元}}元，实际收取{{信息处理费·实收元}}元。'
  const none =
    '按照《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{{本年}}年依申请公开政府信息未收取信息处理费。'
  const toldFees = fees.notices > 0 ? charged : none
  return {
    preamble: `根据《中华人民共和国政府信息公开条例》和《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制本报告。所列数据的统计期限自{{本年}}年1月1日起，至{{本年}}年12月31日止。`,
    active: `{{本年}}年，${report.organName}制发行政规范性文件{{规范性文件·制发}}件，现行有效的行政规范性文件{{规范性文件·现行有效}}件，均按规定公开。`,
    onRequest: `本年新收政府信息公开申请{{依申请公开·新收}}件，上年结转{{依申请公开·上年结转}}件，办结{{依申请公开·办结}}件，其中予以公开{{依申请公开·予以公开}}件、部分公开{{依申请公开·部分公开}}件；${wordsOnResults(left)}`,
    management:
      '严格执行信息发布审核程序，对公开目录实行动态调整，按年度清理规范性文件并公布结果。',
    platform:
      '依托县政府门户网站政府信息公开专栏，集中发布公开指南、公开制度和法定主动公开内容，页面提供检索和下载。',
    oversight:
      '明确分管领导和具体承办机构，将政务公开工作纳入年度考核，组织业务培训；全年没有因政府信息公开工作被追究责任的情形。',
    ...sectionFive(organ, year),
    fees: faulty ? '依申请公开政府信息的收费情况，正在与财务部门核对。' : toldFees,
    others: '没有其他需要报告的事项。',
  }
}
