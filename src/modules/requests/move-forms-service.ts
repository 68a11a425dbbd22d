import { foldWidth } from '../../kernel/text.ts'
import { routeNames } from './event-words.ts'
import type { NoticeRoute } from './events.ts'
import { filesField, type MoveField, type MoveForms, onField, type Setting } from './move-fields.ts'
import { retentionPeriods, usualRetention } from './retention.ts'
import { unreceived } from './third-party-notice.ts'

/** The notices that are on the office's desk, or on their way. */
const noticeField = ({ state, party, of }: Setting, sent: boolean): MoveField => {
  const options = unreceived(state)
    .filter(({ served }) => (served !== undefined) === sent)
    .map(({ id, number }) => ({ value: id, label: `第${id}号函的第三方${party(id)}（${number}）` }))
  return {
    name: 'id',
    label: '公开决定告知书',
    kind: 'select',
    required: true,
    options,
    initial: of || (options.length === 1 ? (options[0]?.value ?? '') : ''),
  }
}

const noticeRoutes: readonly NoticeRoute[] = ['direct', 'post', 'entrusted']

/** 送达以后. */
export const serviceForms: MoveForms<
  'serveNotice' | 'proveNotice' | 'noticeReturned' | 'proveService' | 'serviceFailed' | 'archive'
> = {
  serveNotice: {
    explain:
      '不顾第三方反对决定公开的，应当将决定公开的政府信息内容和理由书面告知第三方。第三方收到以后，暂缓若干工作日再向申请人送达；答复期限照常计算。',
    fields: (setting) => [
      noticeField(setting, false),
      {
        name: 'route',
        label: '送达方式',
        kind: 'radio',
        required: true,
        options: noticeRoutes.map((value) => ({ value, label: routeNames[value] })),
      },
      onField('发出日期', setting),
      {
        name: 'postNumber',
        label: '邮件号码',
        kind: 'text',
        hint: '邮寄送达应当通过邮政企业，不得使用快递公司',
        most: 20,
      },
    ],
    command: (said) => {
      const postNumber = foldWidth(said.text('postNumber')).replaceAll(/\s/g, '')
      return {
        id: said.text('id'),
        route: said.text('route') as NoticeRoute,
        ...(postNumber !== '' && { postNumber }),
      }
    },
  },
  proveNotice: {
    explain: '暂缓送达期自第三方收到之日起算，当日不计入。',
    fields: (setting) => [
      noticeField(setting, true),
      onField('第三方收到的日期', setting),
      {
        name: 'proof',
        label: '收到的凭证',
        kind: 'text',
        required: true,
        hint: '例如：单位收发室签收，送达回证；邮政回执',
      },
      filesField('回执、签收单'),
    ],
    command: (said) => ({ id: said.text('id'), proof: said.text('proof') }),
  },
  noticeReturned: {
    explain: '退回的，换一种方式重新送达；第三方没有收到以前，不能向申请人送达。',
    fields: (setting) => [
      noticeField(setting, true),
      onField('退回日期', setting),
      { name: 'reason', label: '退回原因', kind: 'text', required: true },
    ],
    command: (said) => ({ id: said.text('id'), reason: said.text('reason') }),
  },
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
    explain: '归档后不再办理；可以提请撤销、更正或者补充答复。归档时生成《案卷目录》。',
    fields: (setting) => [
      onField('归档日期', setting),
      {
        name: 'retention',
        label: '保管期限',
        kind: 'radio',
        required: true,
        options: retentionPeriods.map(({ id, name, when }) => ({
          value: id,
          label: name,
          hint: when,
        })),
        initial: usualRetention,
        hint: '以本机关的文书档案保管期限表为准',
      },
    ],
    command: (said) => ({ retention: said.text('retention') }),
  },
}
