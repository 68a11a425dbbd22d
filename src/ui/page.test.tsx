import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { ErrorSummary } from './error-summary.tsx'
import { Form, TextArea, TextField } from './form.tsx'
import { Gallery, GalleryApply, GalleryPublicList, GalleryReading } from './gallery.tsx'
import { entries } from './page.tsx'
import { pagesShown } from './pager.tsx'
import { pressed, stylesheets } from './stylesheet.ts'
import { Table } from './table.tsx'

const htmlOf = async (page: JSX.Element): Promise<string> => (await page).toString()

const pages = await Promise.all(
  Object.entries({ Gallery, GalleryPublicList, GalleryApply, GalleryReading }).map(
    async ([name, Page]) => [name, await htmlOf(<Page demo />)] as const,
  ),
)

const all = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].flatMap((match) => match[1] ?? [])

const titleOf = (html: string): string => /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''

describe('页面', () => {
  test('是完整的中文文档，有标题、跳到正文的链接和正文', () => {
    for (const [name, html] of pages) {
      assert.ok(html.startsWith('<!doctype html><html lang="zh-CN"'), name)
      assert.match(titleOf(html), /政府信息公开/)
      assert.match(html, /href="#main"/)
      assert.equal(html.split('<main id="main"').length, 2, name)
      assert.equal(html.split('<h1>').length, 2, name)
    }
  })

  test('没有内嵌脚本、内嵌样式和外部地址', () => {
    for (const [name, html] of pages) {
      assert.doesNotMatch(
        html,
        / style="| on[a-z]+="|<style|<script(?! type="module" src="\/)/,
        name,
      )
      assert.doesNotMatch(html, /(?:src|href|action)="(?:https?:)?\/\//, name)
    }
  })

  test('演示数据的每一页都标明演示，正式数据不标', async () => {
    for (const [name, html] of pages) assert.match(html, /class="demo"[^>]*><strong>演示/, name)
    assert.doesNotMatch(await htmlOf(<Gallery demo={false} />), /演示/)
  })

  test('长者模式和高对比度由服务器直接给出', async () => {
    const html = await htmlOf(<GalleryPublicList demo elder contrast />)
    assert.match(html, /<html lang="zh-CN" data-elder="on" data-contrast="on">/)
    assert.match(html, /退出长者模式/)
  })

  test('编号不重复，说明和标签都指向存在的控件', () => {
    for (const [name, html] of pages) {
      const ids = all(html, 'id')
      assert.equal(new Set(ids).size, ids.length, name)
      const targets = [
        ...all(html, 'for'),
        ...all(html, 'aria-describedby').flatMap((list) => list.split(' ')),
      ]
      for (const target of targets) assert.ok(ids.includes(target), `${name}: ${target}`)
    }
  })

  test('公开专栏有且只有五个固定栏目，顺序固定', () => {
    assert.deepEqual(
      entries.map(({ label }) => label),
      [
        '政府信息公开指南',
        '政府信息公开制度',
        '法定主动公开内容',
        '政府信息公开年报',
        '依申请公开',
      ],
    )
  })

  test('每一页不超过 60 KB', () => {
    for (const [name, html] of pages) assert.ok(Buffer.byteLength(html) < 60 * 1024, name)
  })

  test('显示办理人、单位、岗位和代谁办理', async () => {
    const html = await htmlOf(<Gallery demo />)
    for (const words of ['王敏', '宝丰县人民政府办公室', '经办人、保密审查员', '代李建华办理'])
      assert.ok(html.includes(words), words)
  })
})

describe('表单', () => {
  test('被拒绝时写明原因和依据，并能跳到要改正的地方', async () => {
    const refusal = {
      code: 'a.b',
      message: '内容不完整。',
      basis: '条例第二十九条',
      fields: { what: '请写明所需信息' },
    }
    const summary = await htmlOf(<ErrorSummary refusal={refusal} />)
    assert.match(summary, /依据：条例第二十九条/)
    const [, target = ''] = /<a href="#([^"]+)">请写明所需信息/.exec(summary) ?? []
    const field = await htmlOf(<TextArea name="what" label="所需信息" error="请写明所需信息" />)
    assert.ok(field.includes(`id="${target}"`))
    assert.match(field, /aria-invalid="true"/)
    assert.match(field, /aria-describedby="f-what-error"/)
  })

  test('带有防伪、防重复和版本三个隐藏项', async () => {
    const html = await htmlOf(
      <Form action="/x" csrf="c1" idempotencyKey="k1" version={0}>
        <p>内容</p>
      </Form>,
    )
    for (const [name, value] of Object.entries({ _csrf: 'c1', _key: 'k1', _version: '0' }))
      assert.ok(html.includes(`name="${name}" value="${value}"`), name)
  })

  test('填写的内容原样显示，不会变成网页代码', async () => {
    const typed = '"><script>alert(1)</script>'
    const html = await htmlOf(
      <>
        <TextField name="a" label="名称" value={typed} />
        <TextArea name="b" label="内容" value={typed} />
      </>,
    )
    assert.doesNotMatch(html, /<script/)
  })

  test('多行内容第一行的空行和缩进都保留', async () => {
    assert.match(
      await htmlOf(<TextArea name="b" label="内容" value={'\n　　一'} />),
      />\n\n　　一<\/textarea>/,
    )
  })
})

describe('列表', () => {
  test('分页写出首页、末页和前后各两页', () => {
    assert.deepEqual(pagesShown(33, 65), [1, 0, 31, 32, 33, 34, 35, 0, 65])
    assert.deepEqual(pagesShown(1, 3), [1, 2, 3])
    assert.deepEqual(pagesShown(1, 1), [1])
  })

  test('已按某列排序时，再点同一列倒序，点别的列正序', async () => {
    const column = { cell: () => '', sortable: true }
    const html = await htmlOf(
      <Table
        caption="表"
        columns={[
          { ...column, key: 'no', label: '编号' },
          { ...column, key: 'due', label: '期限' },
        ]}
        rows={[{}]}
        sort={{ by: 'due', direction: 'up', href: (by, direction) => `?${by}-${direction}` }}
      />,
    )
    assert.match(html, /href="\?no-up"/)
    assert.match(html, /aria-sort="ascending"><a href="\?due-down"/)
  })

  test('没有记录时说明没有，不显示空表', async () => {
    const html = await htmlOf(
      <Table caption="表" columns={[]} rows={[]} empty={{ title: '没有待办申请' }} />,
    )
    assert.match(html, /没有待办申请/)
    assert.doesNotMatch(html, /<table/)
  })
})

/** The sheet without its `@supports` blocks, of which the braces are counted. */
const withoutSupports = (css: string): string => {
  const from = css.indexOf('@supports')
  if (from === -1) return css
  let depth = 1
  let at = css.indexOf('{', from) + 1
  for (; depth > 0; at += 1) depth += css[at] === '{' ? 1 : css[at] === '}' ? -1 : 0
  return css.slice(0, from) + withoutSupports(css.slice(at))
}

describe('样式表', () => {
  test('压缩只去掉注释和空白', () => {
    assert.equal(
      pressed('/* 注 */\na > b {\n  color: red;\n  margin: 0 1px;\n}\n'),
      'a > b{color:red;margin:0 1px}',
    )
  })

  test('2020年的手机浏览器（Chromium 80）不认得的写法，只在 @supports 里面用', () => {
    const newer =
      /:(?:is|where|has)\(|:not\([^()]*,|(?:padding|margin)-(?:block|inline):|[\s{;]inset[a-z-]*:|@(?:container|layer|scope)|oklch|oklab|color-mix|light-dark|\d[dsl]vh|subgrid|aspect-ratio|&/
    for (const name of stylesheets) {
      const sheet = readFileSync(new URL(`../../../src/ui/${name}`, import.meta.url), 'utf8')
      const plain = withoutSupports(sheet.replaceAll(/\/\*[\s\S]*?\*\//g, ''))
      assert.doesNotMatch(plain, newer, name)
    }
  })
})
