import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../kernel/result.ts'
import type { MenuSection, Shell } from '../kernel/shell.ts'
import { HtmlPage, type Demo, type Reading } from './document.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Crumbs, MenuLink, type Crumb } from './navigation.tsx'
import { Notice, type NoticeText } from './notice.tsx'

/** Who is working, where, as what, and for whom (代…办理). */
export type Person = Shell['person']

/** `Shell` of the request, spread into the page; before signing in there is no person and no menu. */
export type ConsoleShell = Reading &
  Demo & {
    person?: Person | undefined
    menu: readonly MenuSection[]
    csrf?: string | undefined
    /** Said once, after the act that led here. */
    notice?: string | NoticeText | undefined
  }

type Props = ConsoleShell & {
  title: string
  crumbs?: readonly Crumb[] | undefined
  /** State words beside the title. */
  tags?: Child
  /** Buttons at the right of the title. */
  actions?: Child
  /** Shown above everything else. */
  refusal?: Refusal | undefined
  /** Seconds after which the page looks again by itself: a job is at work. */
  refresh?: number
  children: Child
}

/** 管理台: a page for staff. */
export const ConsolePage = (props: Props): JSX.Element => (
  <HtmlPage
    title={`${props.title} - 政府信息公开管理台`}
    kind="console"
    demo={props.demo}
    elder={props.elder}
    contrast={props.contrast}
    refresh={props.refresh}
  >
    <div class={props.menu.length > 0 ? 'frame' : 'frame alone'}>
      {props.menu.length > 0 && <SideMenu menu={props.menu} />}
      <div class="desk">
        <div class="top">
          <Crumbs crumbs={props.crumbs} />
          {props.person && <Who person={props.person} csrf={props.csrf} />}
        </div>
        <main id="main" tabindex={-1}>
          <div class="title">
            <h1>{props.title}</h1>
            {props.tags}
            {props.actions && <div class="actions">{props.actions}</div>}
          </div>
          {props.notice && <Notice {...worded(props.notice)} />}
          <ErrorSummary refusal={props.refusal} />
          {props.children}
        </main>
        <footer class="foot">政府信息公开工作平台</footer>
      </div>
    </div>
  </HtmlPage>
)

const worded = (notice: string | NoticeText): NoticeText =>
  typeof notice === 'string' ? { text: notice } : notice

const SideMenu = ({ menu }: { menu: readonly MenuSection[] }): JSX.Element => (
  <header class="side">
    <a class="brand" href="/console">
      <span class="seal" aria-hidden="true">
        公
      </span>
      <span>
        <small>政府信息公开</small>管理台
      </span>
    </a>
    <details class="menu-toggle">
      <summary>菜单</summary>
    </details>
    <nav class="menu" aria-label="主菜单">
      {menu.map(({ title, items }) => (
        <>
          {title && <h2>{title}</h2>}
          <ul>
            {items.map((item) => (
              <li>
                <MenuLink item={item} />
              </li>
            ))}
          </ul>
        </>
      ))}
    </nav>
  </header>
)

const Who = ({ person, csrf }: { person: Person; csrf: string | undefined }): JSX.Element => (
  <section class="who" aria-label="当前人员">
    <p>
      <a href="/console/me">
        <strong>{person.name}</strong>
      </a>
      <span>{person.organ}</span>
      <span>{person.roles.join('、')}</span>
      {person.actingFor && <span class="tag tone-soon">代{person.actingFor}办理</span>}
    </p>
    <form method="post" action="/console/sign-out">
      {csrf && <input type="hidden" name="_csrf" value={csrf} />}
      <button type="submit" class="link">
        退出
      </button>
    </form>
  </section>
)
