import { reopenNames } from './event-words.ts'
import { proposalNames } from './guard-proposals.ts'
import {
  type MoveField,
  type MoveForms,
  reasonField,
  type Setting,
  workingDaysAfter,
} from './move-fields.ts'

const proposalField = ({ pending, of }: Setting): MoveField => {
  const options = pending.map(({ seq, act, reason: why }) => ({
    value: String(seq),
    label: `${proposalNames[act]}：${why}`,
  }))
  return {
    name: 'of',
    label: '提请事项',
    kind: 'radio',
    required: true,
    options,
    initial: of || (options.length === 1 ? (options[0]?.value ?? '') : ''),
  }
}

/** 需要第二人同意的事项. */
export const proposalForms: MoveForms<
  | 'proposeVoid'
  | 'proposeReceiptDate'
  | 'proposeExtension'
  | 'proposeLateCorrection'
  | 'proposeReopen'
  | 'approve'
  | 'reject'
> = {
  proposeVoid: {
    explain:
      '只用于登记错误、重复录入或者申请人另行提交的情形。经另一位同志同意后作废：不计入年度报告，编号不再使用。',
    fields: () => [reasonField],
    command: (said) => ({ reason: said.text('reason') }),
  },
  proposeReceiptDate: {
    explain: '经另一位同志同意后，全部期限按更正后的日期重新计算；原日期留在办理过程中。',
    fields: ({ state }) => [
      {
        name: 'receivedOn',
        label: '正确的收到日期',
        kind: 'day',
        required: true,
        initial: state.receivedOn ?? '',
      },
      reasonField,
    ],
    command: (said) => ({ receivedOn: said.day('receivedOn'), reason: said.text('reason') }),
  },
  proposeExtension: {
    explain:
      '应当在答复期限届满前提请，经政府信息公开工作机构负责人同意并告知申请人；延长的期限最长不得超过20个工作日。',
    fields: ({ state }) => [
      {
        name: 'days',
        label: '延长的工作日',
        kind: 'number',
        required: true,
        initial: String(20 - state.extendedDays),
      },
      {
        ...reasonField,
        hint: '写入《延期答复告知书》，例如：所申请信息数量较多，需要逐件查找、核对',
      },
    ],
    command: (said) => ({ days: said.number('days'), reason: said.text('reason') }),
  },
  proposeLateCorrection: {
    explain:
      '收到申请之日起超过7个工作日的，不能再以补正为由不答复，应当按现有内容办理。确有必要请申请人补充的，经公开工作机构负责人同意后告知：答复期限照常计算，申请人没有补正也不视为放弃。',
    fields: (setting) => [
      {
        name: 'items',
        label: '需要补正的事项',
        kind: 'long',
        required: true,
        hint: '一行一项',
        most: 2000,
      },
      {
        name: 'guidance',
        label: '指导和释明',
        kind: 'long',
        required: true,
        hint: '告诉申请人怎样写才能查找得到',
        most: 2000,
      },
      {
        name: 'replyBy',
        label: '请申请人在哪一天以前补正',
        kind: 'day',
        required: true,
        initial: workingDaysAfter(setting, 5),
      },
      { ...reasonField, label: '逾期仍须告知的理由' },
    ],
    command: (said) => ({
      items: said.lines('items'),
      guidance: said.text('guidance'),
      replyBy: said.day('replyBy'),
      reason: said.text('reason'),
    }),
  },
  proposeReopen: {
    explain:
      '经签发人同意后重新办理，另行作出答复；原答复和文书留存。撤销的原答复不再计入年度报告。',
    fields: () => [
      {
        name: 'how',
        label: '怎样处理原答复',
        kind: 'radio',
        required: true,
        options: Object.entries(reopenNames).map(([value, label]) => ({ value, label })),
      },
      reasonField,
    ],
    command: (said) => ({
      how: said.text('how') as keyof typeof reopenNames,
      reason: said.text('reason'),
    }),
  },
  approve: {
    explain: '同意后立即生效。延期的，同时发出《延期答复告知书》。',
    fields: (setting) => [proposalField(setting)],
    command: (said) => ({ of: said.number('of') }),
  },
  reject: {
    explain: '不同意的，写明理由，退回提请人。',
    fields: (setting) => [proposalField(setting), reasonField],
    command: (said) => ({ of: said.number('of'), reason: said.text('reason') }),
  },
}
