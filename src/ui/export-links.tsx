import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink } from './button.tsx'

type Props = {
  list: string
  /** What stands on the screen: nothing is offered where it is empty. */
  rows?: readonly unknown[]
}

/** The list as it is filtered on the screen, as files beside its address. */
export const ExportLinks = ({ list, rows }: Props): JSX.Element | null => {
  if (rows?.length === 0) return null
  const [path = '', query] = list.split('?')
  const href = (format: string): string =>
    query === undefined || query === '' ? `${path}.${format}` : `${path}.${format}?${query}`
  return (
    <>
      <ButtonLink href={href('xlsx')} look="quiet">
        导出 Excel
      </ButtonLink>
      <ButtonLink href={href('csv')} look="quiet">
        导出 CSV
      </ButtonLink>
    </>
  )
}
