import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Day, parseDay } from '../../kernel/day.ts'
import { orRefuse, Refused } from '../../kernel/result.ts'
import { readForm } from '../../platform/form.ts'
import { audit } from '../../platform/audit.ts'
import type { Ask, Download, Page, Sent, StaffRoute } from '../../platform/route.ts'
import { acceptedEndings, readUploads } from '../../platform/upload.ts'
import { organsAll } from '../organs.ts'
import type { RequestNeeds } from './actions.ts'
import { answerAssist, answerFile, answerFiles } from './actions-assist.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import { assistSheet } from './pages/assist-columns.ts'
import { type AssistLine, AssistPage, AssistsPage } from './pages/assists.tsx'
import { assistBatches, type AssistRow, assistsFor, assistsOf } from './store-assist.ts'

const withAsker = async ({ tx }: Ask, rows: readonly AssistRow[]): Promise<AssistLine[]> => {
  const organs = new Map((await organsAll(tx)).map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...row, asker: organs.get(row.organId) ?? '' }))
}

const lineOf = async (ask: Ask): Promise<AssistLine> => {
  const tasks = await assistsOf(ask.tx, ask.params['request'] ?? '')
  const task = tasks.filter(
    ({ id, helperOrganId }) => id === ask.params['assist'] && helperOrganId === ask.actor.organId,
  )
  const [line] = await withAsker(ask, task)
  if (!line) throw new Refused({ code: 'requests.assist-none.absent', message: '没有这项协办' })
  return line
}

const showOne =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Page> => {
    const line = await lineOf(ask)
    const { refused } = ask
    return {
      page: (
        <AssistPage
          shell={ask.shell}
          line={line}
          files={line.answeredOn === null ? [] : await answerFiles(ask.tx, needs, ask.actor, line)}
          acceptedEndings={acceptedEndings}
          today={needs.clock.today()}
          idempotencyKey={refused?.form.hidden('key') || randomUUID()}
          version={line.version}
          typed={refused?.form.record ?? {}}
          refusal={refused?.refusal}
          mayAnswer={needs.may(ask.actor, 'requests.assist')}
        />
      ),
    }
  }

const answerForm = z.object({
  answer: z.string().min(2, '请写明查找情况或者意见').max(5000, '最多 5000 个字'),
  on: z.string().refine((text) => parseDay(text).ok, '请填写真实存在的日期，例如 2026-03-05'),
})

const answer =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Sent> => {
    const { requestId, id } = await lineOf(ask)
    const said = readForm(ask.form, answerForm)
    const on: Day = orRefuse(parseDay(said.on))
    await answerAssist(ask.tx, needs, ask.actor, {
      id: requestId,
      expected: Number(ask.form.hidden('version')),
      on,
      assistId: id,
      answer: said.answer,
      files: await readUploads(ask.form, 'files'),
    })
    return { to: '/console/assists', notice: '已回复协办' }
  }

const downloadFile =
  (needs: RequestNeeds) =>
  async (ask: Ask): Promise<Download> => {
    const { tx, actor, params } = ask
    const task = await lineOf(ask)
    const file = await answerFile(tx, needs, actor, { task, fileId: params['file'] ?? '' })
    if (!file) throw new Refused({ code: 'requests.file.absent', message: '没有这份材料' })
    const line = { act: 'requests.readFile', subject: task.requestId, at: needs.clock.now() }
    await audit(tx, actor, line)
    return file
  }

const everyTask = async function* (ask: Ask): AsyncGenerator<AssistLine> {
  for await (const rows of assistBatches(ask.tx, ask.actor.organId))
    yield* await withAsker(ask, rows)
}

/** 协办任务 of the unit that was asked. */
export const assistRoutes = (needs: RequestNeeds): StaffRoute[] => [
  ...exportRoutes<AssistLine>({
    list: '/console/assists',
    may: 'requests.assist',
    act: 'requests.exportAssists',
    columns: assistSheet,
    open: async (ask) => ({ name: '协办任务清单', rows: everyTask(ask) }),
  }),
  {
    method: 'get',
    path: '/console/assists',
    may: 'requests.assist',
    audit: null,
    handle: async (ask) => ({
      page: (
        <AssistsPage
          shell={ask.shell}
          lines={await withAsker(ask, await assistsFor(ask.tx, ask.actor.organId))}
          today={needs.clock.today()}
        />
      ),
    }),
  },
  {
    method: 'get',
    path: '/console/assists/:request/:assist',
    may: 'requests.assist',
    audit: null,
    handle: showOne(needs),
  },
  {
    method: 'post',
    path: '/console/assists/:request/:assist',
    may: 'requests.assist',
    audit: 'requests.answerAssist',
    form: showOne(needs),
    handle: answer(needs),
  },
  {
    method: 'get',
    path: '/console/assists/:request/:assist/files/:file',
    may: 'requests.assist',
    audit: 'requests.readFile',
    handle: downloadFile(needs),
  },
]
