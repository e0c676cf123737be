// Random edits of a workspace, and a plain model of what must be there after each of them.
import type { Change, Row, Values } from '#lib/edit/edit.ts'
import { added } from './world.ts'

/** A small generator of its own, so that a seed gives the same run everywhere. Source: Bob Jenkins' small PRNG. */
export function dice(seed: number): (sides: number) => number {
  let [a, b, c, d] = [0xf1ea5eed, seed, seed, seed]
  const turn = (): number => {
    const e = (a - ((b << 27) | (b >>> 5))) | 0
    a = b ^ ((c << 17) | (c >>> 15))
    b = (c + d) | 0
    c = (d + e) | 0
    d = (e + a) | 0
    return d >>> 0
  }
  for (let time = 0; time < 20; time++) turn()
  return (sides) => turn() % sides
}

/** Rows by table and id. */
export type State = ReadonlyMap<string, Values>

const keyOf = (table: string, row: string): string => `${table} ${row}`

export function after(state: State, changes: readonly Change[]): State {
  const next = new Map(state)
  for (const { table, row, now } of changes) {
    const key = keyOf(table, row)
    if (now) next.set(key, { ...next.get(key), ...now })
    else next.delete(key)
  }
  return next
}

export function stateOf(rows: (table: string) => readonly Row[], tables: readonly string[]): State {
  const state = new Map<string, Values>()
  for (const table of tables) for (const { id, ...values } of rows(table)) state.set(keyOf(table, id), values)
  return state
}

const cells: readonly [string, readonly string[]][] = [
  ['pricing', ['tier', 'monthly_price', 'cac']],
  ['growth_rates', ['month_start', 'rate']],
  ['custom_lines', ['name', 'formula']]
]

/** One edit of one to four changes: cells typed into, rows that come and go. Scenario `base` stands throughout. */
export function randomChanges(roll: (sides: number) => number, state: State): Change[] {
  const changes: Change[] = []
  for (let left = 1 + roll(4), now = state; left > 0; left--) {
    const change = randomChange(roll, now)
    changes.push(change)
    now = after(now, [change])
  }
  return changes
}

function randomChange(roll: (sides: number) => number, state: State): Change {
  const [table, columns] = cells[roll(cells.length)]!
  const rows = [...state.keys()].filter((key) => key.startsWith(`${table} `)).map((key) => key.slice(table.length + 1))
  const row = rows[roll(Math.max(rows.length, 1))]
  if (!row || roll(4) === 0)
    return added(table, `${table}-${roll(2 ** 31)}`, { scenario_id: 'base', [columns[0]!]: `${roll(100)}` })
  const was = state.get(keyOf(table, row))!
  if (roll(6) === 0) return { table, row, was, now: null }
  const column = columns[roll(columns.length)]!
  return {
    table,
    row,
    was: { [column]: was[column] ?? null },
    now: { [column]: roll(5) === 0 ? null : `${roll(1000)}.5` }
  }
}
