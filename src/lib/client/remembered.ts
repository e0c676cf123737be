// What somebody chose and typed last, for the palette and the console to offer again, and how lines are read. It is kept
// beside its workspace, and nothing of a locked one.
import type { Opened } from '#lib/edit/messages.ts'
import { leaveTrace, read, write } from './traces.ts'

export type Place = Pick<Opened, 'workspace' | 'isLocked'>

/** Choices in the palette, lines of commands, and ways in which quarters and years are read. */
const most = { choices: 8, lines: 200, readings: 200 }
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
  if (text.length > longest) return
  keep(kind, place, [...remembered(kind, place).filter((other) => other !== text), text])
}

/** As many as are kept, the newest. */
export function keep(kind: Kind, { workspace, isLocked }: Place, texts: readonly string[]): void {
  if (!isLocked) write('localStorage', keyOf(kind, workspace), JSON.stringify(texts.slice(-most[kind])))
}

function forget(workspace: string): void {
  for (const kind of Object.keys(most) as Kind[]) write('localStorage', keyOf(kind, workspace), null)
}

/** Whoever deletes a workspace, in whatever way, leaves nothing of it behind. */
export function forgetDeleted(line: string, data: unknown): void {
  if (!/^\s*(sextant\s+)?workspace\s+delete\s/i.test(line)) return
  const { name } = data as { name: string }
  forget(name)
  leaveTrace(name, null)
}
