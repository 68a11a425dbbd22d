import { filesField, type MoveForms, onField } from './move-fields.ts'

/** 送达以后. */
export const serviceForms: MoveForms<'proveService' | 'serviceFailed' | 'archive'> = {
  proveService: {
    explain: '邮寄送达以交邮之日判断是否按期答复；直接送达、委托送达以签收之日判断。',
    fields: (setting) => [
      onField('登记日期', setting),
      {
        name: 'proof',
        label: '送达凭证',
        kind: 'text',
        required: true,
        hint: '例如：2025年4月2日本人签收，邮政回执',
      },
      filesField('回执、签收单'),
    ],
    command: (said) => ({ proof: said.text('proof') }),
  },
  serviceFailed: {
    explain: '邮件被退回的，重新送达；首次交邮之日仍是答复之日。',
    fields: (setting) => [
      onField('退回日期', setting),
      { name: 'reason', label: '退回原因', kind: 'text', required: true },
    ],
    command: (said) => ({ reason: said.text('reason') }),
  },
  archive: {
    explain: '归档后不再办理；可以提请撤销、更正或者补充答复。',
    fields: (setting) => [onField('归档日期', setting)],
    command: () => ({}),
  },
}
