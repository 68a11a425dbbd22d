import assert from 'node:assert/strict'
import type { sampleCase } from '../src/modules/requests/letter-sample-case.ts'
import { letterSamples as samples } from '../src/modules/requests/letter-samples.ts'
import type { Letter } from '../src/kernel/letter.ts'
import { type LetterOrder, writeLetter } from '../src/modules/requests/letters.ts'
import { blockersOf } from '../src/modules/requests/letter-blockers.ts'

/*
 * The samples of the letters, whole and changed in a point.
 */

export const write = (order: LetterOrder): Letter =>
  writeLetter<LetterOrder['kind']>(order.kind, order.data)

export const all = Object.entries(samples)

export const sampleOf = (name: string): LetterOrder => {
  const found = samples[name]
  assert.ok(found, name)
  return found
}

export const refusals = (order: LetterOrder, letter: Letter = write(order)): string[] =>
  blockersOf(order, letter).map(({ code }) => code)

/** The same letter for another organ, day or way of service. */
export const changed = (name: string, change: Partial<typeof sampleCase>): LetterOrder => {
  const { kind, data } = sampleOf(name)
  return { kind, data: { ...data, ...change } } as LetterOrder
}
