// A person's mistake is a value with a remedy; a programmer's mistake throws. Both cross the worker border as they are.

export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }

/** Something a person got wrong: what kind of mistake, and one sentence that ends with what to do instead. */
export interface Problem {
  type: string
  text: string
}

export const problem = (type: string, text: string): Problem => ({ type, text })

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

export const refused = (error: Problem): { ok: false; error: Problem } => ({ ok: false, error })
