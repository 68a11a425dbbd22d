import type { JSX } from 'hono/jsx/jsx-runtime'
import { compareTexts, type Stretch } from './compare.ts'

/** One field or paragraph in two versions. */
export type Change = { label: string; before: string; after: string }

type Props = {
  /** e.g. 您填写的内容 / 他人刚保存的内容, or 送审稿 / 修改稿. */
  titles: readonly [before: string, after: string]
  changes: readonly Change[]
  /** Leave out what is equal. */
  changedOnly?: boolean
}

const Side = ({
  stretches,
  hide,
}: {
  stretches: readonly Stretch[]
  hide: Stretch['kind']
}): JSX.Element => (
  // One element: on a phone the cell is a grid, which would set every stretch on a line of its own.
  <div>
    {stretches
      .filter(({ kind }) => kind !== hide)
      .map(({ kind, text }) => {
        if (kind === 'gone') return <del>{text}</del>
        return kind === 'new' ? <ins>{text}</ins> : text
      })}
  </div>
)

const Row = ({ change, titles }: { change: Change; titles: Props['titles'] }): JSX.Element => {
  const stretches = compareTexts(change.before, change.after)
  return (
    <tr class={change.before === change.after ? 'equal' : 'changed'}>
      <th scope="row">{change.label}</th>
      <td data-label={titles[0]}>
        <Side stretches={stretches} hide="new" />
      </td>
      <td data-label={titles[1]}>
        <Side stretches={stretches} hide="gone" />
      </td>
    </tr>
  )
}

/** Two versions side by side, with what went and what came marked: for conflicts and for signing. */
export const Diff = ({ titles, changes, changedOnly = false }: Props): JSX.Element => {
  const shown = changedOnly ? changes.filter(({ before, after }) => before !== after) : changes
  if (shown.length === 0) return <p class="faint">两个版本内容一致。</p>
  return (
    <div class="table to-cards">
      <table class="diff">
        <caption class="unseen">
          {titles[0]}与{titles[1]}对照
        </caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">{titles[0]}</th>
            <th scope="col">{titles[1]}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((change) => (
            <Row change={change} titles={titles} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
