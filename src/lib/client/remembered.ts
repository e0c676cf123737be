// What somebody chose and typed last, for the palette and the console to offer again. It is kept beside its workspace, and
// nothing of a locked one.
import type { Opened } from '#lib/edit/messages.ts'
import { read, write } from './traces.ts'

type Place = Pick<Opened, 'workspace' | 'isLocked'>

/** Choices in the palette, and lines of commands. */
const most = { choices: 8, lines: 200 }
export type Kind = keyof typeof most

/** Longer ones are pasted, not typed. */
const longest = 500

const keyOf = (kind: Kind, workspace: string): string => `sextant:${kind}:${workspace}`

/** The newest last. */
export function remembered(kind: Kind, { workspace, isLocked }: Place): string[] {
  // One of its name may have been open before, without a lock.
  if (isLocked) forget(workspace)
  try {
    const kept: unknown = JSON.parse(read('localStorage', keyOf(kind, workspace)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : []
  } catch {
    return []
  }
}

export function remember(kind: Kind, place: Place, text: string): void {
  if (place.isLocked || text.length > longest) return
  const others = remembered(kind, place).filter((other) => other !== text)
  write('localStorage', keyOf(kind, place.workspace), JSON.stringify([...others, text].slice(-most[kind])))
}

export function forget(workspace: string): void {
  for (const kind of ['choices', 'lines'] as const) write('localStorage', keyOf(kind, workspace), null)
}

/** Whoever deletes a workspace, in whatever way, leaves nothing of it behind. */
export function forgetDeleted(line: string, data: unknown): void {
  if (/^\s*(sextant\s+)?workspace\s+delete\s/i.test(line)) forget((data as { name: string }).name)
}
