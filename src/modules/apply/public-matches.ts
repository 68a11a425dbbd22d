import type { Db } from '../../platform/db.ts'
import type { Draft } from './draft.ts'
import type { Match } from './pages/information.tsx'
import type { ApplyNeeds } from './public-visit.ts'
import { publicOrgans } from './store-organs.ts'
import { wordsAsked } from './words-asked.ts'

/** Shown beside each other: more would not be read. */
const most = 5

const asksForReports = /年度报告|年报|信息公开工作报告/

/** Published documents and annual reports that may be what is asked for, of whatever organ. */
export const matchesFor = async (
  db: Db,
  needs: ApplyNeeds,
  { fields, organId }: Pick<Draft, 'fields' | 'organId'>,
): Promise<Match[]> => {
  const organs = await publicOrgans(db)
  const nameOf = (id: string): string => organs.find((organ) => organ.id === id)?.name ?? ''
  const text = `${fields['title'] ?? ''}\n${(fields['features'] ?? '').slice(0, 500)}`
  const words = wordsAsked(text, [organs[0]?.name ?? ''])
  const documents = words.length === 0 ? [] : await needs.documentsLike(db, words, most)
  const reports = asksForReports.test(text) ? await needs.reportsOf(db, organId) : []
  const named = reports.filter(({ year }) => text.includes(String(year)))
  return [
    ...documents.map((one) => ({
      title: one.title,
      organName: nameOf(one.organId),
      href: `/xxgk/${one.organId}/content`,
      notes: [one.number, `${one.madeOn} 成文`, one.validity],
    })),
    ...(named.length > 0 ? named : reports).slice(0, 3).map((one) => ({
      title: `${one.organName}${one.year}年政府信息公开工作年度报告`,
      organName: one.organName,
      href: `/xxgk/${one.organId}/report/${one.year}`,
      notes: [`${one.publishedOn} 公布`],
    })),
  ].slice(0, most)
}
