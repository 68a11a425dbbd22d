import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../kernel/result.ts'
import { HtmlPage, type Demo, type Reading } from './document.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Crumbs, MenuLink, type Crumb, type MenuItem } from './navigation.tsx'
import { Notice, type NoticeText } from './notice.tsx'

/** The fixed entries of a 政府信息公开 area (国办公开办函〔2019〕61号), in their order. */
export const entries = [
  { key: 'guide', label: '政府信息公开指南' },
  { key: 'rules', label: '政府信息公开制度' },
  { key: 'content', label: '法定主动公开内容' },
  { key: 'reports', label: '政府信息公开年报' },
  { key: 'apply', label: '依申请公开' },
] as const

export type Entry = (typeof entries)[number]['key']

/** What the app knows of the visit; pages spread it into `PublicPage`. */
export type PublicShell = Reading &
  Demo & {
    /** The organ whose area this is, e.g. 宝丰县人民政府. */
    organName: string
    /** Where its area lies: `/xxgk` (default) or `/xxgk/{organ}`. */
    base?: string | undefined
  }

type Props = PublicShell & {
  title: string
  crumbs?: readonly Crumb[] | undefined
  /** The fixed entry the page belongs to. */
  entry?: Entry | undefined
  /** Links below that entry: the catalogue, the years. */
  below?: readonly MenuItem[] | undefined
  /** Pages outside the five entries leave the side list away. */
  plain?: boolean | undefined
  /** What was searched for, shown in the search field; absent where nothing can be searched yet. */
  query?: string | undefined
  notice?: NoticeText | undefined
  refusal?: Refusal | undefined
  /** No sheet around the children: they bring their own cards. */
  bare?: boolean | undefined
  children: Child
}

/** A page for the public, inside the 政府信息公开 area. */
export const PublicPage = (props: Props): JSX.Element => (
  <HtmlPage
    title={`${props.title} - ${props.organName}政府信息公开`}
    kind="public"
    demo={props.demo}
    elder={props.elder}
    contrast={props.contrast}
  >
    <Masthead {...props} />
    <div class="wrap">
      <Crumbs crumbs={props.crumbs} />
      <div class={props.plain ? 'area alone' : 'area'}>
        {!props.plain && <Entries {...props} />}
        <main id="main" tabindex={-1}>
          <div class={props.bare ? 'stack' : 'card sheet'}>
            {props.notice && <Notice {...props.notice} />}
            <ErrorSummary refusal={props.refusal} />
            <h1>{props.title}</h1>
            {props.children}
          </div>
        </main>
      </div>
    </div>
    <footer class="foot">
      <div class="wrap">
        <p>主办：{props.organName}</p>
        <ul>
          <li>
            <a href="/console">工作人员登录</a>
          </li>
        </ul>
      </div>
    </footer>
  </HtmlPage>
)

const Masthead = ({ organName, elder, contrast, query }: Props): JSX.Element => (
  <header class="masthead">
    <div class="strip">
      <div class="wrap">
        <a href="/">{organName}</a>
        <nav aria-label="阅读方式">
          <a href={`/display?elder=${elder ? 'off' : 'on'}`}>
            {elder ? '退出长者模式' : '长者模式'}
          </a>
          <a href={`/display?contrast=${contrast ? 'off' : 'on'}`}>
            {contrast ? '退出高对比度' : '高对比度'}
          </a>
        </nav>
      </div>
    </div>
    <div class="band">
      <div class="wrap">
        <a class="brand" href="/xxgk">
          <span class="seal" aria-hidden="true">
            {organName.slice(0, 1)}
          </span>
          <span>
            <small>{organName}</small>
            政府信息公开
          </span>
        </a>
        {query !== undefined && (
          <search>
            <form class="search" method="get" action="/search" aria-label="站内检索">
              <input
                type="search"
                name="q"
                value={query}
                placeholder="标题、文号、关键词"
                aria-label="检索标题、文号、关键词"
                data-search
              />
              <button type="submit">检索</button>
            </form>
          </search>
        )}
      </div>
    </div>
  </header>
)

const hrefOf = (key: Entry, base: string): string => `${base}/${key}`

const Entries = ({ base = '/xxgk', entry, below = [] }: Props): JSX.Element => (
  <div class="entries">
    <details class="menu-toggle">
      <summary>政府信息公开</summary>
    </details>
    <nav class="menu" aria-label="政府信息公开">
      <h2>政府信息公开</h2>
      <ul>
        {entries.map(({ key, label }) => (
          <li>
            <MenuLink item={{ href: hrefOf(key, base), label, current: key === entry }} />
            {key === entry && below.length > 0 && (
              <ul>
                {below.map((item) => (
                  <li>
                    <MenuLink item={item} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  </div>
)
