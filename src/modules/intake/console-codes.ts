import type { Ask } from '../../platform/route.ts'
import type { Option } from '../../ui/form.tsx'
import { applicantKindNames, channelNames, decisionCodes, decisionOf } from '../requests.ts'
import { intakePermissions } from './may.ts'
import type { WordList } from './words.ts'

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** The codes a word can stand for, by list, as a person chooses among them. */
export const codes: Readonly<Record<WordList, readonly Option[]>> = {
  decisions: decisionCodes.map((code) => {
    const { name, rowLabel } = decisionOf(code)
    return { value: code, label: `${name}（计入${rowLabel}）` }
  }),
  states: optionsOf({
    open: '办理中',
    toConfirm: '待确认收到',
    awaitingCorrection: '待补正',
    consulting: '征求第三方意见中',
    extended: '已延期',
    toServe: '已答复，待送达',
    done: '已办结',
  }),
  applicantKinds: optionsOf(applicantKindNames),
  channels: optionsOf(channelNames),
  documentKinds: optionsOf({ normative: '行政规范性文件', rules: '规章' }),
  validities: optionsOf({ valid: '现行有效', abolished: '已废止', lapsed: '已失效' }),
}

export const isListed = (list: WordList, code: string): boolean =>
  codes[list].some(({ value }) => value === code)

export const mayImport = ({ actor }: Ask): boolean =>
  intakePermissions['intake.import'].some((role) => actor.roles.includes(role))
