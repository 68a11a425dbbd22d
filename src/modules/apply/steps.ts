import { type Fields, fieldReader } from '../../kernel/fields.ts'
import { isMailAddress, mailAddressFault } from '../../kernel/mail-address.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { foldWidth } from '../../kernel/text.ts'
import type { Applicant, Registration } from '../requests.ts'
import {
  certificateFault,
  foldCertificate,
  organisationCertificates,
  personCertificates,
} from './certificate.ts'

/** 本人办理, or through somebody who was authorised. */
export const representationNames = { own: '本人（本单位）办理', agent: '委托代理人办理' } as const

const keyed = (names: readonly string[]): Readonly<Record<string, true>> =>
  Object.fromEntries(names.map((name) => [name, true]))

const kinds: Readonly<Record<Applicant['kind'], true>> = {
  natural: true,
  business: true,
  research: true,
  charity: true,
  legalService: true,
  other: true,
}

const ways: Readonly<Record<Registration['obtainBy'], true>> = {
  post: true,
  email: true,
  counter: true,
  inspect: true,
  online: true,
}

const carriers: Readonly<Record<Registration['carrier'], true>> = { paper: true, electronic: true }

type Form = ReturnType<typeof fieldReader>

const phone = (form: Form, name: string, missing: string): string => {
  const text = foldWidth(form.text(name, 40, missing))
  if (text !== '' && !/^[+\d][\d\s()转-]{5,30}$/.test(text))
    form.fault(name, '请填写手机号码，或者带区号的固定电话，例如 0375-6500000')
  return text
}

const certificate = (form: Form, { kind, number }: { kind: string; number: string }): string => {
  const text = foldCertificate(number)
  const fault = text === '' ? undefined : certificateFault(kind, text)
  if (fault !== undefined) form.fault('proofNumber', fault)
  return text
}

const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> =>
  text === '' ? {} : ({ [key]: text } as Record<K, string>)

/** Step 2, first page: which column of table 三, and who writes. */
export const readWho = (
  fields: Fields,
): Result<{ kind: Applicant['kind']; represented: keyof typeof representationNames }> => {
  const form = fieldReader(fields)
  return form.read({
    kind: form.choice('kind', kinds, '请选择申请人属于哪一类'),
    represented: form.choice(
      'represented',
      representationNames,
      '请选择是本人办理还是委托代理人办理',
    ),
  })
}

/** 邮件通知: only where the box was ticked; nothing is presumed. */
export const wantsStepMail = (fields: Fields): boolean => fields['stepMail'] === 'yes'

const contact = (form: Form, fields: Fields) => {
  const postcode = foldWidth(form.optional('postcode', 10))
  if (postcode !== '' && !/^\d{6}$/.test(postcode))
    form.fault('postcode', '邮政编码是 6 位数字，不知道可以不填')
  const email = foldWidth(form.optional('email', 100))
  if (email !== '' && !isMailAddress(email)) form.fault('email', mailAddressFault)
  if (email === '' && wantsStepMail(fields)) form.fault('email', '要接收邮件通知的，请填写电子邮箱')
  return {
    phone: phone(form, 'phone', '请填写联系电话，工作人员要用它与您确认收到申请'),
    address: form.text('address', 200, '请填写通信地址，写到门牌号或者村组，能收到信件'),
    ...optional('postcode', postcode),
    ...optional('email', email),
  }
}

const person = (form: Form, fields: Fields) => {
  const name = form.text('name', 100, '请填写姓名，与证件一致')
  const proofKind = form.choice('proofKind', keyed(personCertificates), '请选择证件名称')
  return {
    name,
    proofKind,
    proofNumber: certificate(form, {
      kind: proofKind,
      number: form.text('proofNumber', 40, '请填写证件号码'),
    }),
    ...contact(form, fields),
    ...optional('workplace', form.optional('workplace', 100)),
  }
}

const organisation = (form: Form, fields: Fields) => {
  const name = form.text('name', 100, '请填写单位名称，与登记证书一致')
  const proofKind = form.choice('proofKind', keyed(organisationCertificates), '请选择证件名称')
  return {
    name,
    proofKind,
    proofNumber: certificate(form, {
      kind: proofKind,
      number: form.text('proofNumber', 40, '请填写统一社会信用代码或者登记证号'),
    }),
    ...optional('legalRepresentative', form.optional('legalRepresentative', 50)),
    contactPerson: form.text('contactPerson', 50, '请填写联系人姓名'),
    ...contact(form, fields),
  }
}

const agent = (form: Form): NonNullable<Applicant['agent']> => {
  const name = form.text('agentName', 50, '请填写代理人姓名')
  const kind = form.choice('agentProofKind', keyed(personCertificates), '请选择代理人的证件名称')
  const number = foldCertificate(form.text('agentProofNumber', 40, '请填写代理人的证件号码'))
  const fault = number === '' ? undefined : certificateFault(kind, number)
  if (fault !== undefined) form.fault('agentProofNumber', fault)
  return {
    name,
    proofKind: kind,
    proofNumber: number,
    phone: phone(form, 'agentPhone', '请填写代理人的电话'),
  }
}

/** Step 2, second page: 申请人 (条例第二十九条第二款第一项), and the agent where there is one. */
export const readApplicant = (fields: Fields): Result<Applicant> => {
  const who = readWho(fields)
  if (!who.ok) return who
  const { kind, represented } = who.value
  const form = fieldReader(fields)
  const said = kind === 'natural' ? person(form, fields) : organisation(form, fields)
  return form.read({ kind, ...said, ...(represented === 'agent' && { agent: agent(form) }) })
}

/** 所需信息 (条例第二十九条第二款第二项). */
export type Wanted = { title: string; number: string; features: string }

/** Step 3. The law asks for a name, a number *or* another feature; the office searches by them. */
export const readInformation = (fields: Fields): Result<Wanted> => {
  const form = fieldReader(fields)
  const said = {
    title: form.text('title', 200, '请填写所需信息的名称；不知道准确名称的，写大概是什么信息'),
    number: form.optional('number', 80),
    features: form.optional('features', 3000),
  }
  if (said.number === '' && said.features === '')
    form.fault('features', '请写明时间、地点、事项等特征；知道文号的，填写文号也可以')
  return form.read(said)
}

/** What the case file quotes: one text, in the applicant's words. */
export const descriptionOf = ({ title, number, features }: Wanted): string => {
  const named = number === '' ? title : `${title}（文号：${number}）`
  return features === '' ? named : `${named}\n${features}`
}

type Obtain = Pick<Registration, 'obtainBy' | 'carrier'>

/** What is sent over a wire cannot be paper: whoever chose it is not asked again. */
const withOnlyCarrier = (fields: Fields): Fields =>
  (fields['obtainBy'] === 'email' || fields['obtainBy'] === 'online') && !fields['carrier']
    ? { ...fields, carrier: 'electronic' }
    : fields

/** Step 4: 获取方式和载体形式 (条例第二十九条第二款第三项). */
export const readObtain = (typed: Fields): Result<Obtain> => {
  const fields = withOnlyCarrier(typed)
  const form = fieldReader(fields)
  const obtainBy = form.choice('obtainBy', ways, '请选择获取信息的途径')
  const carrier = form.choice('carrier', carriers, '请选择纸质还是电子')
  if (obtainBy === 'email' && !fields['email'])
    form.fault('obtainBy', '您没有填写电子邮箱；请返回“申请人”补填，或者选择别的途径')
  if (carrier === 'paper' && (obtainBy === 'email' || obtainBy === 'online'))
    form.fault('carrier', '通过电子邮件或者网上获取的，只能是电子形式')
  return form.read({ obtainBy, carrier })
}

/** Step 5: the applicant stands by what was written, in place of a signature. */
export const readDeclaration = (fields: Fields): Result<true> =>
  fields['declared'] === 'yes'
    ? ok(true)
    : withField(
        no('form.invalid', '请勾选确认后再提交，已填写的内容都还在'),
        'declared',
        '请勾选，确认所填内容真实',
      )

const withField = (
  refused: ReturnType<typeof no>,
  field: string,
  sentence: string,
): ReturnType<typeof no> => ({
  ok: false,
  refusal: { ...refused.refusal, fields: { [field]: sentence } },
})
