import { no, ok, type Result } from '../../kernel/result.ts'

/** 申请人类别: exactly the columns of table 三. */
export type ApplicantKind =
  | 'natural'
  | 'business'
  | 'research'
  | 'charity'
  | 'legalService'
  | 'other'

export const applicantKindNames: Readonly<Record<ApplicantKind, string>> = {
  natural: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
}

/** 申请人 (条例第二十九条第二款第一项). Sealed under the case key; never in a log, an index or an address. */
export type Applicant = {
  kind: ApplicantKind
  /** 姓名 or 名称 */
  name: string
  /** 证件名称: 居民身份证 …, 统一社会信用代码 */
  proofKind?: string
  proofNumber?: string
  /** 法人或者其他组织的联系人 */
  contactPerson?: string
  legalRepresentative?: string
  phone?: string
  address?: string
  postcode?: string
  email?: string
  agent?: { name: string; proofNumber?: string; phone?: string }
}

/** 脱敏: 张三 → 张*; organisations are public and stay readable. */
export const maskedName = ({ kind, name }: Pick<Applicant, 'kind' | 'name'>): string =>
  kind === 'natural' ? maskTail(name, 1) : name

const maskTail = (text: string, shown: number): string =>
  Array.from(text, (sign, index) => (index < shown ? sign : '*')).join('')

const checkWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码 with its check digit (GB 11643); spaces and case do not count. */
export const readIdNumber = (typed: string): Result<string> => {
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  const sum = checkWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return /^\d{17}[\dX]$/.test(text) && '10X98765432'[sum % 11] === text[17]
    ? ok(text)
    : no('requests.id-number', '身份证号码应当是 18 位，请核对最后一位校验码')
}
