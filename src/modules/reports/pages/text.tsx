import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import type { Shell } from '../../../kernel/shell.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Diff } from '../../../ui/diff.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { Form, SelectField, SubmitBar, TextArea } from '../../../ui/form.tsx'
import { Card, Stack } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { ConsolePage } from '../../../ui/page.tsx'
import { type CellPlace, hrefOfCell, reportHref } from '../cell-links.ts'
import type { CheckFinding } from '../checks/rules.ts'
import { type EditionStage, editionStageNames } from '../edition.ts'
import { type LinkedFigure, stretchesOf } from '../linked.ts'
import {
  missingPassages,
  openingOf,
  type Passage,
  passageKeys,
  passages,
  sectionTitles,
  type Texts,
} from '../passages.ts'
import { FigureList } from './figure-list.tsx'
import { FindingList } from './finding-list.tsx'

type Props = {
  shell: Shell
  organName: string
  place: CellPlace
  /** The edition and what it held when the page was opened. */
  stamp: number
  number: number
  idempotencyKey: string
  mayWrite: boolean
  stage: EditionStage
  stored: Texts
  texts: Texts
  /** Somebody saved meanwhile: both texts are shown. */
  conflict: boolean
  refusal?: Refusal | undefined
  figures: readonly LinkedFigure[]
  findings: readonly CheckFinding[]
  lastYear: Texts | undefined
}

const narrative: ReadonlySet<string> = new Set([
  'CK10',
  'CK11',
  'CK12',
  'CK13',
  'CK18',
  'CK19',
  'CK22',
])

/** 文字部分: every passage with its figures filled in below and last year's beside it. */
export const TextPage = (props: Props): JSX.Element => {
  const { shell, place, organName, mayWrite } = props
  return (
    <ConsolePage
      {...shell}
      title={`${place.year} 年年度报告文字部分（${organName}）`}
      crumbs={[
        { label: '年度报告', href: `/console/reports?organ=${place.organId}` },
        { label: `${place.year} 年`, href: reportHref(place) },
        { label: '文字部分' },
      ]}
      actions={
        <>
          <ButtonLink href={reportHref(place, '/official')}>正式版式</ButtonLink>
          <ButtonLink href={reportHref(place, '/course')}>办理</ButtonLink>
        </>
      }
      refusal={props.refusal}
    >
      <Stack>
        {!mayWrite && (
          <Remark tone="quiet">
            报告的环节是“{editionStageNames[props.stage]}”，在这里只能看，不能改。
          </Remark>
        )}
        {props.conflict && <Conflict {...props} />}
        <Contents {...props} />
        {mayWrite ? <Writing {...props} /> : <Reading {...props} />}
      </Stack>
    </ConsolePage>
  )
}

const Conflict = ({ stored, texts }: Props): JSX.Element => (
  <Card title="他人保存的和您填写的">
    <p class="hint">
      下面的输入框里是您填写的内容。看清以后再保存，会以您的内容为准；他人保存的那一稿仍然留在记录里。
    </p>
    <Diff
      titles={['他人刚保存的内容', '您填写的内容']}
      changes={passageKeys.map((key) => ({
        label: passages[key].label,
        before: stored[key],
        after: texts[key],
      }))}
      changedOnly
    />
  </Card>
)

/** 必备内容: what the form asks for, and what is not there yet. */
const Contents = ({ texts, findings }: Props): JSX.Element => {
  const missing = new Set<Passage>(missingPassages(texts))
  const own = findings.filter(({ rule }) => narrative.has(rule))
  return (
    <Card title="必备内容">
      <ul class="contents">
        {passageKeys.map((key) => (
          <li>
            <a href={`#f-${key}`}>{passages[key].label}</a>
            <Written isMissing={missing.has(key)} isBlank={texts[key].trim() === ''} />
          </li>
        ))}
      </ul>
      <FindingList findings={own} sound="文字部分没有校验出问题。" />
    </Card>
  )
}

const Written = ({ isMissing, isBlank }: { isMissing: boolean; isBlank: boolean }): JSX.Element => {
  if (isMissing) return <span class="tag tone-soon">还没有写</span>
  return isBlank ? <span class="faint">可以不写</span> : <span class="tag tone-done">已写</span>
}

const Writing = (props: Props): JSX.Element => {
  const { place, shell, texts, refusal, stamp } = props
  return (
    <Form
      action={reportHref(place, '/text')}
      csrf={shell.csrf}
      idempotencyKey={props.idempotencyKey}
      version={stamp}
      keep={`report-${place.organId}-${place.year}-${props.number}`}
      label="文字部分"
    >
      {passageKeys.map((key) => (
        <>
          <Heading before={key} />
          <Card>
            <div class="passage">
              <div>
                <TextArea
                  name={key}
                  label={passages[key].label}
                  hint={passages[key].asks}
                  rows={key === 'preamble' || key === 'others' ? 3 : 8}
                  value={texts[key]}
                  error={errorOf(refusal, key)}
                />
                <Filled text={texts[key]} {...props} />
                {texts[key].trim() === '' && openingOf(key, false) !== undefined && (
                  <Button name="also" value={`begin-${key}`}>
                    保存并起稿“{passages[key].label}”
                  </Button>
                )}
              </div>
              <LastYear text={props.lastYear?.[key]} isKnown={props.lastYear !== undefined} />
            </div>
          </Card>
        </>
      ))}
      <Insertion figures={props.figures} />
      <div class="stays">
        <SubmitBar label="保存" cancel={reportHref(place)} />
      </div>
    </Form>
  )
}

const Reading = (props: Props): JSX.Element => (
  <>
    {passageKeys.map((key) => (
      <>
        <Heading before={key} />
        <Card title={passages[key].label} id={`f-${key}`}>
          <div class="passage">
            <Filled text={props.texts[key]} {...props} />
            <LastYear text={props.lastYear?.[key]} isKnown={props.lastYear !== undefined} />
          </div>
        </Card>
      </>
    ))}
  </>
)

const tableSections = '二、三、四部分是表格，按案件、台账和申报数计算，不在这里填写。'

/** The title of the section a passage opens. */
const Heading = ({ before }: { before: Passage }): JSX.Element | null => {
  if (before === 'active') return <h2>{sectionTitles.一}</h2>
  if (before === 'fees') return <h2>{sectionTitles.六}</h2>
  if (before !== 'problems') return null
  return (
    <>
      <p class="hint">{tableSections}</p>
      <h2>{sectionTitles.五}</h2>
    </>
  )
}

/** The text as it will be printed, linked figures marked and leading to their cells. */
const Filled = ({
  text,
  figures,
  place,
  mayWrite,
}: Props & { text: string }): JSX.Element | null => {
  const stretches = stretchesOf(text, figures)
  if (text.trim() === '') return mayWrite ? null : <p class="faint">没有写。</p>
  if (mayWrite && stretches.every(({ kind }) => kind === 'typed')) return null
  return (
    <div class={mayWrite ? 'filled' : undefined}>
      {mayWrite && <p class="hint">数字填入以后：</p>}
      <p class="lines">
        {stretches.map((stretch) => {
          if (stretch.kind === 'typed') return stretch.text
          if (stretch.kind === 'unknown') return <mark class="unknown">{stretch.text}</mark>
          const [first] = stretch.cells
          const shown =
            first === undefined ? (
              stretch.text
            ) : (
              <a href={hrefOfCell(place, first)}>{stretch.text}</a>
            )
          return (
            <mark class="linked" title={stretch.name}>
              {shown}
            </mark>
          )
        })}
      </p>
    </div>
  )
}

const LastYear = ({
  text,
  isKnown,
}: {
  text: string | undefined
  isKnown: boolean
}): JSX.Element => (
  <details class="last-year" open>
    <summary>上年的报告</summary>
    {text ? (
      text.split('\n').map((line) => <p>{line}</p>)
    ) : (
      <p class="faint">
        {isKnown ? (
          '上年没有这一部分。'
        ) : (
          <>
            上年的报告没有在本平台公布。在别处公布的，可以从
            <a href="/console/intake/new?kind=report">开局导入</a>连同文字一起导入。
          </>
        )}
      </p>
    )}
  </details>
)

const Insertion = ({ figures }: { figures: readonly LinkedFigure[] }): JSX.Element => (
  <Card title="可以引用的数字">
    <p class="hint">
      引用的数字写作两重花括号里的名称，例如
      {'{{依申请公开·新收}}'}
      ；封存以前随案件和台账变化，封存时固定下来。可以在下面选一个，插入到某一部分的末尾；或者展开清单，把光标停在要写的地方，按“插入”。
    </p>
    <div class="insertion">
      <SelectField
        name="figure"
        label="数字"
        blank="请选择"
        width="wide"
        options={figures.map(({ name, text }) => ({ value: name, label: `${name}：${text}` }))}
      />
      <SelectField
        name="into"
        label="插入到"
        blank="请选择"
        options={passageKeys.map((key) => ({ value: key, label: passages[key].label }))}
      />
      <Button name="also" value="insert">
        保存并插入
      </Button>
    </div>
    <FigureList figures={figures} />
  </Card>
)
