// Notes that go by a name follow it when it changes: those on figures and terms of a tier, and on lines of somebody's own.
// All others go by the id of their row, which stays.
import type { Change, Row } from './edit.ts'
import { update, type Read } from './commands/command.ts'
import { readPlace, writePlace, type NotePlace } from './note-places.ts'

export function followTier(read: Read, scenario: string, from: string, to: string): Change[] {
  const member = `[${from}]`
  return follow(read, scenario, (place) => {
    if (place.kind === 'line')
      return place.line.endsWith(member) ? { ...place, line: `${place.line.slice(0, -member.length)}[${to}]` } : null
    const isTerm = place.table === 'working_capital' && place.row === `dso_${from}`
    return isTerm ? { ...place, row: `dso_${to}` } : null
  })
}

export const followLine = (read: Read, scenario: string, from: string, to: string): Change[] =>
  follow(read, scenario, (place) => (place.kind === 'line' && place.line === from ? { ...place, line: to } : null))

function follow(read: Read, scenario: string, now: (place: NotePlace) => NotePlace | null): Change[] {
  return read.rows('notes', scenario).flatMap((note: Row) => {
    const place = readPlace(note['place'] ?? '')
    const next = place && now(place)
    return (next && update('notes', note, { place: writePlace(next) })) || []
  })
}
