/** What a rule answers: either the value, or a refusal the user can read. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** An expected "no". Not a bug: the officer did what the rules forbid, and is told which rule. */
export type Refusal = {
  /** Stable machine name, `module.reason`; tests and logs rely on it. */
  code: string
  /** One Chinese sentence, shown as is. */
  message: string
  /** The article that says no, e.g. "条例第三十三条"; absent for house rules. */
  basis?: string
  /** Messages beside the fields of the form, by field name. */
  fields?: Readonly<Record<string, string>>
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const no = (
  code: string,
  message: string,
  basis?: string,
): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: basis === undefined ? { code, message } : { code, message, basis },
})

/** Carries a refusal out of a transaction so that it rolls back; caught once, in platform/errors. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.name = 'Refused'
    this.refusal = refusal
  }
}

/** @throws Refused where the rule said no */
export const orRefuse = <T>(result: Result<T>): T => {
  if (result.ok) return result.value
  throw new Refused(result.refusal)
}
