import type { Applicant, ApplicantKind } from '../modules/requests.ts'

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'
const givenNames = [
  '秋实',
  '国梁',
  '春燕',
  '学文',
  '彩霞',
  '铁山',
  '玉兰',
  '建业',
  '小禾',
  '庆丰',
  '桂枝',
  '志远',
  '红梅',
  '大田',
  '素芳',
  '明理',
  '凤英',
  '守田',
  '晓雯',
  '长顺',
  '翠萍',
  '自强',
  '海棠',
  '万里',
  '银锁',
  '思齐',
  '保民',
  '雪琴',
  '得水',
  '书香',
  '继承',
]

const organisations: Readonly<Record<Exclude<ApplicantKind, 'natural'>, readonly string[]>> = {
  business: [
    '宝丰禾坤演示农业有限公司',
    '平顶山筑安演示建设工程有限公司',
    '宝丰汝瓷坊演示文化有限公司',
    '河南清澜演示环保科技有限公司',
  ],
  research: ['中原县域发展演示研究院', '豫中农村经济演示研究所'],
  charity: ['平顶山市暖阳演示助学服务中心', '宝丰县青禾演示环保志愿者协会'],
  legalService: ['河南明衡演示律师事务所', '平顶山正言演示法律服务所'],
  other: ['宝丰县香山演示小区业主委员会', '城关镇演示村村民委员会'],
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码 with a valid check digit; no place has the code 410499, so nobody's own. */
const idNumber = (index: number): string => {
  const year = 1955 + ((index * 7) % 45)
  const month = String(1 + ((index * 5) % 12)).padStart(2, '0')
  const date = String(1 + ((index * 11) % 28)).padStart(2, '0')
  const body = `410499${year}${month}${date}${String((index * 37) % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return `${body}${'10X98765432'.charAt(sum % 11)}`
}

const creditSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码 with a valid check sign (GB 32100), of a place that does not exist. */
const creditCode = (index: number): string => {
  const body = `91410499MA9DEM${String(index % 1000).padStart(3, '0')}`
  const sum = Array.from(body).reduce(
    (total, sign, at) => total + creditSigns.indexOf(sign) * (3 ** at % 31),
    0,
  )
  return `${body}${creditSigns.charAt((31 - (sum % 31)) % 31)}`
}

const personName = (index: number): string =>
  `${surnames.charAt((index * 3) % surnames.length)}${givenNames[(index * 8) % givenNames.length]}`

const phone = (index: number): string => `139${String(index + 1).padStart(8, '0')}`

const towns = ['城关镇', '杨庄镇', '周庄镇', '闹店镇', '石桥镇', '商酒务镇']

const address = (index: number): string =>
  `河南省平顶山市宝丰县${towns[index % towns.length]}演示路${index + 1}号`

/** An invented applicant; the same kind and index always give the same one. */
export const applicantOf = (kind: ApplicantKind, index: number): Applicant => {
  const contact = { phone: phone(index), address: address(index), postcode: '467400' }
  if (kind === 'natural')
    return {
      kind,
      name: personName(index),
      proofKind: '居民身份证',
      proofNumber: idNumber(index),
      ...contact,
    }
  const names = organisations[kind]
  const at = index % names.length
  return {
    kind,
    name: names[at] ?? '',
    proofKind: '统一社会信用代码',
    proofNumber: creditCode(at + 100 * names.length),
    legalRepresentative: personName(at + 50),
    contactPerson: personName(index + 20),
    ...contact,
  }
}
