// What a figure can depend on, read off the tape: what reaches it no way has no part in it.
import type { Cell } from './targets/fold.ts'
import { rowKey, type Op, type Section, type Tape } from './targets/tape.ts'

export interface Influence {
  /** Slots of parameters. */
  parameters: ReadonlySet<number>
  /** Whether it can depend on how many months the plan has. */
  seesLength: boolean
}

type Grain = Cell['line']['grain']

const grainOf: Record<Section, Grain> = {
  fixed: 'once',
  opening: 'monthly',
  monthly: 'monthly',
  yearly: 'yearly',
  closing: 'once'
}

export function influenceOn(tape: Tape, cell: Cell): Influence {
  const kept = keptBy(tape)
  const parameters = new Set<number>()
  const seen = new Set<number>()
  let seesLength = cell.line.grain !== 'monthly'
  const open = [...(kept.get(`${cell.line.grain} ${tape.rowOf.get(rowKey(cell))!}`) ?? [])]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    const op = tape.ops[at]!
    if (op.do === 'parameter') parameters.add(op.slot)
    seesLength ||= op.do === 'whole' || op.do === 'first' || (op.do === 'clock' && /^(months|years)$/.test(op.word))
    open.push(...operandsOf(op))
    if ('row' in op) open.push(...(kept.get(`${op.do === 'whole' ? op.grain : 'monthly'} ${op.row}`) ?? []))
  }
  return { parameters, seesLength }
}

/** The positions of what is kept as a row, by its grain and place: of M0 and of later months. */
function keptBy({ steps }: Tape): Map<string, number[]> {
  const kept = new Map<string, number[]>()
  for (const [section, all] of Object.entries(steps) as [Section, Tape['steps'][Section]][])
    for (const step of all)
      if ('keep' in step) {
        const key = `${grainOf[section]} ${step.row}`
        kept.set(key, [...(kept.get(key) ?? []), step.keep])
      }
  return kept
}

const operandNames = ['a', 'b', 'when', 'then', 'otherwise', 'length', 'bound']

const operandsOf = (op: Op): number[] =>
  Object.entries(op).flatMap(([name, value]) =>
    operandNames.includes(name) && typeof value === 'number' ? [value] : []
  )
