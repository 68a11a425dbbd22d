import { type Day, firstDayOf } from '../../kernel/day.ts'
import type { Db } from '../../platform/db.ts'
import { type DocumentKind, documentKindNames } from './document.ts'
import { countedBy } from './store.ts'

/** 本年制发、本年废止、现行有效; and how many lapsed in the year, which explains a difference of CK07. */
export type DocumentFigures = Record<
  DocumentKind,
  { issued: number; abolished: number; inForce: number; lapsed: number }
>

type FigureRow = DocumentFigures[DocumentKind] & { kind: DocumentKind }

/** Table 二, its first two rows, as if the year had ended on `asOf`. */
export const figuresFor = async (
  db: Db,
  { organId, year, asOf }: { organId: string; year: number; asOf: Day },
): Promise<DocumentFigures> => {
  const span = { from: firstDayOf(year), to: asOf }
  const rows = await db<FigureRow[]>`
    select kind,
      count(*) filter (where ${countedBy(db, 'issued', span)})::int as issued,
      count(*) filter (where ${countedBy(db, 'abolished', span)})::int as abolished,
      count(*) filter (where ${countedBy(db, 'inForce', span)})::int as "inForce",
      count(*) filter (where ended = 'lapsed' and ended_on between ${span.from} and ${asOf})::int
        as lapsed
    from documents.normative_document
    where organ_id = ${organId} and struck_on is null group by kind`
  const of = (kind: DocumentKind): DocumentFigures[DocumentKind] => {
    const { issued, abolished, inForce, lapsed } = rows.find((row) => row.kind === kind) ?? none
    return { issued, abolished, inForce, lapsed }
  }
  return { rules: of('rules'), normative: of('normative') }
}

const none = { issued: 0, abolished: 0, inForce: 0, lapsed: 0 }

/** Whether a row of the report is one of the register. */
export const isDocumentKind = (text: string): text is DocumentKind =>
  Object.hasOwn(documentKindNames, text)
