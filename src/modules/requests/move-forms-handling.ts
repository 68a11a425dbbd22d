import {
  type Choice,
  filesField,
  type MoveForms,
  onField,
  workingDaysAfter,
  yesNo,
} from './move-fields.ts'

const same = (labels: readonly string[]): readonly Choice[] =>
  labels.map((label) => ({ value: label, label }))

/** Whom the office reached, and how (条例第三十一条); neither names anybody. */
const contacted = same(['申请人本人', '申请人的代理人', '申请单位的联系人'])
const waysOfContact = same(['电话', '短信', '电子邮件', '当面'])

/** 登记后的办理: receipt, correction, reasons, withdrawal. */
export const handlingForms: MoveForms<
  | 'confirmReceipt'
  | 'assign'
  | 'askCorrection'
  | 'receiveCorrection'
  | 'correctionExpired'
  | 'askReasons'
  | 'receiveReasons'
  | 'withdraw'
> = {
  confirmReceipt: {
    explain:
      '平常信函、传真、电子邮件和网上申请，以与申请人确认之日为收到申请之日，答复期限自次日起算。',
    fields: (setting) => [
      onField('确认日期', setting),
      {
        name: 'time',
        label: '确认的时间',
        kind: 'text',
        hint: '例如：上午10时20分',
        most: 20,
      },
      {
        name: 'who',
        label: '与谁确认',
        kind: 'radio',
        required: true,
        options: contacted,
        initial: '申请人本人',
      },
      { name: 'how', label: '以什么方式', kind: 'radio', required: true, options: waysOfContact },
      {
        name: 'said',
        label: '联系情况',
        kind: 'long',
        hint: '例如：核对了所需信息和获取方式。记入联系记录，加密保存',
        most: 1000,
      },
    ],
    command: (said) => ({
      confirmedWith: `${said.text('time')}${said.text('how')}与${said.text('who')}确认`,
    }),
  },
  assign: {
    explain: '指定后，由该同志办理；原经办人仍可以查看。',
    fields: ({ handlers, state }) => [
      {
        name: 'to',
        label: '经办人',
        kind: 'select',
        required: true,
        options: handlers.filter(({ value }) => value !== state.handlerId),
      },
    ],
    command: (said) => ({ to: said.text('to') }),
  },
  askCorrection: {
    explain:
      '补正只能在收到申请之日起7个工作日内一次性告知；答复期限自收到补正的申请之日起重新计算。提交后即发出《补正告知书》。',
    fields: (setting) => [
      onField('告知日期', setting),
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
        label: '补正期限',
        kind: 'day',
        required: true,
        initial: workingDaysAfter(setting, 15),
        hint: '一般为15个工作日',
      },
    ],
    command: (said) => ({ items: said.lines('items'), replyBy: said.day('replyBy') }),
  },
  receiveCorrection: {
    explain: '答复期限自收到补正的申请之日起重新计算。',
    fields: (setting) => [
      onField('收到补正的日期', setting),
      {
        name: 'clear',
        label: '补正后的内容',
        kind: 'radio',
        required: true,
        options: yesNo('明确，可以查找', '仍不明确'),
      },
      {
        name: 'description',
        label: '补正后的申请内容',
        kind: 'long',
        required: true,
        initial: setting.description,
        hint: '照申请人补正后的原话填写',
      },
      filesField('补正材料'),
    ],
    command: (said) => ({ clear: said.text('clear') === 'yes' }),
  },
  correctionExpired: {
    explain:
      '补正期限届满，申请人无正当理由不补正的，视为放弃申请，不再处理；同时拟制《告知书》待审核签发。',
    fields: (setting) => [onField('认定日期', setting)],
    command: () => ({}),
  },
  askReasons: {
    explain:
      '申请公开的数量、频次明显超过合理范围的，可以要求申请人说明理由。只要求一次。提交后即发出《说明理由告知书》。',
    fields: (setting) => [
      onField('告知日期', setting),
      {
        name: 'count',
        label: '数量、频次',
        kind: 'long',
        required: true,
        hint: '例如：2025年4月至6月，先后提出申请126件',
        most: 500,
      },
      {
        name: 'answerBy',
        label: '说明理由的期限',
        kind: 'day',
        required: true,
        initial: workingDaysAfter(setting, 10),
      },
    ],
    command: (said) => ({ answerBy: said.day('answerBy') }),
  },
  receiveReasons: {
    explain:
      '理由合理但无法按期答复的，可以确定延迟答复的合理期限并告知申请人；理由不合理的，不予处理。确定延迟答复的，提交后即发出《延迟答复告知书》。申请人在网上说明的，内容在“联系、检索和备注”里。',
    fields: (setting) => [
      {
        ...onField('收到日期', setting),
        initial: setting.state.reasonsUnweighed ?? setting.today,
      },
      {
        name: 'accepted',
        label: '理由是否合理',
        kind: 'radio',
        required: true,
        options: yesNo('合理', '不合理'),
      },
      {
        name: 'delayedTo',
        label: '延迟答复至',
        kind: 'day',
        hint: '理由合理的填写',
      },
      {
        name: 'why',
        label: '无法按期答复的原因',
        kind: 'long',
        hint: '理由合理的填写，写入《延迟答复告知书》',
        most: 500,
      },
      filesField('申请人提交的说明'),
    ],
    command: (said) => ({
      accepted: said.text('accepted') === 'yes',
      ...(said.text('delayedTo') !== '' && { delayedTo: said.day('delayedTo') }),
    }),
  },
  withdraw: {
    explain: '申请人自愿撤回的，办理终结；同时拟制《撤回申请确认书》待审核签发。',
    fields: (setting) => [
      onField('撤回日期', setting),
      {
        name: 'statement',
        label: '申请人怎样表示撤回',
        kind: 'text',
        required: true,
        hint: '例如：书面声明；口头声明，已作笔录',
      },
      filesField('撤回的书面材料'),
    ],
    command: (said) => ({ statement: said.text('statement') }),
  },
}
