import { erasureGrounds, groundInWords, usualGround } from './erasure.ts'
import { type MoveField, type MoveForms, reasonField } from './move-fields.ts'
import { cutsOf, plainText, redactedMark } from './redaction.ts'

/** 删除个人信息. */
export const erasureForms: MoveForms<'proposeErasure' | 'erase'> = {
  proposeErasure: {
    explain:
      '保管期限届满、没有尚未审结的复议和诉讼的，可以提请删除申请人的个人信息；经签发人同意后删除，删除以后不能恢复。申请内容没有加密，其中的个人信息在这里逐处替换。',
    fields: ({ items }) => [
      {
        name: 'ground',
        label: '应当删除的情形',
        kind: 'radio',
        required: true,
        options: erasureGrounds.map(({ id, item, text }) => ({
          value: id,
          label: `${item}${text}`,
        })),
        initial: usualGround,
      },
      reasonField,
      ...items.map(({ number, description }, index): MoveField => ({
        name: `text${index}`,
        label: `申请内容（${number}）`,
        kind: 'long',
        hint: `其中有姓名、电话、住址等个人信息的，替换为${redactedMark}；其余文字不能改动。没有的，不用改；留空的，按不改办理`,
        initial: plainText(description),
        most: 20_000,
      })),
    ],
    command: (said, { items }) => ({
      ground: said.text('ground'),
      reason: said.text('reason'),
      redactions: items.map(({ id, description }, index) => {
        const cuts = cutsOf(description, said.text(`text${index}`) || description)
        return cuts && { item: id, length: plainText(description).length, cuts }
      }),
    }),
  },
  erase: {
    explain: '同意后立即删除，任何人都不能恢复，从删除以后的备份中也不能恢复。',
    fields: ({ pending }) => {
      const found = pending.filter(({ act }) => act === 'erasure')
      return [
        {
          name: 'of',
          label: '提请事项',
          kind: 'radio',
          required: true,
          options: found.map((one) => ({
            value: String(one.seq),
            label: `${one.act === 'erasure' ? groundInWords(one.ground) : ''}。理由：${one.reason}`,
          })),
          initial: String(found[0]?.seq ?? ''),
        },
        {
          name: 'certain',
          label: '确认',
          kind: 'radio',
          required: true,
          options: [{ value: 'yes', label: '我已核对，知道删除以后不能恢复' }],
        },
      ]
    },
    command: (said) => ({ of: said.number('of') }),
  },
}
