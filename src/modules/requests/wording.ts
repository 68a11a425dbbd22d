import type { Day } from '../../kernel/day.ts'

/** A version of a text and the days it is used on; `to` is the last day, null while it is in use. */
export type Dated = { from: string; to: string | null }

/** The version in force on a day. */
export const inForceOn = <T extends Dated>(versions: readonly T[], on: Day): T | undefined =>
  versions.find(({ from, to }) => on >= from && (to === null || on <= to))

/**
 * Puts values in place of `{name}`. Values are put in as they are: braces in them mean nothing.
 *
 * @throws RangeError where the text asks for a value that was not given
 */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`no value for {${name}} in: ${text}`)
    return value
  })
