import type { z } from 'zod'
import { Refused } from '../kernel/result.ts'
import { cleanText } from '../kernel/text.ts'

/** What was posted. Text is cleaned (NFC, no control marks, trimmed); names that were not sent are empty. */
export type Form = {
  text: (name: string) => string
  all: (name: string) => readonly string[]
  files: (name: string) => readonly File[]
  /** First text of each field, for a zod schema; names that begin with `_` belong to the edge. */
  record: Readonly<Record<string, string>>
  /** The edge's own field, e.g. `_key`. */
  hidden: (name: string) => string
}

export const formOf = (data: FormData): Form => {
  const texts = (name: string): string[] =>
    data.getAll(name).flatMap((value) => (typeof value === 'string' ? [cleanText(value)] : []))
  const names = [...new Set(data.keys())].filter((name) => !name.startsWith('_'))
  return {
    text: (name) => texts(name)[0] ?? '',
    all: texts,
    files: (name) =>
      data.getAll(name).flatMap((value) => (value instanceof File && value.name ? [value] : [])),
    record: Object.fromEntries(names.map((name) => [name, texts(name)[0] ?? ''])),
    hidden: (name) => texts(`_${name}`)[0] ?? '',
  }
}

export const emptyForm: Form = formOf(new FormData())

/**
 * Reads the form through a schema whose messages are Chinese sentences.
 *
 * @throws Refused `form.invalid` with one message beside each field that needs mending
 */
export const readForm = <T>(form: Form, schema: z.ZodType<T>): T => {
  const read = schema.safeParse(form.record)
  if (read.success) return read.data
  const fields: Record<string, string> = {}
  for (const issue of read.error.issues) fields[issue.path.join('.')] ??= issue.message
  throw new Refused({
    code: 'form.invalid',
    message: `有 ${Object.keys(fields).length} 处需要改正，已填写的内容都还在`,
    fields,
  })
}
