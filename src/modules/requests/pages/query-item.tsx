import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Calendar } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Clock as ClockFace } from '../../../ui/clock.tsx'
import { type Fact, Facts, OnDay } from '../../../ui/facts.tsx'
import { Form } from '../../../ui/form.tsx'
import { Card } from '../../../ui/layout.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { PublicPage, type PublicShell } from '../../../ui/page.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { CitizenLine } from '../citizen-words.ts'
import type { Clock } from '../clocks.ts'
import type { CaseState } from '../request.ts'
import { ClockDays, clockViewOf } from './clock-card.tsx'

export type CitizenLetter = {
  id: string
  title: string
  number: string | null
  on: Day | null
  /** Printed already: the job that prints runs within a minute. */
  ready: boolean
  /** `2026-03-05 10:22` of the first download. */
  firstAt?: string | undefined
}

export type ItemView = {
  item: number
  number: string
  description: string
  wanted: string
  organName: string
  office: { phone: string; address: string; hours: string }
  arrivedOn: Day
  state: CaseState
  standing: string
  advice: string
  result?: string | undefined
  clocks: readonly Clock[]
  lines: readonly CitizenLine[]
  letters: readonly CitizenLetter[]
  files: readonly { id: string; name: string }[]
  may: { correct: boolean; explain: boolean; withdraw: boolean; rate: boolean }
  rated?: number | undefined
  /** 邮件通知; absent where it was never agreed to. */
  mail?: { ended: boolean } | undefined
}

export type ItemProps = {
  shell: PublicShell
  notice?: string | undefined
  view: ItemView
  /** Numbers of all items of the application, this one among them. */
  items: readonly { item: number; number: string; standing: string }[]
  calendar: Calendar
  today: Day
  idempotencyKey: string
}

export const itemAt = (item: number, rest = ''): string => `/query/mine/${item}${rest}`

const factsOf = ({ view }: ItemProps): Fact[] => {
  const { state } = view
  const rows: Fact[] = [
    ['办理机关', view.organName],
    ['提交日期', <OnDay on={view.arrivedOn} />],
    ['收到申请之日', state.receivedOn ? <OnDay on={state.receivedOn} /> : '尚未确认，确认以后才有'],
    ['所需信息', <span class="own-lines">{view.description}</span>],
    ['获取方式', view.wanted],
  ]
  if (view.result !== undefined) rows.push(['办理结果', view.result])
  return rows
}

const Acts = ({ view }: ItemProps): JSX.Element | null => {
  const { may, item } = view
  if (!Object.values(may).includes(true)) return null
  return (
    <p class="submit-bar">
      {may.correct && (
        <ButtonLink href={itemAt(item, '/correction')} look="primary">
          提交补正
        </ButtonLink>
      )}
      {may.explain && (
        <ButtonLink href={itemAt(item, '/reasons')} look="primary">
          说明理由
        </ButtonLink>
      )}
      {may.rate && (
        <ButtonLink href={itemAt(item, '/rating')} look="primary">
          评价服务
        </ButtonLink>
      )}
      {may.withdraw && <ButtonLink href={itemAt(item, '/withdrawal')}>撤回申请</ButtonLink>}
    </p>
  )
}

const Clocks = ({ view, calendar, today }: ItemProps): JSX.Element => {
  const [main] = view.clocks
  if (!main)
    return (
      <Card title="答复期限">
        <p>
          还没有答复期限：答复期限自收到申请之日的次日起算，收到申请之日须先与您确认（条例第三十一条）。
        </p>
      </Card>
    )
  return (
    <>
      <ClockFace clock={clockViewOf(calendar, main, today)} />
      <Card title="期限是怎样算出来的">
        {view.clocks.map((clock) => (
          <ClockDays calendar={calendar} clock={clock} on={today} />
        ))}
        <p class="faint">与办理机关看到的是同一个期限，由办理过程逐日推算。</p>
      </Card>
    </>
  )
}

const Letter = ({ item, letter }: { item: number; letter: CitizenLetter }): JSX.Element => (
  <li>
    {letter.ready ? (
      <a href={itemAt(item, `/letters/${letter.id}`)}>{letter.title}（PDF）</a>
    ) : (
      <span>{letter.title}（正在生成，请稍后刷新）</span>
    )}{' '}
    <span class="faint">
      {letter.number} {letter.on}
      {letter.firstAt && `，首次下载 ${letter.firstAt}`}
    </span>
  </li>
)

const Letters = ({ view }: ItemProps): JSX.Element => (
  <Card title="文书">
    {view.letters.length === 0 && <p class="faint">还没有可以下载的文书</p>}
    <ul class="plain-list">
      {view.letters.map((letter) => (
        <Letter item={view.item} letter={letter} />
      ))}
      {view.files.map(({ id, name }) => (
        <li>
          <a href={itemAt(view.item, `/files/${id}`)}>{name}</a>{' '}
          <span class="faint">公开的信息</span>
        </li>
      ))}
    </ul>
    {view.letters.length > 0 && <p class="faint">下载会留下记录；网上送达的，首次下载即为签收。</p>}
  </Card>
)

const Items = ({ view, items }: ItemProps): JSX.Element | null =>
  items.length < 2 ? null : (
    <Card title={`您的申请分为 ${items.length} 件，分别答复`}>
      <ul class="plain-list">
        {items.map(({ item, number, standing }) => (
          <li>
            {item === view.item ? (
              <strong aria-current="page">{number}</strong>
            ) : (
              <a href={itemAt(item)}>{number}</a>
            )}{' '}
            <span class="faint">{standing}</span>
          </li>
        ))}
      </ul>
    </Card>
  )

const Help = ({ view, idempotencyKey }: ItemProps): JSX.Element => (
  <Card title="需要帮助">
    <p>
      {view.organName}政府信息公开工作机构，电话 {view.office.phone}，地址 {view.office.address}，
      {view.office.hours}。
    </p>
    <p>
      <a href={itemAt(view.item, '/suggestion')}>建议主动公开这项信息</a>
    </p>
    {view.mail && (
      <p>
        <a href={itemAt(view.item, '/mail')}>邮件通知</a>{' '}
        <span class="faint">{view.mail.ended ? '已停止' : '有进展时发到您申请时填写的邮箱'}</span>
      </p>
    )}
    <Form action="/query/sign-out" idempotencyKey={`${idempotencyKey}-o`}>
      <Button>退出查询</Button>
    </Form>
  </Card>
)

/** One item of an application as its applicant sees it. */
export const QueryItemPage = (props: ItemProps): JSX.Element => {
  const { shell, view, notice } = props
  return (
    <PublicPage
      {...shell}
      title={`${view.number}：${view.standing}`}
      plain
      bare
      crumbs={[
        { href: '/', label: '首页' },
        { href: '/query', label: '申请查询' },
        { label: view.number },
      ]}
      notice={notice === undefined ? undefined : { text: notice }}
    >
      <Remark tone={view.may.correct || view.may.explain ? 'soon' : 'active'}>{view.advice}</Remark>
      <Acts {...props} />
      <Items {...props} />
      <Clocks {...props} />
      <Letters {...props} />
      <Card title="申请内容">
        <Facts rows={factsOf(props)} />
        {view.rated !== undefined && <p class="faint">您的评价：{view.rated} 分。谢谢。</p>}
      </Card>
      <Card title="办理过程">
        <Timeline happenings={view.lines} />
      </Card>
      <Help {...props} />
    </PublicPage>
  )
}
