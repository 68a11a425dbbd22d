import type { Organ } from './organ.ts'
import type { SeparationPolicy } from './separation.ts'

/** What the form of an organ holds, by field name. */
export type OrganFields = Readonly<Record<string, string>>

/** The fields as they stand for a saved organ. */
export const fieldsOf = (
  organ: Organ & { separation: SeparationPolicy; reviewingOrganId?: string; position: number },
): OrganFields => {
  const { office, reconsideration, court } = organ
  const fields: Readonly<Record<string, string | undefined>> = {
    name: organ.name,
    kind: organ.kind,
    parentId: organ.parentId,
    letterhead: organ.letterhead,
    numberWord: organ.numberWord,
    duties: organ.duties?.join('、'),
    position: String(organ.position),
    separation: organ.separation,
    reviewingOrganId: organ.reviewingOrganId,
    reconsiderationName: reconsideration?.name,
    reconsiderationLevel: reconsideration?.level,
    reconsiderationSuperior: reconsideration?.superior,
    reconsiderationAddress: reconsideration?.address,
    reconsiderationOnline: reconsideration?.online,
    courtName: court?.name,
    courtLevel: court?.level,
    officeName: office.name,
    officeAddress: office.address,
    officePostcode: office.postcode,
    officePhone: office.phone,
    officeEmail: office.email,
    officeHours: office.hours,
    officeContact: office.contactPerson,
  }
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, text ?? '']))
}

export const organFieldLabels: Readonly<Record<string, string>> = {
  name: '机构名称',
  kind: '种类',
  parentId: '上级机构',
  letterhead: '发文机关标志',
  numberWord: '文号代字',
  duties: '职责关键词',
  position: '排列顺序',
  separation: '职责分离',
  reviewingOrganId: '受托审核的机关',
  reconsiderationName: '行政复议机关',
  reconsiderationLevel: '行政复议机关的级别',
  reconsiderationSuperior: '上一级司法行政部门',
  reconsiderationAddress: '行政复议申请的递交地址',
  reconsiderationOnline: '提交行政复议申请的互联网渠道',
  courtName: '管辖法院',
  courtLevel: '法院的级别',
  officeName: '政府信息公开工作机构',
  officeAddress: '办公地址',
  officePostcode: '邮政编码',
  officePhone: '联系电话',
  officeEmail: '电子邮箱',
  officeHours: '办公时间',
  officeContact: '联系人',
}

/** Fields in which two versions differ, with both texts. */
export const differences = (
  stored: OrganFields,
  typed: OrganFields,
): { label: string; stored: string; typed: string }[] =>
  Object.entries(organFieldLabels)
    .map(([field, label]) => ({
      label,
      stored: stored[field] ?? '',
      typed: typed[field] ?? '',
    }))
    .filter((one) => one.stored !== one.typed)
