import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Block, type Letter, textOf } from '../../../kernel/letter.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Diff } from '../../../ui/diff.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { FreePlace, LetterKind } from '../../requests.ts'
import { freeTags, type Pack, placeNames, places } from '../pack.ts'

type Props = {
  shell: Shell
  pack: Pack
  kind: LetterKind
  /** The sample without the pack: what is locked. */
  plain: Letter
  /** The sample as this version writes it. */
  shown: Letter
  mayEdit: boolean
  idempotencyKey: string
  /** What was typed before a refusal. */
  typed: Readonly<Record<string, string>> | undefined
  refusal?: Refusal | undefined
}

const hints: Readonly<Record<FreePlace, string>> = {
  courtesy: '印在主送之后、正文之前',
  hint: '印在救济途径之后，例如查阅点和咨询方式',
  closing: '正文的最后一段',
  contact: '接在联系人、电话之后，印在括号里',
}

const wordsOf = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text
    case 'facts':
      return block.rows.map(([label]) => label).join('、')
    case 'table':
      return block.header
        .flat()
        .map((cell) => (typeof cell === 'string' ? cell : cell.text))
        .join('、')
    case 'code':
      return `${block.caption} ${block.address}`
    case 'slip':
      return [block.title, ...block.lines].join(' ')
  }
}

const Locked = ({ letter }: { letter: Letter }): JSX.Element => (
  <Card title="锁定段落">
    <p class="faint">
      法律依据、条文原文、事实和理由的结构、决定、救济途径由系统按法律和国家规定维护，任何岗位都不能在模板包里修改。下面以样本案件为例。
    </p>
    {letter.blocks.map((block) => (
      <p>
        <Tag label="锁定" /> {wordsOf(block)}
      </p>
    ))}
  </Card>
)

const Free = (props: Props): JSX.Element => {
  const { pack, kind, typed } = props
  return (
    <Card title="自由段落">
      <Form
        action={`/console/templates/${pack.id}/kinds/${kind}`}
        csrf={props.shell.csrf}
        idempotencyKey={props.idempotencyKey}
        version={pack.revision}
        label="自由段落"
      >
        {places.map((place) => (
          <TextArea
            name={place}
            label={placeNames[place]}
            rows={2}
            hint={hints[place]}
            value={typed ? (typed[place] ?? '') : pack.texts[kind]?.[place]}
            error={errorOf(props.refusal, place)}
          />
        ))}
        <p class="faint">可以使用的标签：{freeTags.map((tag) => `{${tag}}`).join('、')}</p>
        <SubmitBar label="保存" cancel={`/console/templates/${pack.id}`} />
      </Form>
    </Card>
  )
}

/** Somebody saved in between: what was typed beside what stands now. */
const Clash = ({ pack, kind, typed, refusal }: Props): JSX.Element | null =>
  typed && refusal?.code === 'templates.stale' ? (
    <Card title="与现在保存的不同之处">
      <Diff
        titles={['现在保存的', '您填写的']}
        changes={places.map((place) => ({
          label: placeNames[place],
          before: pack.texts[kind]?.[place] ?? '',
          after: typed[place] ?? '',
        }))}
        changedOnly
      />
    </Card>
  ) : null

/** One kind of letter in a pack: its free paragraphs, the locked ones, and how it reads. */
export const KindPage = (props: Props): JSX.Element => {
  const { shell, pack, shown, plain } = props
  return (
    <ConsolePage
      {...shell}
      title={plain.title}
      crumbs={[
        { href: '/console/templates', label: '文书模板' },
        {
          href: `/console/templates/${pack.id}`,
          label: `${pack.title}（第 ${pack.version} 版）`,
        },
      ]}
      refusal={props.refusal}
    >
      <Stack>
        <Clash {...props} />
        {props.mayEdit ? (
          <Free {...props} />
        ) : (
          <Remark>
            {pack.status === 'issued' ? '这一版已经下发，不能再改。' : '您的岗位不能修改。'}
          </Remark>
        )}
        <Locked letter={plain} />
        <Card title="按这一版的样本">
          <article class="paper">
            {textOf(shown).map((line) => (
              <p>{line}</p>
            ))}
          </article>
        </Card>
      </Stack>
    </ConsolePage>
  )
}
