import { Refused } from '../../kernel/result.ts'
import { renderDocx, renderPdf } from '../../platform/paper.ts'
import type { Download, OpenAsk, OpenRoute } from '../../platform/route.ts'
import { applicationForm, type FormFor } from './letters/application-form.ts'
import { organIn } from './organs-offered.ts'
import type { ApplyNeeds } from './public-visit.ts'
import { publicOrgans } from './store-organs.ts'

const endings = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

type Ending = keyof typeof endings

/** Blank forms printed once: two for each organ, and whoever asks often costs nothing more. */
const mostKept = 200

const printer = () => {
  const kept = new Map<string, Promise<Uint8Array>>()
  return (paper: ReturnType<typeof applicationForm>, ending: Ending): Promise<Uint8Array> => {
    const key = `${ending} ${JSON.stringify(paper)}`
    const before = kept.get(key)
    if (before) return before
    const [oldest] = kept.keys()
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
    const made = ending === 'docx' ? renderDocx(paper) : renderPdf(paper).then(({ pdf }) => pdf)
    kept.set(key, made)
    made.catch(() => kept.delete(key))
    return made
  }
}

const isFormFor = (text: string | null): text is FormFor =>
  text === 'natural' || text === 'organisation'

/** 政府信息公开申请表 (D01) to print, for one organ. */
export const paperRoutes = (needs: ApplyNeeds): OpenRoute[] => {
  const print = printer()
  return (Object.keys(endings) as Ending[]).map((ending) => ({
    method: 'get',
    path: `/apply/form.${ending}`,
    may: 'anyone',
    as: 'public',
    audit: null,
    handle: async ({ tx, query, origin }: OpenAsk): Promise<Download> => {
      const organ = organIn(await publicOrgans(tx), query.get('organ') ?? '')
      const kind = query.get('kind')
      if (!isFormFor(kind)) throw new Refused({ code: 'apply.absent', message: '没有这种申请表' })
      const paper = applicationForm({
        organName: organ.name,
        office: organ.office,
        for: kind,
        applyUrl: `${origin}/apply?organ=${encodeURIComponent(organ.id)}`,
        demo: needs.demo,
      })
      return {
        bytes: await print(paper, ending),
        mediaType: endings[ending],
        name: `${organ.name}政府信息公开申请表（${kind === 'natural' ? '公民' : '单位'}）.${ending}`,
        inline: ending === 'pdf',
      }
    },
  }))
}
