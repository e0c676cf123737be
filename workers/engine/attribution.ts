// Why a figure differs between two scenarios: its difference over the tables that differ, and within each over its cells.
// Mixtures are run in float64; what these lack to the exact difference goes to the largest part.
import type { Decimal } from 'decimal.js'
import { groupsBetween, type Group, type Part, type Side } from '#lib/edit/differences.ts'
import {
  contextsOf,
  Exact,
  partsWithin,
  sampledParts,
  seededDice,
  settled,
  shapleyParts,
  type Joined,
  type Worth
} from '#lib/model/attribution.ts'
import type { Cell } from '#lib/model/targets/fold.ts'
import { earliestStart, offsetsOf } from './aligning.ts'
import { Mixtures } from './mixtures.ts'

/** A figure that both scenarios have. The month is counted from the earlier start. */
export interface AskedOfBoth {
  cell: Cell
  month: number
  /** Exactly, with every digit. */
  a: string
  b: string
}

export interface Attribution {
  difference: Decimal
  /** The tables that differ, the largest part first. They add up to the difference, and the cells of each to its part. */
  parts: GroupPart[]
  /** The largest standard error of a cell; 0 where all are exact. */
  error: number
  /** How often the model was run. */
  runs: number
}

export interface GroupPart {
  group: string
  value: Decimal
  cells: { cell: string; value: Decimal }[]
}

/** Up to so many cells of a table are reckoned exactly, where that takes no more than a second: each one more doubles the runs. */
const mostExact = 10
/** Of the whole: the standard error at which it is enough. */
const errorWanted = 0.001
/** As exact figures are meant to be good for. */
const places = 20

/** Null where the figure is blank in one of them when it is run in float64. */
export function attributionOf(sides: readonly [Side, Side], asked: AskedOfBoth): Attribution | null {
  const scenarios = sides.map(({ scenario }) => scenario)
  const groups = groupsBetween(...sides)
  const mixtures = new Mixtures(groups, { ...asked, start: earliestStart(scenarios) })
  const ends = [false, true].map((isSecond) =>
    mixtures.figure(groups.map(({ parts }) => parts.map(() => isSecond)))
  ) as [number, number]
  if (!ends.every(Number.isFinite)) return null
  const difference = new Exact(asked.b).minus(asked.a)
  const game = new Game(
    mixtures,
    ends,
    offsetsOf(scenarios).some((offset) => offset > 0)
  )
  const whole = difference.abs().toNumber()
  const differing = groups.filter(({ parts }) => parts.length > 0)
  const values = settled(game.groupParts(differing), difference, places)
  let error = 0
  const parts = differing.map(({ table, parts: cells }, place): GroupPart => {
    const found = game.cellParts(table, errorWanted * whole)
    error = Math.max(error, found.error)
    const value = values[place]!
    const shares = settled(found.parts, value, places)
    const named = cells.map(({ place: cell }, cellAt) => ({ cell, value: shares[cellAt]! }))
    return { group: table, value, cells: named.sort(largestFirst) }
  })
  return { difference, parts: parts.sort(largestFirst), error, runs: mixtures.runs }
}

const largestFirst = (one: { value: Decimal }, other: { value: Decimal }): number =>
  other.value.abs().comparedTo(one.value.abs())

/** What the tables and cells play for. Cells that cannot reach the figure do not play, and have no part in it. */
class Game {
  readonly #playing: readonly { at: number; players: readonly number[] }[]
  /** What a mixture counts for in which the figure is blank: as far from the one end as from the other. */
  readonly #middle: Decimal

  constructor(
    private readonly mixtures: Mixtures,
    ends: readonly [number, number],
    startsDiffer: boolean
  ) {
    this.#middle = new Exact(ends[0]).plus(ends[1]).div(2)
    const both = [false, true].map((isSecond) => mixtures.influence(isSecond))
    const columns = new Set(both.flatMap((one) => [...one.columns]))
    const seesLength = both.some((one) => one.seesLength)
    const plays = (group: Group, { column, parameter }: Part): boolean => {
      const { table } = group
      // Where the starts differ, both say which month of a mixture is meant, and whether it has that.
      if (table === 'scenarios') return startsDiffer || (parameter === 'months' && seesLength)
      if (table === 'custom_lines') return mixtures.isOfOwnLine
      if (column === null && parameter === null) return true
      return columns.has(`${table}.${column ?? parameter}`)
    }
    this.#playing = mixtures.groups.flatMap((group, at) => {
      const players = group.parts.flatMap((part, place) => (plays(group, part) ? [place] : []))
      return players.length > 0 ? [{ at, players }] : []
    })
  }

  /** Of these groups, which are among those that play or have no part. */
  groupParts(groups: readonly Group[]): Decimal[] {
    const values = shapleyParts(this.#playing.length, (joined) => this.#worth(joined, null))
    return groups.map((group) => {
      const place = this.#playing.findIndex(({ at }) => this.mixtures.groups[at] === group)
      return values[place] ?? new Exact(0)
    })
  }

  /** Of every cell of a table that differs. */
  cellParts(table: string, wanted: number): { parts: Decimal[]; error: number } {
    const group = this.mixtures.groups.findIndex((one) => one.table === table)
    const parts = this.mixtures.groups[group]!.parts.map(() => new Exact(0))
    const own = this.#playing.findIndex(({ at }) => at === group)
    if (own < 0) return { parts, error: 0 }
    const { players } = this.#playing[own]!
    const contexts = contextsOf(this.#playing.length - 1, (others): Worth => {
      const joined = [...others.slice(0, own), false, ...others.slice(own)]
      return (cells) => this.#worth(joined, { own, cells })
    })
    const { parts: found, error } =
      players.length <= mostExact && 2 ** players.length * contexts.length <= this.#mostRuns
        ? { parts: partsWithin(players.length, contexts), error: 0 }
        : sampledParts(players.length, contexts, seededDice(players.length), wanted)
    for (const [at, place] of players.entries()) parts[place] = found[at]!
    return { parts, error }
  }

  /** A model with a line of somebody's own is compiled for each mixture. */
  get #mostRuns(): number {
    return this.mixtures.isOfOwnLine ? 256 : 16_384
  }

  /** @param within where one of the groups joins only in part */
  #worth(joined: Joined, within: { own: number; cells: Joined } | null): Decimal {
    const taken = this.mixtures.groups.map(({ parts }) => parts.map(() => false))
    for (const [place, { at, players }] of this.#playing.entries()) {
      const cells = within?.own === place ? within.cells : players.map(() => joined[place]!)
      // Cells that do not play go with the last that do: then the table is the second scenario's own.
      const all = cells.every(Boolean)
      taken[at] = taken[at]!.map(() => all)
      if (!all) for (const [cell, part] of players.entries()) taken[at][part] = cells[cell]!
    }
    const figure = this.mixtures.figure(taken)
    return Number.isFinite(figure) ? new Exact(figure) : this.#middle
  }
}
