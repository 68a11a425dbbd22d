import type { Day } from '../kernel/day.ts'
import type { Addressee, Command, LetterCase, LetterOrder, Moved } from '../modules/requests.ts'
import type { Story } from './story.ts'

/** A letter of procedure, written from what every letter of the case shares. */
export type Written = { consultationId?: string; write: (of: LetterCase) => LetterOrder }

type Place = { on: Day; story: Story; pending: Moved['state']['pending'] }

const firms = ['宝丰启岳演示建设有限公司', '平顶山华旭演示商贸有限公司', '河南润泽演示水务有限公司']

/** Lists of people concern people; contracts and permits concern firms. */
const concernsPeople = (asks: string): boolean => /名单|名册|登记表|发放表|意见书|台账/.test(asks)

const thirdPartyOf = ({ asks }: Story): { addressee: Addressee; interest: string } =>
  concernsPeople(asks)
    ? { addressee: { name: '吕丰年', kind: 'person' }, interest: '个人隐私' }
    : {
        addressee: { name: firms[asks.length % firms.length] ?? '', kind: 'organisation' },
        interest: '商业秘密',
      }

const consulting = (
  { id, kind }: Extract<Command, { move: 'consult' }>,
  { on, story }: Place,
): Written[] => {
  const told: Written = {
    write: (of) => ({ kind: 'D08', data: { ...of, consulted: kind, sentOn: on } }),
  }
  const information = story.asks
  if (kind === 'secrecy') return [told]
  const { addressee, interest } = thirdPartyOf(story)
  const coMaker: Addressee = { name: '宝丰县发展和改革委员会', kind: 'organisation' }
  const asked: Written = {
    consultationId: id,
    write: (of) =>
      kind === 'coMaker'
        ? { kind: 'D09', data: { ...of, addressee: coMaker, information } }
        : { kind: 'D07', data: { ...of, addressee, information, interest } },
  }
  return [asked, told]
}

const extending = (
  { of: seq }: Extract<Command, { move: 'approve' }>,
  { pending }: Place,
): Written[] => {
  const proposal = pending.find((one) => one.seq === seq)
  if (proposal?.act !== 'extension') return []
  const { reason, days: workingDays } = proposal
  return [{ write: (of) => ({ kind: 'D06', data: { ...of, reason, workingDays } }) }]
}

const correcting = ({ items }: Extract<Command, { move: 'askCorrection' }>): Written[] => {
  const guidance = '可以参考所需信息的标题、文号、制作时间，或者到本机关查询公开目录'
  return [{ write: (of) => ({ kind: 'D04', data: { ...of, items, guidance, workingDays: 15 } }) }]
}

/** 补正、征求意见、延期: the letters that go out with a move. */
export const lettersWith = (command: Command, place: Place): Written[] => {
  if (command.move === 'askCorrection') return correcting(command)
  if (command.move === 'consult') return consulting(command, place)
  return command.move === 'approve' ? extending(command, place) : []
}
