import { readCreditCode, readIdNumber } from '../../kernel/certificate.ts'
import { type Day, parseDay } from '../../kernel/day.ts'
import { isMailAddress, mailAddressFault } from '../../kernel/mail-address.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import { type Applicant, type ApplicantKind, applicantKindNames } from './applicant.ts'
import type { Channel } from './events.ts'
import { carrierNames, channelNames, obtainNames } from './wanted-form.ts'

/** What the registration form says once it has been read. */
export type ReadRegistration = {
  channel: Channel
  arrivedOn: Day
  applicant: Applicant
  description: string
  obtainBy: keyof typeof obtainNames
  carrier: keyof typeof carrierNames
  postNumber?: string
  stepMail: boolean
}

type Fields = Readonly<Record<string, string>>

/** Longest text of each field, in signs. */
const longest: Readonly<Record<string, number>> = {
  name: 100,
  proofNumber: 40,
  contactPerson: 50,
  legalRepresentative: 50,
  phone: 40,
  address: 200,
  postcode: 10,
  email: 100,
  agentName: 50,
  agentPhone: 40,
  description: 5000,
  postNumber: 20,
}

const isKind = (text: string): text is ApplicantKind => Object.hasOwn(applicantKindNames, text)

const required = (fields: Fields, organisation: boolean): Record<string, string> => {
  const faults: Record<string, string> = {}
  const need = (name: string, sentence: string): void => {
    if (!fields[name]) faults[name] = sentence
  }
  need('channel', '请选择申请的渠道')
  need('kind', '请选择申请人类别，年报按它统计')
  need('name', organisation ? '请填写单位名称' : '请填写申请人姓名')
  need('description', '请写明所需信息的名称、文号或者其他特征性描述')
  need('obtainBy', '请选择获取信息的途径')
  need('carrier', '请选择载体形式')
  if (organisation) need('contactPerson', '请填写联系人')
  if (!fields['phone'] && !fields['address'] && !fields['email'])
    faults['phone'] = '电话、地址、电子邮箱至少填写一项，否则无法联系申请人'
  return faults
}

const tooLong = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(longest).flatMap(([name, most]) => {
      const size = fields[name]?.length ?? 0
      return size > most ? [[name, `最多 ${most} 个字，现在是 ${size} 个字`]] : []
    }),
  )

const checks: Readonly<Record<string, (typed: string) => Result<string>>> = {
  居民身份证: readIdNumber,
  统一社会信用代码: readCreditCode,
}

/** Numbers with a check digit are checked; of other certificates nothing is known. */
const proofFault = ({ proofKind = '', proofNumber = '' }: Fields): string | undefined => {
  const check = Object.hasOwn(checks, proofKind) ? checks[proofKind] : undefined
  const read = proofNumber === '' ? undefined : check?.(foldWidth(proofNumber))
  return read?.ok === false ? read.refusal.message : undefined
}

const malformed = (fields: Fields, today: Day): Record<string, string> => {
  const faults: Record<string, string> = {}
  const arrived = parseDay(fields['arrivedOn'])
  if (!arrived.ok) faults['arrivedOn'] = arrived.refusal.message
  else if (arrived.value > today) faults['arrivedOn'] = '收到日期不能晚于今天'
  const proof = proofFault(fields)
  if (proof !== undefined) faults['proofNumber'] = proof
  if (fields['email'] && !isMailAddress(foldWidth(fields['email'])))
    faults['email'] = mailAddressFault
  if (fields['channel'] === 'signedPost' && !fields['postNumber'])
    faults['postNumber'] = '挂号信、特快专递请填写邮件号码'
  return faults
}

const optional = (fields: Fields, ...names: (keyof Applicant)[]): Partial<Applicant> =>
  Object.fromEntries(
    names.flatMap((name) => (fields[name] ? [[name, foldWidth(fields[name])]] : [])),
  )

/** Full-width figures become half-width; every fault is told at once, beside its field. */
export const readRegistration = (fields: Fields, today: Day): Result<ReadRegistration> => {
  const { kind = '' } = fields
  const organisation = isKind(kind) && kind !== 'natural'
  const faults = {
    ...malformed(fields, today),
    ...required(fields, organisation),
    ...tooLong(fields),
  }
  const arrivedOn = parseDay(fields['arrivedOn'])
  if (!arrivedOn.ok || !isKind(kind) || Object.keys(faults).length > 0) {
    const refused = no(
      'form.invalid',
      `有 ${Object.keys(faults).length} 处需要改正，已填写的内容都还在`,
      '条例第二十九条',
    )
    return { ok: false, refusal: { ...refused.refusal, fields: faults } }
  }
  return ok({
    channel: oneOf(channelNames, fields['channel']),
    arrivedOn: arrivedOn.value,
    applicant: applicantOf(fields, kind),
    description: fields['description'] ?? '',
    obtainBy: oneOf(obtainNames, fields['obtainBy']),
    carrier: oneOf(carrierNames, fields['carrier']),
    stepMail: fields['stepMail'] === 'yes',
    ...(fields['postNumber'] && { postNumber: foldWidth(fields['postNumber']) }),
  })
}

const applicantOf = (fields: Fields, kind: ApplicantKind): Applicant => ({
  kind,
  name: fields['name'] ?? '',
  ...optional(fields, 'proofKind', 'contactPerson', 'legalRepresentative', 'phone', 'address'),
  ...optional(fields, 'proofNumber', 'postcode', 'email'),
  ...(fields['agentName'] && {
    agent: {
      name: fields['agentName'],
      ...(fields['agentPhone'] && { phone: foldWidth(fields['agentPhone']) }),
    },
  }),
})

const oneOf = <K extends string>(names: Readonly<Record<K, string>>, text = ''): K => {
  if (!Object.hasOwn(names, text)) throw new RangeError(`not on the form: ${text}`)
  return text as K
}
