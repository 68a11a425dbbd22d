import type { Invariant } from './invariant.ts'

/** No job waits without anybody taking it, and none gave up unseen. */
export const outbox: Invariant = {
  name: 'jobs.outbox',
  sentence: '后台任务没有积压超过一小时，也没有失败后无人处理',
  run: async function* (db) {
    const rows = await db<{ queue: string; state: string; count: number }[]>`
      select name as queue, state::text, count(*)::int from jobs.job
      where state = 'failed'
         or (state in ('created', 'retry') and start_after < now() - interval '1 hour')
         or (state = 'active' and started_on < now() - expire_seconds * interval '2 seconds')
      group by name, state order by name, state`
    for (const { queue, state, count } of rows)
      yield `任务队列 ${queue} 有 ${count} 项${state === 'failed' ? '失败' : '积压'}，请到“系统状态”处理`
  },
}
