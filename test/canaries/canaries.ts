/** Each breaks one wall or rule of the house on purpose; `rule` must be what the linter says, and nothing else. */
export type Canary = { wall: string; path: string; rule: string; source: string }

const imports = 'eslint(no-restricted-imports)'

/** Files that break nothing: what the canaries reach for. */
export const scenery: Readonly<Record<string, string>> = {
  'src/platform/db.ts': 'export const pool = 1\n',
  'src/ui/page.ts': 'export const page = 1\n',
  'src/modules/alpha.ts': "export { rule } from './alpha/rule.ts'\n",
  'src/modules/alpha/rule.ts': 'export const rule = 1\n',
  'src/modules/alpha/store.ts':
    "import { pool } from '../../platform/db.ts'\n\nexport const store = pool\n",
}

export const canaries: readonly Canary[] = [
  {
    wall: '内核不引用平台',
    path: 'src/kernel/reaches-platform.ts',
    rule: imports,
    source: "import { pool } from '../platform/db.ts'\n\nexport const x = pool\n",
  },
  {
    wall: '内核不引用任何程序包',
    path: 'src/kernel/reaches-package.ts',
    rule: imports,
    source: "import { join } from 'node:path'\n\nexport const x = join('a', 'b')\n",
  },
  {
    wall: '界面组件不引用平台',
    path: 'src/ui/reaches-platform.ts',
    rule: imports,
    source: "import { pool } from '../platform/db.ts'\n\nexport const x = pool\n",
  },
  {
    wall: '平台不引用业务模块',
    path: 'src/platform/reaches-module.ts',
    rule: imports,
    source: "import { rule } from '../modules/alpha.ts'\n\nexport const x = rule\n",
  },
  {
    wall: '规则不引用平台',
    path: 'src/modules/beta/rule-reaches-platform.ts',
    rule: imports,
    source: "import { pool } from '../../platform/db.ts'\n\nexport const x = pool\n",
  },
  {
    wall: '规则不引用存储',
    path: 'src/modules/alpha/rule-reaches-store.ts',
    rule: imports,
    source: "import { store } from './store.ts'\n\nexport const x = store\n",
  },
  {
    wall: '规则不引用程序包',
    path: 'src/modules/beta/rule-reaches-package.ts',
    rule: imports,
    source: "import { z } from 'zod'\n\nexport const x = z.string()\n",
  },
  {
    wall: '规则只取其他模块的类型，不取其代码',
    path: 'src/modules/beta/rule-calls-face.ts',
    rule: imports,
    source: "import { rule } from '../alpha.ts'\n\nexport const x = rule\n",
  },
  {
    wall: '动作只经门面引用其他模块',
    path: 'src/modules/beta/actions.ts',
    rule: imports,
    source: "import { rule } from '../alpha/rule.ts'\n\nexport const x = rule\n",
  },
  {
    wall: '按主题拆分的存储只经门面引用其他模块',
    path: 'src/modules/beta/store-topic.ts',
    rule: imports,
    source: "import { rule } from '../alpha/rule.ts'\n\nexport const x = rule\n",
  },
  {
    wall: '页面不引用平台',
    path: 'src/modules/beta/pages/reaches-platform.ts',
    rule: imports,
    source: "import { pool } from '../../../platform/db.ts'\n\nexport const x = pool\n",
  },
  {
    wall: '页面不引用其他模块的内部',
    path: 'src/modules/beta/pages/reaches-inside.ts',
    rule: imports,
    source: "import { rule } from '../../alpha/rule.ts'\n\nexport const x = rule\n",
  },
  {
    wall: '文书不引用存储',
    path: 'src/modules/alpha/letters/reaches-store.ts',
    rule: imports,
    source: "import { store } from '../store.ts'\n\nexport const x = store\n",
  },
  {
    wall: '规则里没有时钟',
    path: 'src/modules/beta/rule-reads-clock.ts',
    rule: 'eslint(no-restricted-globals)',
    source: 'export const x = (): number => new Date().getTime()\n',
  },
  {
    wall: '引用不成环',
    path: 'src/modules/beta/ring-a.ts',
    rule: 'import(no-cycle)',
    source: "import { b } from './ring-b.ts'\n\nexport const a = (): number => b()\n",
  },
  {
    wall: '引用不成环（另一半）',
    path: 'src/modules/beta/ring-b.ts',
    rule: 'import(no-cycle)',
    source: "import { a } from './ring-a.ts'\n\nexport const b = (): number => a()\n",
  },
  {
    wall: '没有 any',
    path: 'src/modules/beta/any.ts',
    rule: 'typescript(no-explicit-any)',
    source: 'export type X = any\n',
  },
  {
    wall: '没有非空断言',
    path: 'src/modules/beta/bang.ts',
    rule: 'typescript(no-non-null-assertion)',
    source: 'export const x = (y: string | undefined): number => y!.length\n',
  },
  {
    wall: '没有无人等待的异步调用',
    path: 'src/modules/beta/floating.ts',
    rule: 'typescript(no-floating-promises)',
    source:
      'const later = async (): Promise<void> => {}\n\nexport const x = (): void => {\n  later()\n}\n',
  },
  {
    wall: '类型一律用 type',
    path: 'src/modules/beta/interface.ts',
    rule: 'typescript(consistent-type-definitions)',
    source: 'export interface X {\n  y: string\n}\n',
  },
  {
    wall: '没有默认导出',
    path: 'src/modules/beta/default-export.ts',
    rule: 'import(no-default-export)',
    source: 'const x = 1\nexport default x\n',
  },
  {
    wall: '不向控制台打印',
    path: 'src/modules/beta/console-log.ts',
    rule: 'eslint(no-console)',
    source: "export const x = (): void => {\n  console.log('x')\n}\n",
  },
  {
    wall: '标签必须对应字段',
    path: 'src/ui/label.tsx',
    rule: 'jsx-a11y(label-has-associated-control)',
    source:
      "import type { JSX } from 'hono/jsx/jsx-runtime'\n\nexport const X = (): JSX.Element => <label>姓名</label>\n",
  },
]
