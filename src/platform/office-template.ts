import type { Result } from '../kernel/result.ts'
import { withZipDates } from './paper/zip-dates.ts'
import type { TemplateParagraph, TemplateValues } from './untrusted/template.ts'
import { runApart } from './untrusted.ts'

export type { TemplateParagraph, TemplateValues } from './untrusted/template.ts'

const limits = {
  fileBytes: 50 * 1024 * 1024,
  memoryMiB: 512,
  wallMs: 30_000,
  outputBytes: 100 * 1024 * 1024,
}

const ask = async <T>(
  asked: { values?: TemplateValues },
  bytes: Uint8Array,
): Promise<Result<T>> => {
  const head = Buffer.from(JSON.stringify(asked))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  const framed = Buffer.concat([length, head, bytes])
  const answer = await runApart('office-template.js', [], { bytes: framed, limits })
  return answer.ok ? (JSON.parse(answer.value.toString('utf8')) as Result<T>) : answer
}

/**
 * What a Word template says, paragraph by paragraph, read in a child process.
 *
 * @returns a refusal whose sentence the user can read where it is damaged, grows too large, or holds
 *   what runs, fetches, hides or reckons
 */
export const readTemplate = (bytes: Uint8Array): Promise<Result<readonly TemplateParagraph[]>> =>
  ask({}, bytes)

/** The template with values in place of its tags, as a Word file; the same bytes for the same values. */
export const fillTemplate = async (
  bytes: Uint8Array,
  values: TemplateValues,
): Promise<Result<Uint8Array>> => {
  const filled = await ask<string>({ values }, bytes)
  return filled.ok ? { ok: true, value: withZipDates(Buffer.from(filled.value, 'base64')) } : filled
}
