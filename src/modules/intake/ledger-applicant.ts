import { foldWidth } from '../../kernel/text.ts'
import type { Applicant, ApplicantKind } from '../requests.ts'
import type { RowReader } from './ledger-cells.ts'

const longestName = 200

/** Endings by which a name is that of an organisation, and of which kind (K). */
const endings: readonly (readonly [RegExp, ApplicantKind])[] = [
  [/(?:律师事务所|法律服务所)$/, 'legalService'],
  [/(?:公司|厂|合作社|商行|个体工商户|集团)$/, 'business'],
  [/(?:研究院|研究所|科学院)$/, 'research'],
  [/(?:协会|基金会|慈善会|联合会)$/, 'charity'],
]

const kindByName = (name: string, isIdNumber: boolean): ApplicantKind | undefined => {
  const ending = endings.find(([pattern]) => pattern.test(name))
  if (ending) return ending[1]
  const isPerson = /^[\p{Script=Han}·]{2,4}$/u.test(name) || isIdNumber
  return isPerson ? 'natural' : undefined
}

const kindOf = (cells: RowReader, name: string, proof: string): ApplicantKind | undefined => {
  if (cells.text('kind') !== '')
    return cells.code('kind', 'applicantKinds') as ApplicantKind | undefined
  const isIdNumber = proof !== '' && cells.rules.faultOfIdNumber(proof) === undefined
  const kind = kindByName(name, isIdNumber)
  if (kind === undefined) cells.fault('kind', '没有填写申请人类别，从名称也看不出')
  else cells.heed('kind', '没有填写申请人类别，按名称认定')
  return kind
}

/** 15 figures of the first generation have no check digit. */
const checkProof = (cells: RowReader, kind: ApplicantKind | undefined, proof: string): void => {
  if (kind !== 'natural' || !/^\d{16,20}[\dX]?$/.test(proof)) return
  const wrong = cells.rules.faultOfIdNumber(proof)
  if (wrong !== undefined) cells.fault('proofNumber', wrong)
}

const nameOf = (cells: RowReader): string => {
  const name = cells.text('name')
  if (name === '') cells.fault('name', '没有填写申请人')
  if (name.length > longestName) cells.fault('name', `申请人的名称超过 ${longestName} 个字`)
  return name
}

/** 申请人, with what the ledger knows of them; undefined where the kind is not known. */
export const readApplicant = (cells: RowReader): Applicant | undefined => {
  const name = nameOf(cells)
  const proof = foldWidth(cells.text('proofNumber')).replaceAll(/[\s']/g, '').toUpperCase()
  const kind = name === '' ? undefined : kindOf(cells, name, proof)
  checkProof(cells, kind, proof)
  if (kind === undefined) return undefined
  const further = (['phone', 'address', 'email'] as const).flatMap((column) => {
    const text = cells.text(column)
    return text === '' ? [] : [[column, foldWidth(text)]]
  })
  return {
    kind,
    name,
    ...(proof !== '' && {
      proofKind: kind === 'natural' ? '居民身份证' : '统一社会信用代码',
      proofNumber: proof,
    }),
    ...Object.fromEntries(further),
  }
}
