import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { type Organ, organKindNames } from '../organ.ts'
import { gapsOf } from '../organ-check.ts'
import { type Role, roleNames } from '../roles.ts'
import { separationNames, type SeparationPolicy } from '../separation.ts'

type OrganLine = Organ & { separation: SeparationPolicy }

/** 机构 as a spreadsheet. */
export const organSheet: readonly SheetColumn<OrganLine>[] = [
  { label: '机构', width: 32, value: ({ name }) => name },
  { label: '种类', value: ({ kind }) => organKindNames[kind] },
  { label: '文号代字', width: 14, value: ({ numberWord }) => numberWord },
  { label: '职责分离', width: 34, value: ({ separation }) => separationNames[separation] },
  { label: '公开工作机构', value: ({ office }) => office.name },
  { label: '办公地址', width: 36, value: ({ office }) => office.address },
  { label: '联系电话', width: 16, value: ({ office }) => office.phone },
  { label: '复议机关', value: ({ reconsideration }) => reconsideration?.name ?? null },
  { label: '管辖法院', value: ({ court }) => court?.name ?? null },
  { label: '待补充', width: 32, value: (organ) => gapsOf(organ).join('、') },
]

/** One post of one person. */
export type PostLine = {
  name: string
  signInName: string
  disabled: boolean
  organName: string | null
  role: Role | null
}

/** 人员 as a spreadsheet, one line a post. */
export const peopleSheet: readonly SheetColumn<PostLine>[] = [
  { label: '姓名', width: 12, value: ({ name }) => name },
  { label: '用户名', width: 16, value: ({ signInName }) => signInName },
  { label: '机构', width: 32, value: ({ organName }) => organName },
  { label: '岗位', width: 16, value: ({ role }) => (role === null ? '无' : roleNames[role]) },
  { label: '账户', width: 10, value: ({ disabled }) => (disabled ? '已停用' : '使用中') },
]
