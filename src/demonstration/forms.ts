import { type Day, day } from '../kernel/day.ts'
import type { Command, FormMove, Said } from '../modules/requests.ts'
import type { Story } from './story.ts'

/** What is typed into a form, by field. */
type Fields = Readonly<Record<string, string>>

const firms = ['宝丰启岳演示建设有限公司', '平顶山华旭演示商贸有限公司', '河南润泽演示水务有限公司']

/** Lists of people concern people; contracts and permits concern firms. */
const concernsPeople = (asks: string): boolean => /名单|名册|登记表|发放表|意见书|台账/.test(asks)

const thirdPartyOf = ({ asks }: Story): Fields =>
  concernsPeople(asks)
    ? { party: '吕丰年', person: 'yes', interest: '个人隐私' }
    : { party: firms[asks.length % firms.length] ?? '', person: 'no', interest: '商业秘密' }

const partyOf = (kind: Extract<Command, { move: 'consult' }>['kind'], story: Story): Fields => {
  if (kind === 'thirdParty') return thirdPartyOf(story)
  const party = kind === 'coMaker' ? '宝丰县发展和改革委员会' : '宝丰县国家保密局'
  return { party, person: 'no', interest: '其他合法权益' }
}

/** What a form asks beyond the move itself. */
const extras: {
  readonly [M in FormMove]?: (command: Extract<Command, { move: M }>, story: Story) => Fields
} = {
  confirmReceipt: () => ({
    time: '上午10时20分',
    who: '申请人本人',
    how: '电话',
    said: '核对了所需信息的内容和获取方式',
  }),
  askCorrection: ({ items }) => ({
    items: items.join('\n'),
    guidance: '可以参考所需信息的标题、文号、制作时间，或者到本机关查询公开目录',
  }),
  receiveCorrection: (_, { asks }) => ({ description: asks }),
  askReasons: () => ({ count: '三个月内先后向本机关提出申请五十余件，内容多为同一事项的不同环节' }),
  receiveReasons: () => ({ why: '所申请信息涉及多个年度和多个项目，需要逐件查找、核对' }),
  requestAssist: ({ organId }) => ({ organ: organId }),
  archive: () => ({ retention: 'ten' }),
  consult: ({ kind }, story) => ({
    ...partyOf(kind, story),
    address: '河南省平顶山市宝丰县演示路88号',
    information: story.asks,
  }),
  proposeLateCorrection: ({ items, guidance }) => ({ items: items.join('\n'), guidance }),
  proposeUndelivered: ({ attempts: [first = '', second = ''] }) => ({ first, second }),
}

const typed = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The form of a move as the officer would have filled it in. */
export const formOf = (command: Command & { move: FormMove }, story: Story): Fields => {
  const extra = extras[command.move] as ((of: Command, about: Story) => Fields) | undefined
  const own = Object.entries(command).map(([name, value]): [string, string] => [name, typed(value)])
  return { ...Object.fromEntries(own), ...extra?.(command, story) }
}

/** The answers of a form, as a move reads them. */
export const saidOf = (fields: Fields): Said => {
  const text = (name: string): string => fields[name] ?? ''
  return {
    text,
    day: (name): Day => day(text(name)),
    number: (name) => Number(text(name)),
    lines: (name) => text(name).split('\n'),
  }
}
