import type { JSX } from 'hono/jsx/jsx-runtime'
import { ButtonLink } from './button.tsx'

/** The list as it is filtered on the screen, as files beside its address. */
export const ExportLinks = ({ list }: { list: string }): JSX.Element => {
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
