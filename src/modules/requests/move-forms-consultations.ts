import type { ConsultationKind } from './events.ts'
import { consultationNames } from './event-words.ts'
import {
  type Choice,
  filesField,
  type MoveField,
  type MoveForms,
  onField,
  reasonField,
  type Setting,
  workingDaysAfter,
  yesNo,
} from './move-fields.ts'

const openLetters = ({ state, party }: Setting): Choice[] =>
  state.consultations
    .filter(({ closed }) => !closed)
    .map(({ id, kind }) => ({
      value: id,
      label: `第${id}号函：${consultationNames[kind]}${party(id)}`,
    }))

const letterField = (setting: Setting): MoveField => {
  const options = openLetters(setting)
  return {
    name: 'id',
    label: '征求意见书',
    kind: 'select',
    required: true,
    options,
    initial: setting.of || (options.length === 1 ? (options[0]?.value ?? '') : ''),
  }
}

const assistField = ({ state, of }: Setting): MoveField => {
  const options = state.assists
    .filter(({ answeredOn }) => answeredOn === undefined)
    .map(({ id, dueOn }) => ({ value: id, label: `第${id}号协办，期限 ${dueOn}` }))
  return {
    name: 'id',
    label: '协办',
    kind: 'select',
    required: true,
    options,
    initial: of || (options.length === 1 ? (options[0]?.value ?? '') : ''),
  }
}

const consultationKinds: readonly Choice[] = Object.entries(consultationNames).map(
  ([value, label]) => ({ value, label }),
)

/** 征求意见 and 协办. */
export const consultationForms: MoveForms<
  | 'consult'
  | 'consultationReceived'
  | 'consultationAnswered'
  | 'consultationExpired'
  | 'proposeUndelivered'
  | 'requestAssist'
  | 'remindAssist'
  | 'escalateAssist'
> = {
  consult: {
    explain:
      '发出征求意见书，并告知申请人；征求意见所需时间不计入答复期限，收到全部意见后继续计算。征求意见书不写申请人的姓名。',
    fields: (setting) => [
      onField('发出日期', setting),
      {
        name: 'kind',
        label: '征求谁的意见',
        kind: 'radio',
        required: true,
        options: consultationKinds,
      },
      { name: 'party', label: '姓名或者名称', kind: 'text', required: true, most: 100 },
      {
        name: 'person',
        label: '对方是',
        kind: 'radio',
        required: true,
        options: yesNo('自然人', '法人、其他组织或者行政机关'),
        initial: 'no',
      },
      { name: 'address', label: '送达地址或者联系方式', kind: 'text' },
      {
        name: 'information',
        label: '征求意见的政府信息',
        kind: 'long',
        required: true,
        initial: setting.description,
        hint: '写入征求意见书，不得含有申请人的信息',
        most: 2000,
      },
      {
        name: 'interest',
        label: '可能损害第三方的',
        kind: 'select',
        options: ['商业秘密', '个人隐私', '其他合法权益'].map((label) => ({ value: label, label })),
        hint: '征求第三方意见时选择',
        initial: '商业秘密',
      },
    ],
    command: (said, { state }) => ({
      kind: said.text('kind') as ConsultationKind,
      id: String(state.consultations.length + 1),
    }),
  },
  consultationReceived: {
    explain: '第三方、共同制作机关应当自收到征求意见书之日起15个工作日内提出意见。',
    fields: (setting) => [letterField(setting), onField('对方收到日期', setting)],
    command: (said) => ({ id: said.text('id') }),
  },
  consultationAnswered: {
    explain:
      '第三方不同意公开且有合理理由的，不予公开；认为不公开可能对公共利益造成重大影响的，可以决定公开。',
    fields: (setting) => [
      letterField(setting),
      onField('收到意见的日期', setting),
      {
        name: 'agrees',
        label: '对方的意见',
        kind: 'radio',
        required: true,
        options: yesNo('同意公开', '不同意公开'),
      },
      {
        name: 'grounded',
        label: '第三方不同意的理由',
        kind: 'radio',
        options: yesNo('合理', '不合理'),
        hint: '第三方不同意公开时判断',
      },
      { name: 'opinion', label: '意见摘要', kind: 'long', most: 3000 },
      filesField('对方的书面意见'),
    ],
    command: (said) => ({
      id: said.text('id'),
      agrees: said.text('agrees') === 'yes',
      ...(said.text('grounded') !== '' && { grounded: said.text('grounded') === 'yes' }),
    }),
  },
  consultationExpired: {
    explain:
      '第三方逾期未提出意见的，由本机关决定是否公开；共同制作机关逾期未提出意见的，视为同意公开。',
    fields: (setting) => [letterField(setting), onField('认定日期', setting)],
    command: (said) => ({ id: said.text('id') }),
  },
  proposeUndelivered: {
    explain:
      '有两次送达未果的记录，经公开工作机构负责人同意后，视为没有提出意见，答复期限自次日继续计算。',
    fields: (setting) => [
      letterField(setting),
      { name: 'first', label: '第一次送达的情况', kind: 'text', required: true },
      { name: 'second', label: '第二次送达的情况', kind: 'text', required: true },
      reasonField,
    ],
    command: (said) => ({
      id: said.text('id'),
      attempts: [said.text('first'), said.text('second')],
      reason: said.text('reason'),
    }),
  },
  requestAssist: {
    explain:
      '请有关单位查找信息或者提供意见。协办单位看不到申请人；协办不停止答复期限的计算。提交后即发出《协办函》。',
    fields: (setting) => [
      {
        name: 'organ',
        label: '协办单位',
        kind: 'select',
        required: true,
        options: setting.organs,
      },
      {
        name: 'question',
        label: '请协办的事项',
        kind: 'long',
        required: true,
        most: 2000,
        hint: '不写申请人的姓名和联系方式',
      },
      {
        name: 'dueOn',
        label: '协办期限',
        kind: 'day',
        required: true,
        initial: workingDaysAfter(setting, 5),
      },
    ],
    command: (said, { state }) => ({
      id: String(state.assists.length + 1),
      organId: said.text('organ'),
      dueOn: said.day('dueOn'),
    }),
  },
  remindAssist: {
    explain: '提醒协办单位按期回复，并记录一次催办。',
    fields: (setting) => [assistField(setting)],
    command: (said) => ({ id: said.text('id') }),
  },
  escalateAssist: {
    explain: '协办逾期的，报请负责人督办。',
    fields: (setting) => [assistField(setting)],
    command: (said) => ({ id: said.text('id') }),
  },
}
