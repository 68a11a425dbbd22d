import { z } from 'zod'
import { foldWidth } from '../../kernel/text.ts'
import type { OrganTyped } from './actions-organs.ts'
import {
  courtLevelNames,
  type DisclosureOffice,
  organKindNames,
  reconsiderationLevelNames,
} from './organ.ts'
import { separationNames } from './separation.ts'

const keysOf = <K extends string>(record: Readonly<Record<K, string>>): [K, ...K[]] =>
  Object.keys(record) as [K, ...K[]]

const line = z.string().max(200, '最多 200 个字').default('')
/** Digits, typed half or full width. */
const digits = (form: RegExp, message: string) =>
  z.string().default('').transform(foldWidth).pipe(z.string().regex(form, message))

const must = (message: string): z.ZodString => z.string().min(1, message).max(200, '最多 200 个字')

const mostDuties = 60
const longestDuty = 12

/** 征地、拆迁 宅基地: any 标点 and spaces part them. */
const dutiesIn = (text: string): string[] => [
  ...new Set(text.split(/[\s、，,；;。]+/).filter((word) => word !== '')),
]

const mustBeShort = (duties: readonly string[], check: z.RefinementCtx): void => {
  if (duties.length > mostDuties)
    check.addIssue({ code: 'custom', message: `最多 ${mostDuties} 个关键词` })
  const long = duties.find((word) => word.length > longestDuty)
  if (long !== undefined)
    check.addIssue({
      code: 'custom',
      message: `每个关键词最多 ${longestDuty} 个字，“${long.slice(0, longestDuty)}…”过长`,
    })
}

/** The form of an organ. What belongs together (复议机关 and its level) is asked for together. */
export const organForm = z
  .object({
    name: must('请填写机构的规范名称'),
    kind: z.enum(keysOf(organKindNames), '请选择机构的种类'),
    parentId: line,
    letterhead: must('请填写发文机关标志'),
    numberWord: must('请填写文号代字').max(20, '最多 20 个字'),
    duties: z.string().default('').transform(dutiesIn).superRefine(mustBeShort),
    position: digits(/^\d{0,4}$/, '请填写 0 到 9999 的整数'),
    separation: z.enum(keysOf(separationNames), '请选择职责分离的方式'),
    reviewingOrganId: line,
    reconsiderationName: line,
    reconsiderationLevel: z.enum(keysOf(reconsiderationLevelNames), '请选择级别').or(z.literal('')),
    reconsiderationSuperior: line,
    reconsiderationAddress: line,
    reconsiderationOnline: line,
    courtName: line,
    courtLevel: z.enum(keysOf(courtLevelNames), '请选择级别').or(z.literal('')),
    officeName: must('请填写政府信息公开工作机构的名称'),
    officeAddress: must('请填写办公地址'),
    officePostcode: digits(/^(\d{6})?$/, '邮政编码为 6 位数字'),
    officePhone: must('请填写联系电话'),
    officeEmail: z.email('请填写正确的电子邮箱').or(z.literal('')).default(''),
    officeHours: must('请填写办公时间'),
    officeContact: line,
  })
  .superRefine((said, check) => {
    const need = (field: keyof typeof said, message: string): void => {
      if (said[field] === '') check.addIssue({ code: 'custom', path: [field], message })
    }
    if (said.reconsiderationName !== '') need('reconsiderationLevel', '请选择行政复议机关的级别')
    if (said.courtName !== '') need('courtLevel', '请选择法院的级别')
    if (said.separation === 'entrusted') need('reviewingOrganId', '请选择受托审核的机关')
  })

type Said = z.infer<typeof organForm>

const given = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text === '' ? {} : ({ [key]: text } as Record<K, string>)

const officeOf = (said: Said): DisclosureOffice => ({
  name: said.officeName,
  address: said.officeAddress,
  phone: said.officePhone,
  hours: said.officeHours,
  ...given('postcode', said.officePostcode),
  ...given('email', said.officeEmail),
  ...given('contactPerson', said.officeContact),
})

const reconsiderationOf = (said: Said): Pick<OrganTyped, 'reconsideration'> =>
  said.reconsiderationName === '' || said.reconsiderationLevel === ''
    ? {}
    : {
        reconsideration: {
          name: said.reconsiderationName,
          level: said.reconsiderationLevel,
          ...given('superior', said.reconsiderationSuperior),
          ...given('address', said.reconsiderationAddress),
          ...given('online', said.reconsiderationOnline),
        },
      }

const courtOf = ({ courtName, courtLevel }: Said): Pick<OrganTyped, 'court'> =>
  courtName === '' || courtLevel === '' ? {} : { court: { name: courtName, level: courtLevel } }

/** The organ that the form describes. */
export const organTyped = (said: Said): OrganTyped => ({
  name: said.name,
  kind: said.kind,
  letterhead: said.letterhead,
  numberWord: said.numberWord,
  office: officeOf(said),
  separation: said.separation,
  duties: said.duties,
  position: Number(said.position),
  ...given('parentId', said.parentId),
  ...reconsiderationOf(said),
  ...courtOf(said),
  ...(said.separation === 'entrusted' && { reviewingOrganId: said.reviewingOrganId }),
})
