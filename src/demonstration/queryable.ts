import {
  type Applicant,
  giveKnownCode,
  numberAsking,
  type RequestNeeds,
} from '../modules/requests.ts'
import { inOrgan, type Pool, type Tx } from '../platform/db.ts'

/** Applications whose applicant a visitor may play on `/query`. All of the county office. */
const queryable = [
  {
    asks: '县政府办公室2024年度法治政府建设情况报告',
    code: 'YANSH-23456',
    standing: '网上送达的答复，可以下载、评价',
  },
  {
    asks: '关于修路的文件',
    code: 'YANSH-65432',
    standing: '等申请人补正，可以提交补正、撤回',
  },
] as const

const keeper = 'zfb'

type Asked = { organ: string; asks: string }

const knownOf = ({ organ, asks }: Asked) =>
  organ === keeper ? queryable.find((one) => one.asks === asks) : undefined

/** Whoever may be played is told by e-mail as well; the name of the host belongs to nobody (RFC 2606). */
export const toldByMail = (
  asked: Asked,
  applicant: Applicant,
): { applicant: Applicant; stepMail: boolean } =>
  knownOf(asked)
    ? { applicant: { ...applicant, email: 'shenqingren@demo.example' }, stepMail: true }
    : { applicant, stepMail: false }

/** Gives the application the code that is printed at the start. */
export const giveCode = async (
  tx: Tx,
  needs: RequestNeeds,
  asked: Asked,
  applicationId: string,
): Promise<void> => {
  const known = knownOf(asked)
  if (known && needs.demo) await giveKnownCode(tx, needs, applicationId, known.code)
}

/** What the start prints: numbers and codes for `/query`, of those that are still as they were. */
export const queryLines = async (pool: Pool): Promise<string[]> => {
  const lines = await inOrgan(pool, { organId: keeper, personId: 'system' }, (tx) =>
    Promise.all(
      queryable.map(async ({ asks: description, code, standing }) => {
        const number = await numberAsking(tx, { organId: keeper, description })
        return number === undefined ? [] : [`  ${number}  ${code}  ${standing}`]
      }),
    ),
  )
  return ['申请查询（/query）可以试的编号和查询码，只在演示中有效：', ...lines.flat()]
}
