import { day } from '../../kernel/day.ts'
import type { Organ } from '../organs.ts'
import type { LetterCase } from './letters/letter-case.ts'

/** The organ of all samples. */
export const sampleOrgan: Organ = {
  id: 'office',
  name: '宝丰县人民政府办公室',
  kind: 'countyOffice',
  letterhead: '宝丰县人民政府办公室',
  numberWord: '宝政办公开',
  reconsideration: {
    name: '宝丰县人民政府',
    level: 'countyGovernment',
    online: 'https://xzfy.moj.gov.cn',
  },
  court: { name: '宝丰县人民法院', level: 'basic' },
  office: {
    name: '宝丰县人民政府办公室政务公开股',
    address: '宝丰县城关镇人民路100号',
    postcode: '467400',
    phone: '0375-6500000',
    hours: '周一至周五8:30—12:00、14:30—17:30（法定节假日除外）',
    contactPerson: '李明',
  },
}

/** The case that all samples of letters are about. */
export const sampleCase: LetterCase = {
  organ: sampleOrgan,
  requestNumber: '宝公开申〔2025〕7号',
  receivedOn: day('2025-06-16'),
  channel: 'online',
  description: '宝丰县2024年度高标准农田建设项目资金使用情况及项目验收报告',
  addressee: { name: '张某某', kind: 'person' },
  number: '宝政办公开〔2025〕12号',
  on: day('2025-07-10'),
  servedOnline: true,
}

/** The same, of a company by post. */
export const companyCase: LetterCase = {
  ...sampleCase,
  channel: 'signedPost',
  addressee: { name: '平顶山某某农业科技有限公司', kind: 'organisation' },
  servedOnline: false,
}
