import type { JSX } from 'hono/jsx/jsx-runtime'
import { inChinese } from '../../../kernel/day.ts'
import { attachmentLines, type Block, cellText, type Letter } from '../../../kernel/letter.ts'

const Table = ({ block }: { block: Extract<Block, { type: 'table' }> }): JSX.Element => (
  <table>
    <thead>
      {block.header.map((row) => (
        <tr>
          {row.map((cell) => (
            <th scope="col">{cellText(cell)}</th>
          ))}
        </tr>
      ))}
    </thead>
    <tbody>
      {block.rows.map((row) => (
        <tr>
          {row.map((cell) => (
            <td>{cellText(cell)}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

/** What stands about a paragraph that a hand may write, or has written. */
export type Hand = { edited: boolean; legal: boolean; href?: string | undefined }

const Written = ({ text, hand }: { text: string; hand: Hand | undefined }): JSX.Element => (
  <>
    {hand?.edited ? (
      <mark class={hand.legal ? 'legal' : undefined}>
        <span class="unseen">{hand.legal ? '法定段落，人工修改：' : '人工修改：'}</span>
        {text}
      </mark>
    ) : (
      text
    )}
    {hand?.href !== undefined && (
      <a class="paper-act" href={hand.href} aria-label={`修改这一段：${text.slice(0, 20)}`}>
        修改
      </a>
    )}
  </>
)

const BlockView = ({ block, hand }: { block: Block; hand?: Hand | undefined }): JSX.Element => {
  switch (block.type) {
    case 'paragraph':
      return (
        <p class={block.flush ? 'flush' : undefined}>
          <Written text={block.text} hand={hand} />
        </p>
      )
    case 'heading':
      return <h3>{block.text}</h3>
    case 'facts':
      return (
        <dl>
          {block.rows.map(([label, value]) => (
            <div>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <Table block={block} />
    case 'code':
      return (
        <p>
          {block.caption}
          {block.address}
        </p>
      )
    case 'slip':
      return (
        <section>
          <h3>{block.title}</h3>
          {block.lines.map((line) => (
            <p>{line}</p>
          ))}
        </section>
      )
  }
}

/** The paper as text on the screen, in the order of the print; what a hand wrote is marked. */
export const LetterView = ({
  letter,
  hands,
}: {
  letter: Letter
  hands?: ReadonlyMap<Block, Hand> | undefined
}): JSX.Element => (
  <article class="paper">
    <p class="paper-issuer">{letter.issuer}</p>
    {letter.number && <p class="paper-number">{letter.number}</p>}
    <h2 class="paper-title">{letter.title}</h2>
    {letter.addressee && <p class="flush">{letter.addressee}：</p>}
    {letter.blocks.map((block) => (
      <BlockView block={block} hand={hands?.get(block)} />
    ))}
    {attachmentLines(letter).map((line, at) => (
      <p class={at === 0 ? undefined : 'attached'}>{line}</p>
    ))}
    {letter.contact && <p>（{letter.contact}）</p>}
    {letter.signature && (
      <p class="paper-signature">
        {letter.signature.organ}
        <br />
        {letter.signature.on && inChinese(letter.signature.on)}
      </p>
    )}
  </article>
)
