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
  workplace?: string
  agent?: { name: string; proofKind?: string; proofNumber?: string; phone?: string }
}

/** 脱敏: 张三 → 张*; organisations are public and stay readable. */
export const erasedName = '（已删除）'

export const maskedName = ({ kind, name }: Pick<Applicant, 'kind' | 'name'>): string =>
  kind === 'natural' ? maskTail(name, 1) : name

const maskTail = (text: string, shown: number): string =>
  Array.from(text, (sign, index) => (index < shown ? sign : '*')).join('')
