import type { Officer } from '../modules/requests.ts'
import { organs } from './county.ts'
import { people } from './people.ts'
import type { Step, Story } from './story.ts'

const byId = new Map(people.map((person) => [person.signInName, person]))
const names = new Map(organs.map(({ id, name }) => [id, name]))

/** The officer behind a sign-in name. @throws RangeError where the county employs nobody of that name */
export const officerOf = (signInName: string): Officer => {
  const person = byId.get(signInName)
  if (!person) throw new RangeError(`nobody signs in as ${signInName}`)
  const { id, name, organId, roles } = person
  const organName = names.get(organId) ?? ''
  return { personId: id, name, organId, organName, roles, sessionId: 'demonstration' }
}

const policyOf = (organId: string): string =>
  organs.find(({ id }) => id === organId)?.separation ?? 'two'

/** 两人制 needs no review. */
export const isReviewed = (organId: string): boolean => policyOf(organId) !== 'two'

/** The office has two clerks who share the work; one-person towns sign in by the town's own name. */
const clerkOf = ({ organ, asks }: Story): string => {
  if (policyOf(organ) === 'entrusted') return organ
  return organ === 'zfb' && asks.length % 3 === 0 ? 'zfb2' : `${organ}1`
}

/** Who does a step: of the organ itself, of the office entrusted with review, or of the unit that helps. */
export const actorOfStep = (story: Story, { by, helper }: Pick<Step, 'by' | 'helper'>): Officer => {
  const { organ } = story
  const entrusted = policyOf(organ) === 'entrusted'
  const elsewhere = entrusted ? 'zfb' : organ
  switch (by) {
    case 'clerk':
      return officerOf(clerkOf(story))
    case 'helper':
      return officerOf(`${helper}1`)
    case 'leader':
      return officerOf(`${elsewhere}9`)
    case 'reviewer':
      return officerOf(entrusted ? 'zfb2' : `${organ}5`)
  }
}
