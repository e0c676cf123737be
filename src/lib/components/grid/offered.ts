// A rate typed without its sign: out of its limits as it stands, and within them as a per cent. It is never guessed, but offered.
import type { Cell } from '#lib/edit/edit.ts'
import type { Problem, Result } from '#lib/edit/result.ts'
import type { Column } from '#lib/edit/schema.ts'

interface Reading {
  value: Cell
  echo: string
}

export function offeredPercent(
  text: string,
  { unit }: Column,
  read: (text: string) => Result<Reading, Problem>
): Reading | null {
  if (unit !== 'rate') return null
  const asTyped = read(text)
  const asPercent = asTyped.ok || asTyped.error.type !== 'out-of-range' ? null : read(`${text.trim()}%`)
  return asPercent?.ok ? { value: asPercent.value.value, echo: asPercent.value.echo } : null
}
