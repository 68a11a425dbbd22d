import { randomUUID } from 'node:crypto'
import { Refused } from '../../kernel/result.ts'
import { readForm } from '../../platform/form.ts'
import { exportRoutes } from '../../platform/list-export.ts'
import type { Ask, Page, StaffRoute } from '../../platform/route.ts'
import { changeOrgan, createOrgan, type SettleDesks } from './actions-organs.ts'
import type { organActs } from './acts.ts'
import { organForm, organTyped } from './console-organ-form.ts'
import { differences, fieldsOf } from './organ-fields.ts'
import { OrganPage } from './pages/organ.tsx'
import { organSheet } from './pages/organ-columns.ts'
import { OrgansPage } from './pages/organs.tsx'
import { administers } from './reach.ts'
import { allowed } from './roles.ts'
import { organPermissions } from './may.ts'
import { organsAll } from './store.ts'
import { colleaguesOf } from './store-people.ts'

type Act = keyof typeof organActs

const mayManage = ({ actor }: Ask): boolean =>
  allowed([organPermissions], actor.roles, 'organs.manage')

const list = async (ask: Ask): Promise<Page> => ({
  page: (
    <OrgansPage shell={ask.shell} organs={await organsAll(ask.tx)} mayManage={mayManage(ask)} />
  ),
})

const fresh = { letterhead: '', separation: 'two', officeHours: '' }

const showNew = async ({ tx, shell, refused }: Ask): Promise<Page> => ({
  page: (
    <OrganPage
      shell={shell}
      fields={refused?.form.record ?? fresh}
      organs={await organsAll(tx)}
      people={[]}
      mayManage
      clashes={[]}
      keyOf={randomUUID}
      refusal={refused?.refusal}
    />
  ),
})

const showOne = async (ask: Ask): Promise<Page> => {
  const { tx, shell, params, refused, clock, actor } = ask
  const organs = await organsAll(tx)
  const organ = organs.find(({ id }) => id === params['id'])
  if (!organ) throw new Refused({ code: 'organs.absent', message: '没有这个机构' })
  const stored = fieldsOf(organ)
  const typed = refused?.form.record
  const stale = refused?.refusal.code === 'organs.stale'
  return {
    page: (
      <OrganPage
        shell={shell}
        organ={organ}
        fields={typed ?? stored}
        organs={organs}
        people={await colleaguesOf(tx, [organ.id], clock.today())}
        mayManage={mayManage(ask) && administers(organs, actor.organId, organ.id)}
        clashes={stale && typed ? differences(stored, typed) : []}
        keyOf={randomUUID}
        refusal={refused?.refusal}
      />
    ),
  }
}

const versionIn = (text: string): number => {
  const version = Number(text)
  if (Number.isInteger(version) && version > 0) return version
  throw new Refused({ code: 'form.versionless', message: '表单缺少版本号，请刷新页面后重试' })
}

/** 机构: the tree, and each organ's own page. */
export const organPages = (settleDesks: SettleDesks): StaffRoute[] => [
  { method: 'get', path: '/console/organs', may: 'organs.look', audit: null, handle: list },
  ...exportRoutes({
    list: '/console/organs',
    may: 'organs.look',
    act: 'organs.exportOrgans' satisfies Act,
    columns: organSheet,
    open: async ({ tx }) => ({ name: '机构清单', rows: await organsAll(tx) }),
  }),
  {
    method: 'get',
    path: '/console/organs/new',
    may: 'organs.manage',
    audit: null,
    handle: showNew,
  },
  { method: 'get', path: '/console/organs/:id', may: 'organs.look', audit: null, handle: showOne },
  {
    method: 'post',
    path: '/console/organs',
    may: 'organs.manage',
    audit: 'organs.createOrgan' satisfies Act,
    form: showNew,
    handle: async (ask) => {
      const id = await createOrgan(ask, organTyped(readForm(ask.form, organForm)))
      return { to: `/console/organs/${id}`, notice: '机构已经建立' }
    },
  },
  {
    method: 'post',
    path: '/console/organs/:id',
    may: 'organs.manage',
    audit: 'organs.changeOrgan' satisfies Act,
    form: showOne,
    handle: async (ask) => {
      const id = ask.params['id'] ?? ''
      const version = versionIn(ask.form.hidden('version'))
      await changeOrgan(ask, settleDesks, {
        id,
        version,
        typed: organTyped(readForm(ask.form, organForm)),
      })
      return { to: `/console/organs/${id}`, notice: '机构信息已经保存' }
    },
  },
]
