/** 机关的种类: decides who reconsiders its acts (复议法第二十四条、第二十七条、第二十八条) and which court hears them. */
export type OrganKind =
  /** 县人民政府 */
  | 'countyGovernment'
  /** 县人民政府办公室, in its own name; not the same organ as the county government */
  | 'countyOffice'
  /** 县人民政府工作部门 */
  | 'countyDepartment'
  /** 履行行政复议机构职责的司法行政部门: a department whose acts may be reconsidered in two places (复议法第二十八条) */
  | 'justiceDepartment'
  /** 乡、镇人民政府 */
  | 'township'
  /** 街道办事处: 县人民政府的派出机关 */
  | 'subdistrict'
  /** 工作部门的派出机构, acting in its own name by law */
  | 'dispatched'
  /** 法律、法规、规章授权的组织 */
  | 'authorised'
  /** 税务、海关、金融、外汇管理、国家安全: led from above */
  | 'vertical'

/** 复议机关, as letters name it. */
export type ReconsiderationOrgan = {
  name: string
  level: 'countyGovernment' | 'municipalGovernment' | 'superiorDepartment'
  address?: string
  /** 提交行政复议申请书的互联网渠道 (复议法第二十二条第二款) */
  online?: string
  /** 上一级司法行政部门, the other place an act of a 司法局 may be taken to (复议法第二十八条) */
  superior?: string
}

/** 有管辖权的人民法院, as letters name it; a province may send its cases to another place. */
export type Court = { name: string; level: 'basic' | 'intermediate' }

/** 政府信息公开工作机构 (条例第四条), as letters and the guide print it. */
export type DisclosureOffice = {
  name: string
  address: string
  postcode?: string
  phone: string
  email?: string
  /** 办公时间 */
  hours: string
  contactPerson?: string
}

/** The office with the name of its organ before it, where its own name does not begin with it. */
export const officeInFull = ({
  name,
  office,
}: {
  name: string
  office: DisclosureOffice
}): string => (office.name.startsWith(name) ? office.name : `${name}　${office.name}`)

/** 行政机关: one that answers requests in its own name. */
export type Organ = {
  id: string
  name: string
  kind: OrganKind
  parentId?: string
  /** 发文机关标志, printed in red at the head of a letter */
  letterhead: string
  /** 文号代字, e.g. 宝政办公开 */
  numberWord: string
  /** Absent until somebody configures it: no reply can be signed before. */
  reconsideration?: ReconsiderationOrgan
  /** Absent until somebody configures it: no reply can be signed before. */
  court?: Court
  office: DisclosureOffice
  /** 职责关键词: what the public looks for here, e.g. 征地; 申请人 find the organ by them. */
  duties?: readonly string[]
}

export const organKindNames: Readonly<Record<OrganKind, string>> = {
  countyGovernment: '县人民政府',
  countyOffice: '县人民政府办公室',
  countyDepartment: '县人民政府工作部门',
  justiceDepartment: '履行行政复议机构职责的司法行政部门',
  township: '乡、镇人民政府',
  subdistrict: '街道办事处',
  dispatched: '工作部门的派出机构',
  authorised: '法律、法规、规章授权的组织',
  vertical: '垂直领导的机关',
}

export const isOrganKind = (text: string): text is OrganKind => Object.hasOwn(organKindNames, text)

export const reconsiderationLevelNames: Readonly<Record<ReconsiderationOrgan['level'], string>> = {
  countyGovernment: '县级人民政府',
  municipalGovernment: '设区的市人民政府',
  superiorDepartment: '上一级主管部门',
}

export const courtLevelNames: Readonly<Record<Court['level'], string>> = {
  basic: '基层人民法院',
  intermediate: '中级人民法院',
}
