import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { raw } from 'hono/html'
import { islands } from './stylesheet.ts'

/** Addresses of the style sheet and the browser modules; the app names them with their hashes. */
export type Assets = { stylesheet: string; scripts: readonly string[] }

/** What a person chose for reading, kept in a cookie so that the server renders it at once. */
export type Reading = {
  /** 长者模式: larger type, wider spacing. */
  elder?: boolean | undefined
  /** 高对比度 */
  contrast?: boolean | undefined
}

/** Every page of the product says so when its data is invented. */
export type Demo = { /** 演示 */ demo: boolean }

let assets: Assets = {
  stylesheet: '/assets/gongkai.css',
  scripts: islands.map((name) => `/assets/${name}.js`),
}

/** Called once by the app, which knows the hashes of the files it serves. */
export const nameAssets = (named: Assets): void => {
  assets = named
}

type Props = Reading &
  Demo & {
    title: string
    kind: 'public' | 'console'
    /** Seconds after which the page is asked for again. */
    refresh?: number | undefined
    children: Child
  }

/** The one place that writes a whole HTML document. */
export const HtmlPage = (props: Props): JSX.Element => (
  <>
    {raw('<!doctype html>')}
    <html
      lang="zh-CN"
      data-elder={props.elder ? 'on' : undefined}
      data-contrast={props.contrast ? 'on' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{props.title}</title>
        {props.refresh !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(props.refresh)} />
          </noscript>
        )}
        <link rel="stylesheet" href={assets.stylesheet} />
        {assets.scripts.map((src) => (
          <script type="module" src={src}></script>
        ))}
      </head>
      <body class={props.kind} data-refresh={props.refresh}>
        <a class="skip" href="#main">
          跳到正文
        </a>
        {props.demo && (
          <aside class="demo" aria-label="演示声明">
            <strong>演示</strong>案件、人员和联系方式均为虚构，不具有法律效力
          </aside>
        )}
        {props.children}
      </body>
    </html>
  </>
)
