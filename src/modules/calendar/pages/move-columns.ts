import type { SheetColumn } from '../../../kernel/sheet-column.ts'
import { type DueMove, stageNames } from '../../requests.ts'

const flag = (provisional: boolean): string => (provisional ? '暂定' : '')

/** The cases a notice moves, for the file of whoever checks it. */
export const moveSheet: readonly SheetColumn<DueMove & { organ: string }>[] = [
  { label: '申请编号', value: ({ number }) => number },
  { label: '机关', width: 30, value: ({ organ }) => organ },
  { label: '办理环节', width: 12, value: ({ stage }) => stageNames[stage] },
  { label: '原定期限', kind: 'day', value: ({ from }) => from },
  { label: '原定暂定', width: 10, value: ({ wasProvisional }) => flag(wasProvisional) },
  { label: '改为', kind: 'day', value: ({ to }) => to },
  { label: '改后暂定', width: 10, value: ({ provisional }) => flag(provisional) },
]
