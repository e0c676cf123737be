// [E2] [E4] Changes as data: taking them back gives what was, and squashing them changes nothing about the outcome.
// [E5] And of two names that differ only in case, a change means the one that was spelled.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Read } from '#lib/edit/commands/command.ts'
import { tierCommands } from '#lib/edit/commands/tiers.ts'
import { reverse, squash, type Change, type Row, type Values } from '#lib/edit/edit.ts'

type Rows = Map<string, Values>

/** Applies changes as the store does: each must find what it says was there. */
function apply(rows: Rows, changes: readonly Change[]): Rows {
  const after = new Map(rows)
  for (const { row, was, now } of changes) {
    const found = after.get(row)
    if (was === null) {
      if (found) throw new Error(`${row} is there already`)
      after.set(row, now!)
    } else {
      if (!found || Object.entries(was).some(([column, value]) => found[column] !== value))
        throw new Error(`${row} is not as it was said to be`)
      if (now === null) after.delete(row)
      else after.set(row, { ...found, ...now })
    }
  }
  return after
}

const value = fc.constantFrom('1', '2', '3')
const start: Rows = new Map([
  ['a', { x: '1', y: '1' }],
  ['b', { x: '2', y: '2' }]
])

/** Any course of inserts, updates and deletes that fits what is there. */
const courses = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y'), value, fc.boolean()), {
    maxLength: 12
  })
  .map((steps) => {
    let rows = start
    const changes: Change[] = []
    for (const [row, column, now, removes] of steps) {
      const found = rows.get(row)
      const change: Change = !found
        ? { table: 't', row, was: null, now: { x: now, y: now } }
        : removes
          ? { table: 't', row, was: found, now: null }
          : { table: 't', row, was: { [column]: found[column]! }, now: { [column]: now } }
      if (change.was && change.now && change.was[column] === now) continue
      changes.push(change)
      rows = apply(rows, [change])
    }
    return changes
  })

test('[E4] the reverse takes everything back, step by step from the last', () => {
  fc.assert(
    fc.property(courses, (changes) => {
      expect(apply(apply(start, changes), reverse(changes))).toEqual(start)
    }),
    { numRuns: 500, seed: 81 }
  )
})

test('[E2] squashed changes have the same outcome, with at most one for each row, and can be taken back too', () => {
  fc.assert(
    fc.property(courses, (changes) => {
      const squashed = squash(changes)
      expect(apply(start, squashed)).toEqual(apply(start, changes))
      expect(new Set(squashed.map(({ row }) => row)).size).toBe(squashed.length)
      expect(apply(apply(start, squashed), reverse(squashed))).toEqual(start)
    }),
    { numRuns: 500, seed: 82 }
  )
})

test('[E5] setting and removing a tier mean the one that is spelled so, before one of another case', () => {
  const rows: Record<string, Row[]> = {
    scenarios: [{ id: 'base', name: 'Base' }],
    pricing: [
      { id: '1', tier: 'Team', monthly_price: '1' },
      { id: '2', tier: 'team', monthly_price: '2' }
    ]
  }
  const read: Read = {
    rows: (table) => rows[table] ?? [],
    newId: () => 'new',
    today: '2026-01-15',
    now: '2026-01-15T09:00:00.000Z',
    author: 'Ada',
    company: 'default',
    file: () => undefined
  }
  const touched = (words: string) => {
    const command = tierCommands.find((one) => one.words === words)!
    const answer = command.change!(read, { scenario: 'base', tier: 'team', price: '99' })
    return answer.ok ? answer.value.changes.map(({ row }) => row) : answer.error.text
  }
  expect(touched('pricing set')).toEqual(['2'])
  expect(touched('pricing remove')).toEqual(['2'])
})
