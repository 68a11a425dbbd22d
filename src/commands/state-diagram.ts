import { moves, type Move, type Stage, stageNames } from '../modules/requests.ts'

/** The table says `same` of 同意; where each approved proposal leads. */
const approved: readonly { from: readonly Stage[]; to: Stage; label: string }[] = [
  { from: ['submitted', 'open'], to: 'void', label: '同意作废' },
  { from: ['served', 'closed'], to: 'open', label: '同意撤销、更正或者补充答复' },
]

const entries = Object.entries(moves) as readonly [Move, (typeof moves)[Move]][]
const stages = Object.keys(stageNames) as readonly Stage[]

type Arrow = { from: Stage; to: Stage; label: string }

const arrows: readonly Arrow[] = [
  ...entries.flatMap(([, { from, to, label }]) =>
    to === 'same' ? [] : from.map((stage) => ({ from: stage, to, label })),
  ),
  ...approved.flatMap(({ from, to, label }) => from.map((stage) => ({ from: stage, to, label }))),
]

/** One arrow for each pair of stages, with the names of all the moves between them. */
const drawn = (): string[] =>
  stages.flatMap((from) =>
    stages.flatMap((to) => {
      const labels = arrows.filter((one) => one.from === from && one.to === to)
      const names = labels.map(({ label }) => label).join(' / ')
      return names === '' ? [] : [`  ${from} --> ${to} : ${names}`]
    }),
  )

const isEnd = (stage: Stage): boolean => !arrows.some(({ from }) => from === stage)

const row = ([move, { label, from, to, basis, may }]: (typeof entries)[number]): string => {
  const names = from.map((stage) => stageNames[stage]).join('、')
  const led = to === 'same' ? '不变' : stageNames[to]
  return `| \`${move}\` | ${label} | ${names} | ${led} | ${basis} | \`${may}\` |`
}

/** docs/state-diagram.md: the table of moves of one item of a request, as a picture and as a list. */
export const stateDiagram = (): string => `# The course of a request

One item (事项) of a request for information. Made from \`src/modules/requests/moves.ts\` by \`npm run docs\`; do not edit.
Guards (\`guard-*.ts\`) may still refuse a move, with the article that says no.

\`\`\`mermaid
stateDiagram-v2
${stages.map((stage) => `  ${stage} : ${stageNames[stage]}`).join('\n')}
  [*] --> submitted : 登记（收到与否待确认）
  [*] --> open : 登记（当面提交等，到达即收到）
${drawn().join('\n')}
${stages
  .filter(isEnd)
  .map((stage) => `  ${stage} --> [*]`)
  .join('\n')}
\`\`\`

| move | 名称 | 可用环节 | 办理后 | 依据 | permission |
| --- | --- | --- | --- | --- | --- |
${entries.map(row).join('\n')}
`
