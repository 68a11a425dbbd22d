import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import type { OpenAsk, OpenRoute, ScriptRoute, Sent } from '../../platform/route.ts'
import {
  announceFile,
  fileOf,
  finishFile,
  keepFile,
  proofEndings,
  removeFile,
  takeSlice,
} from './actions-file.ts'
import {
  type Draft,
  type DraftFile,
  nextPage,
  pages,
  proofNames,
  proofsMissing,
  proofsNeeded,
} from './draft.ts'
import { limitsOn } from './limits.ts'
import { ProofPage } from './pages/proof.tsx'
import { type ApplyNeeds, changing, draftOf, heldAt, toCheckIn } from './public-visit.ts'

const show = (needs: ApplyNeeds) =>
  heldAt(needs, 'proof', ({ ask, draft, shell, toCheck }) => ({
    page: (
      <ProofPage
        shell={shell}
        notice={ask.notice}
        refusal={ask.refused?.refusal}
        toCheck={toCheck}
        needed={proofsNeeded(draft.fields)}
        files={draft.files}
        organisation={draft.fields['kind'] !== 'natural'}
        idempotencyKey={randomUUID()}
        endings={proofEndings}
        fileMegabytes={limitsOn(needs.clock.today()).fileMegabytes}
      />
    ),
  }))

/** One file kept, or why not. */
const tryKeep = async (
  ask: OpenAsk,
  needs: ApplyNeeds,
  draft: Draft,
  chosen: Parameters<typeof keepFile>[3],
): Promise<{ kept?: DraftFile; fault?: string }> => {
  try {
    return { kept: await keepFile(ask.tx, needs, draft, chosen) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { fault: error.refusal.message }
  }
}

/** Keeps what was chosen. Each fault is said beside its field; the good files of a bad lot stay out, too. */
const keepAll = async (ask: OpenAsk, needs: ApplyNeeds, draft: Draft): Promise<Draft> => {
  const faults: Record<string, string> = {}
  const files = [...draft.files]
  const chosen = proofsNeeded(draft.fields).flatMap((purpose) =>
    ask.form.files(purpose).map((file) => ({ purpose, file })),
  )
  for (const one of chosen) {
    const { kept, fault } = await tryKeep(ask, needs, Object.assign({}, draft, { files }), one)
    if (kept) files.push(kept)
    if (fault !== undefined)
      faults[one.purpose] = [faults[one.purpose], fault].filter(Boolean).join('\n')
  }
  if (Object.keys(faults).length === 0) return { ...draft, files }
  throw new Refused({
    code: 'form.invalid',
    message: '文件没有上传，请改正后重新选择',
    fields: faults,
  })
}

const send = (needs: ApplyNeeds) =>
  changing(needs, async (ask, draft): Promise<Sent> => {
    const kept = await keepAll(ask, needs, draft)
    const stay = `${pages.proof}${toCheckIn(ask) ? '?to=check' : ''}`
    if (ask.form.hidden('act') === 'stay')
      return kept.files.length === draft.files.length
        ? { to: stay, notice: '请先选择文件，再按“上传所选的文件”' }
        : { to: stay, notice: '文件已经上传' }
    const missing = proofsMissing(kept)
    if (missing.length > 0)
      throw new Refused({
        code: 'form.invalid',
        message: '还缺身份证明；没有办法上传的，可以打印纸质申请表当面或者邮寄提交',
        basis: '条例第二十九条',
        fields: Object.fromEntries(missing.map((one) => [one, `请上传${proofNames[one]}`])),
      })
    return { to: toCheckIn(ask) ? pages[nextPage(kept)] : pages.information }
  })

const remove = (needs: ApplyNeeds) =>
  changing(needs, async (ask, draft): Promise<Sent> => {
    await removeFile(ask.tx, draft, ask.form.text('remove'))
    return { to: `${pages.proof}${toCheckIn(ask) ? '?to=check' : ''}`, notice: '文件已经移除' }
  })

/** 上传身份证明, as a form that needs no script. */
export const fileRoutes = (needs: ApplyNeeds): OpenRoute[] => [
  {
    method: 'get',
    path: pages.proof,
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: show(needs),
  },
  {
    method: 'post',
    path: pages.proof,
    may: 'anyone',
    as: 'app',
    audit: null,
    once: true,
    form: show(needs),
    handle: send(needs),
  },
  {
    method: 'post',
    path: '/apply/files/remove',
    may: 'anyone',
    as: 'app',
    audit: null,
    handle: remove(needs),
  },
]

type Asked = OpenAsk & { bytes: Uint8Array }

/** The draft of whoever asks, not sent yet; locked, so that slices come one after the other. */
const mustHold = async (ask: OpenAsk, needs: ApplyNeeds): Promise<Draft> => {
  const draft = await draftOf(ask, needs, true)
  if (draft && !draft.acknowledgement) return draft
  throw new Refused({ code: 'apply.draft.absent', message: '申请草稿已经过期或者删除，请刷新页面' })
}

const saidIn = ({ bytes }: Asked): Readonly<Record<string, unknown>> => {
  try {
    const said: unknown = JSON.parse(Buffer.from(bytes).toString())
    return typeof said === 'object' && said !== null ? { ...said } : {}
  } catch {
    return {}
  }
}

const textIn = (said: Readonly<Record<string, unknown>>, name: string): string => {
  const text = said[name]
  return typeof text === 'string' ? text : ''
}

const offsetIn = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN)

const smallBody = 4096

/**
 * 分段上传, for a page's script: announce, send slices, ask where it stopped, finish with a hash. Ids
 * are random and good only together with the draft they belong to.
 */
export const sliceRoutes = (needs: ApplyNeeds): ScriptRoute[] => {
  const { sliceKilobytes } = limitsOn(needs.clock.today())
  const slice = sliceKilobytes * 1024
  return [
    {
      method: 'post',
      path: '/apply/files',
      may: 'anyone',
      audit: null,
      mostBytes: smallBody,
      answer: async (ask) => {
        const said = saidIn(ask)
        const announced = {
          purpose: textIn(said, 'purpose'),
          name: textIn(said, 'name'),
          size: Number(said['size']),
        }
        const json = await announceFile(ask.tx, needs, await mustHold(ask, needs), announced)
        return { json: { ...json, slice } }
      },
    },
    {
      method: 'get',
      path: '/apply/files/:id',
      may: 'anyone',
      audit: null,
      mostBytes: 0,
      answer: async (ask) => {
        const { received, size } = fileOf(await mustHold(ask, needs), ask.params['id'] ?? '')
        return { json: { offset: received, size } }
      },
    },
    {
      method: 'put',
      path: '/apply/files/:id',
      may: 'anyone',
      audit: null,
      mostBytes: slice,
      answer: async (ask) => {
        const { offset, taken } = await takeSlice(ask.tx, needs, await mustHold(ask, needs), {
          id: ask.params['id'] ?? '',
          from: offsetIn(ask.query.get('at') ?? ''),
          bytes: ask.bytes,
        })
        return { json: { offset }, status: taken ? 200 : 409 }
      },
    },
    {
      method: 'post',
      path: '/apply/files/:id/finish',
      may: 'anyone',
      audit: null,
      mostBytes: smallBody,
      answer: async (ask) => {
        const { refused } = await finishFile(ask.tx, needs, await mustHold(ask, needs), {
          id: ask.params['id'] ?? '',
          sha256: textIn(saidIn(ask), 'sha256'),
        })
        return refused
          ? { json: { message: refused.refusal.message }, status: 409 }
          : { json: { whole: true } }
      },
    },
  ]
}
