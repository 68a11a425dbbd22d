import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Refused } from '../../kernel/result.ts'
import { readForm } from '../../platform/form.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { createPerson } from './actions-people.ts'
import type { organActs } from './acts.ts'
import { organPermissions } from './may.ts'
import { peopleSheet, type PostLine } from './pages/organ-columns.ts'
import { NewPersonPage, PeoplePage } from './pages/people.tsx'
import { administers } from './reach.ts'
import { allowed, isRole, type Role } from './roles.ts'
import { organsAll } from './store.ts'
import { everyPost, type PeopleWanted, searchPeople } from './store-people.ts'

type Act = keyof typeof organActs

/** People on one page of the list. */
const perPage = 50

const pageIn = (text: string | null): number => {
  const page = Number(text ?? '1')
  return Number.isInteger(page) && page > 0 ? Math.min(page, 10_000) : 1
}

/** The filter that the address says, for the page and for the export. */
const wantedOf = ({ query, clock }: Pick<Ask, 'query' | 'clock'>): PeopleWanted => ({
  words: (query.get('q') ?? '').trim().slice(0, 100),
  organId: query.get('organ') || undefined,
  on: clock.today(),
})

const list = async ({ tx, shell, query, clock, actor }: Ask): Promise<Page> => {
  const wanted = wantedOf({ query, clock })
  const { words, organId } = wanted
  const page = pageIn(query.get('page'))
  const paged = { ...wanted, limit: perPage, offset: (page - 1) * perPage }
  const { people, total } = await searchPeople(tx, paged)
  const href = (at: number): string => {
    const said = { ...(words && { q: words }), ...(organId && { organ: organId }), page: `${at}` }
    return `/console/people?${new URLSearchParams(said).toString()}`
  }
  return {
    page: (
      <PeoplePage
        shell={shell}
        people={people}
        organs={await organsAll(tx)}
        words={words}
        organId={organId}
        page={page}
        pages={Math.max(1, Math.ceil(total / perPage))}
        total={total}
        href={href}
        mayManage={allowed([organPermissions], actor.roles, 'organs.manage')}
      />
    ),
  }
}

const showNew = async ({ tx, shell, actor, refused, query }: Ask): Promise<Page> => {
  const organs = await organsAll(tx)
  return {
    page: (
      <NewPersonPage
        shell={shell}
        organs={organs.filter(({ id }) => administers(organs, actor.organId, id))}
        typed={refused?.form.record ?? { organId: query.get('organ') ?? actor.organId }}
        chosen={refused?.form.all('roles') ?? []}
        keyOf={randomUUID}
        refusal={refused?.refusal}
      />
    ),
  }
}

/** 姓名: what an identity card or a passport can hold. */
export const personName = z
  .string()
  .min(2, '请填写姓名，至少 2 个字')
  .max(50, '姓名最多 50 个字')
  .regex(/^[\p{L}·. -]+$/u, '姓名只含汉字、字母和间隔号')

const personForm = z.object({
  name: personName,
  signInName: z.string().min(1, '请填写用户名'),
  organId: z.string().min(1, '请选择机构'),
})

const rolesIn = (chosen: readonly string[]): Role[] => {
  const roles = [...new Set(chosen)].filter(isRole)
  if (roles.length > 0) return roles
  const message = '请选择至少一个岗位'
  throw new Refused({ code: 'form.invalid', message, fields: { roles: message } })
}

/** 人员: the list, and new colleagues. */
export const peoplePages: StaffRoute[] = [
  { method: 'get', path: '/console/people', may: 'organs.look', audit: null, handle: list },
  ...exportRoutes<PostLine>({
    list: '/console/people',
    may: 'organs.look',
    act: 'organs.exportPeople' satisfies Act,
    columns: peopleSheet,
    open: async (ask) => ({ name: '人员清单', rows: everyPost(ask.tx, wantedOf(ask)) }),
  }),
  {
    method: 'get',
    path: '/console/people/new',
    may: 'organs.manage',
    audit: null,
    handle: showNew,
  },
  {
    method: 'post',
    path: '/console/people',
    may: 'organs.manage',
    audit: 'organs.createPerson' satisfies Act,
    form: showNew,
    handle: async (ask) => {
      const said = readForm(ask.form, personForm)
      const roles = rolesIn(ask.form.all('roles'))
      const { id, password } = await createPerson(ask, { ...said, roles })
      return {
        to: `/console/people/${id}`,
        notice: `已新增${said.name}，一次性密码：${password}（只显示这一次）`,
      }
    },
  },
]
