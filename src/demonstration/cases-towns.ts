import * as reply from './replies.ts'
import { type Row, storiesOf } from './rows.ts'
import { replied, repliedTwice, type Story } from './story.ts'

const rows: readonly Row[] = [
  [
    'z1',
    '2023-03-29',
    'counter',
    'natural',
    '城关镇背街小巷整治工程预算',
    replied(reply.granted('整治工程预算书')),
  ],
  [
    'z4',
    '2023-12-06',
    'signedPost',
    'natural',
    '闹店镇某村宅基地审批资料',
    replied(reply.absent('宅基地', '审批', '闹店')),
  ],
  [
    'z1',
    '2024-04-16',
    'counter',
    'natural',
    '城关镇2023年农村公路养护资金分配表',
    replied(reply.granted('养护资金分配表')),
  ],
  [
    'z2',
    '2024-06-12',
    'letter',
    'natural',
    '杨庄镇人居环境整治奖补资金公示',
    replied(reply.granted('奖补资金公示')),
  ],
  [
    'z3',
    '2024-08-07',
    'signedPost',
    'natural',
    '周庄镇某村2015年危房改造申请表',
    repliedTwice(reply.absent('危房改造', '周庄', '2015')),
  ],
  [
    'z6',
    '2024-09-18',
    'counter',
    'natural',
    '商酒务镇粮食直补面积核定表',
    replied(reply.granted('粮食直补面积核定表')),
  ],
]

/** 乡镇 up to 2024. */
export const townStories = (): Story[] => storiesOf(rows)
