import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from './kernel/result.ts'
import type { Shell } from './kernel/shell.ts'
import { ButtonLink } from './ui/button.tsx'
import { ConsolePage } from './ui/page.tsx'

type Props = { refusal: Refusal; demo: boolean; shell?: Shell | undefined }

const titles: Readonly<Record<string, string>> = {
  'edge.absent': '没有找到',
  'edge.forbidden': '没有权限',
  'edge.fault': '系统故障',
  'edge.too-large': '内容过大',
}

const titleOf = (code: string): string => {
  if (code.endsWith('.absent')) return '没有找到'
  return titles[code] ?? '未能办理'
}

/** The page for a refusal that belongs to no form, for what does not exist, and for faults. */
export const RefusedPage = ({ refusal, demo, shell }: Props): JSX.Element => (
  <ConsolePage
    {...(shell ? { ...shell, notice: undefined } : { demo, menu: [] })}
    title={titleOf(refusal.code)}
    refusal={refusal}
  >
    <p>
      <ButtonLink href={shell ? '/console' : '/'}>{shell ? '回到工作台' : '回到首页'}</ButtonLink>
    </p>
  </ConsolePage>
)
