// Notes on rows, cells and figures: written, answered, resolved, removed. Those at one place are one conversation, and are
// resolved together; another note there opens it again.
import { nearest } from '#lib/model/language/mistake.ts'
import * as texts from '#lib/texts/commands-notes.ts'
import { aPlace } from '#lib/texts/limits.ts'
import { didYouMean } from '#lib/texts/remedies.ts'
import type { Change, Row } from '../edit.ts'
import { quoted } from '../limits.ts'
import { readPlace } from '../note-places.ts'
import { placeInWords, placeMeant, placesIn } from '../note-words.ts'
import { monthBeyond } from '../problems.ts'
import { ok, problem, refused, type Problem, type Result } from '../result.ts'
import { assumptionTables } from '../schema.ts'
import {
  cellOf,
  changed,
  flag,
  insert,
  positional,
  remove,
  scenarioArgument,
  scenarioMeant,
  text,
  update,
  type Answer,
  type Command,
  type Given,
  type Read
} from './command.ts'

const placeArgument = positional('place', { as: 'text', of: 'places' }, texts.place)
const noteArgument = positional('note', { as: 'text' }, texts.note)
const textArgument = positional('text', cellOf('notes', 'text'), texts.text)

export const noteCommands: readonly Command[] = [
  {
    words: 'note list',
    help: texts.list,
    example: 'note list base --all',
    arguments: [scenarioArgument, flag('all', { as: 'yes' }, texts.listAll)]
  },
  {
    words: 'note add',
    help: texts.add,
    example: 'note add base "cash M24" "Is the second tranche in?"',
    arguments: [scenarioArgument, placeArgument, textArgument],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const { id } = scenario.value
      const tables = tablesRead(read, id)
      const place = findPlace(text(given, 'place')!, tables, Number(scenario.value['months']))
      if (!place.ok) return place
      const said = text(given, 'text')!
      if (said.trim() === '') return refused(empty)
      const { now: at, author } = read
      const change = insert(read, 'notes', id, { place: place.value, text: said, author, at })
      const reopened = markAll(read, id, place.value, 'no')
      return changed(
        [change, ...reopened],
        texts.added(quoted(said)),
        shownNote({ ...change.now, id: change.row }, tables)
      )
    }
  },
  {
    words: 'note set',
    help: texts.change,
    example: 'note set base 4f1c2a90 "Is the third tranche in?"',
    arguments: [scenarioArgument, noteArgument, textArgument],
    change: (read, given) =>
      atNote(read, given, (note) => {
        const said = text(given, 'text')!
        if (said.trim() === '') return refused(empty)
        return changed([update('notes', note, { text: said })], texts.changed(quoted(said)))
      })
  },
  {
    words: 'note resolve',
    help: texts.resolve,
    example: 'note resolve base 4f1c2a90',
    ...marking('yes', texts.resolved)
  },
  {
    words: 'note reopen',
    help: texts.reopen,
    example: 'note reopen base 4f1c2a90',
    ...marking('no', texts.reopened)
  },
  {
    words: 'note remove',
    help: texts.remove,
    example: 'note remove base 4f1c2a90',
    arguments: [scenarioArgument, noteArgument],
    change: (read, given) =>
      atNote(read, given, (note) => changed([remove('notes', note)], texts.removed(quoted(note['text'] ?? ''))))
  }
]

/** The whole conversation of a note is dealt with, or is not. */
function marking(
  resolved: 'yes' | 'no',
  said: (note: string) => string
): Required<Pick<Command, 'arguments' | 'change'>> {
  return {
    arguments: [scenarioArgument, noteArgument],
    change: (read, given) =>
      atNote(read, given, (note, scenario) =>
        changed(markAll(read, scenario, note['place'] ?? '', resolved), said(quoted(note['text'] ?? '')))
      )
  }
}

const empty = problem('empty', texts.empty)

type Tables = Readonly<Record<string, readonly Row[]>>

/** A note as programs read it. */
export const shownNote = ({ id, place, text: said, author, at, resolved }: Row, tables: Tables) => ({
  ...{ id, place: placeInWords(place ?? '', tables), text: said, author, at, resolved: resolved === 'yes' }
})

const tablesRead = (read: Read, scenario: string): Tables =>
  Object.fromEntries(assumptionTables.map(({ name }) => [name, read.rows(name, scenario)]))

function findPlace(typed: string, tables: Tables, months: number): Result<string, Problem> {
  const found = placeMeant(typed, tables)
  if (found === null) {
    const near = nearest(typed, placesIn(tables))
    const remedy = near ? didYouMean(near) : texts.typePlace(aPlace)
    return refused(problem('unknown-place', texts.unknownPlace(typed, remedy)))
  }
  const place = readPlace(found)
  if (place?.kind !== 'line' || place.when === null) return ok(found)
  const length = { M: 1, Q: 3, Y: 12 }[place.when[0] as 'M' | 'Q' | 'Y']
  const first = (Number(place.when.slice(1)) - 1) * length + 1
  return first > months ? refused(monthBeyond(first, months)) : ok(found)
}

function markAll(read: Read, scenario: string, place: string, resolved: 'yes' | 'no'): Change[] {
  const there = read.rows('notes', scenario).filter((note) => note['place'] === place)
  return there.flatMap((note) => update('notes', note, { resolved }) ?? [])
}

/** How many letters of an id are enough to mean it. */
const fewest = 4

function atNote(read: Read, given: Given, make: (note: Row, scenario: string) => Answer): Answer {
  const scenario = scenarioMeant(read, text(given, 'scenario')!)
  if (!scenario.ok) return scenario
  const { id } = scenario.value
  const typed = text(given, 'note')!
  const meant =
    typed.length < fewest ? [] : read.rows('notes', id).filter((note) => note.id.endsWith(typed.toLowerCase()))
  if (meant.length > 1) return refused(problem('several-notes', texts.severalNotes(typed)))
  if (!meant[0]) return refused(problem('unknown-note', texts.unknownNote(typed)))
  const answer = make(meant[0], id)
  if (!answer.ok) return answer
  const after = answer.value.changes.find(({ row }) => row === meant[0]!.id)?.now ?? {}
  return ok({ ...answer.value, data: shownNote({ ...meant[0], ...after }, tablesRead(read, id)) })
}
