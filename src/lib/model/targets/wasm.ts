// A tape as WebAssembly, emitted in the page: a whole run after every keystroke costs microseconds. Every operation
// is the one interpret.ts performs, in the same order, so the two agree to the last bit.
import type { Comparison, WindowFold } from '../language/syntax.ts'
import { Bytes, f64, i32, moduleOf, type ValueType, type WasmFunction } from './bytes.ts'
import { doubles } from './doubles.ts'
import { interpret } from './interpret.ts'
import { sections, type Op, type Section, type Step, type Tape } from './tape.ts'

/**
 * The figures of a run in float64, laid out as Values in interpret.ts; NaN is blank. They are views that the next run
 * overwrites: copy what is to be kept.
 */
export interface Figures {
  monthly: Float64Array
  yearly: Float64Array
  once: Float64Array
}

export type DoubleRun = (parameters: ArrayLike<number>) => Figures

/** Compiles the tape; where the browser forbids it, the interpreter does the same, slower. */
export function doubleRun(tape: Tape): DoubleRun {
  try {
    return compiledRun(tape)
  } catch {
    return interpretedRun(tape)
  }
}

export function interpretedRun(tape: Tape): DoubleRun {
  return (parameters) => {
    const values = interpret(tape, Array.from(parameters), doubles)
    return {
      monthly: Float64Array.from(values.monthly),
      yearly: Float64Array.from(values.yearly),
      once: Float64Array.from(values.once)
    }
  }
}

/** @throws where WebAssembly cannot be compiled */
export function compiledRun(tape: Tape): DoubleRun {
  const layout = layoutOf(tape)
  const memory = new WebAssembly.Memory({ initial: Math.ceil(layout.end / 65536) })
  const module = new WebAssembly.Module(emit(tape, layout))
  const instance = new WebAssembly.Instance(module, { env: { memory, power: Math.pow } })
  const run = instance.exports['run'] as () => void
  const view = (from: number, length: number) => new Float64Array(memory.buffer, from, length)
  const inputs = view(layout.parameters, tape.parameters.length)
  const figures: Figures = {
    monthly: view(layout.monthly, tape.rows.monthly.length * (tape.months + 1)),
    yearly: view(layout.yearly, tape.rows.yearly.length * tape.years),
    once: view(layout.once, tape.rows.once.length)
  }
  return (parameters) => {
    inputs.set(parameters)
    run()
    return figures
  }
}

interface Layout {
  parameters: number
  monthly: number
  yearly: number
  once: number
  end: number
}

/** Byte offsets. What comes before the months is at least as long as the longest look back, so no offset is negative. */
function layoutOf(tape: Tape): Layout {
  const parameters = 8
  const monthly = Math.max(parameters + 8 * tape.parameters.length, 8 * (tape.months + 2))
  const yearly = monthly + 8 * tape.rows.monthly.length * (tape.months + 1)
  const once = yearly + 8 * tape.rows.yearly.length * tape.years
  return { parameters, monthly, yearly, once, end: once + 8 * tape.rows.once.length + 8 }
}

/** Locals of `run`: byte offset of the month or year, its number, then one for each operation. */
const offsetLocal = 0
const countLocal = 1
const firstOp = 2

const isTruth = (op: Op): boolean => ['truth', 'less', 'lessOrEqual', 'equal', 'and', 'or'].includes(op.do)

function emit(tape: Tape, layout: Layout): Uint8Array<ArrayBuffer> {
  const helpers = [windowHelper('sum'), windowHelper('product'), windowHelper('lowest'), windowHelper('highest')]
  const emitter = new Emitter(tape, layout, new Bytes())
  const locals: ValueType[] = [i32, i32, ...tape.ops.map((op) => (isTruth(op) ? i32 : f64))]
  for (const section of sections) emitter.section(section)
  const all: WasmFunction[] = [
    ...helpers,
    extremeHelper(),
    firstHelper(),
    { parameters: [], results: [], locals, body: emitter.body }
  ]
  return moduleOf(all)
}

/** Function indexes: 0 is the imported power. */
const helperIndex: Record<Exclude<WindowFold, 'average'> | 'extreme' | 'first', number> = {
  sum: 1,
  product: 2,
  lowest: 3,
  highest: 4,
  extreme: 5,
  first: 6
}

class Emitter {
  constructor(
    private readonly tape: Tape,
    private readonly layout: Layout,
    readonly body: Bytes
  ) {}

  section(section: Section): void {
    const { body, tape } = this
    const steps = tape.steps[section]
    if (section === 'monthly' || section === 'yearly') {
      const last = section === 'monthly' ? tape.months : tape.years
      if (last === 0 || steps.length === 0) return
      const [firstCount, firstOffset] = section === 'monthly' ? [1, 8] : [1, 0]
      body.int(firstCount).set(countLocal).int(firstOffset).set(offsetLocal).open('loop')
      this.steps(section, steps)
      body.get(offsetLocal).int(8).op('i32_add').set(offsetLocal)
      body.get(countLocal).int(1).op('i32_add').op('local_tee').unsigned(countLocal)
      body.int(last).op('i32_le_s').op('br_if').unsigned(0).op('end')
    } else {
      body.int(0).set(countLocal).int(0).set(offsetLocal)
      this.steps(section, steps)
    }
  }

  private steps(section: Section, steps: readonly Step[]): void {
    for (const step of steps) {
      if ('keep' in step) this.keep(section, step.keep, step.row)
      else if (!this.isInline(step.compute)) {
        this.compute(this.tape.ops[step.compute]!)
        this.body.set(firstOp + step.compute)
      }
    }
  }

  private keep(section: Section, value: number, row: number): void {
    this.body.get(offsetLocal)
    this.value(value)
    this.body.memory('f64_store', this.rowStart(section, row))
  }

  private rowStart(section: Section, row: number): number {
    const { layout, tape } = this
    if (section === 'yearly') return layout.yearly + 8 * row * tape.years
    if (section === 'opening' || section === 'monthly') return layout.monthly + 8 * row * (tape.months + 1)
    return layout.once + 8 * row
  }

  /** Constants need no local. */
  private isInline(position: number): boolean {
    const { do: kind } = this.tape.ops[position]!
    return kind === 'number' || kind === 'blank' || kind === 'truth'
  }

  private value(position: number): void {
    if (this.isInline(position)) this.compute(this.tape.ops[position]!)
    else this.body.get(firstOp + position)
  }

  private values(...positions: number[]): Bytes {
    for (const position of positions) this.value(position)
    return this.body
  }

  private compute(op: Op): void {
    const { body, tape, layout } = this
    switch (op.do) {
      case 'number':
        body.float(Number(op.text))
        return
      case 'blank':
        body.float(NaN)
        return
      case 'truth':
        body.int(op.holds ? 1 : 0)
        return
      case 'parameter':
        body.int(0).memory('f64_load', layout.parameters + 8 * op.slot)
        return
      case 'clock':
        this.clock(op.word)
        return
      case 'load':
        this.load(op.row, op.back)
        return
      case 'negate':
        this.values(op.a).op('f64_neg')
        return
      case 'power':
        this.values(op.a, op.b).call(0)
        return
      case 'ratio':
        this.values(op.a, op.b).op('f64_div').float(NaN)
        this.values(op.b).float(0).op('f64_gt', 'select')
        return
      case 'select':
        this.values(op.then, op.otherwise, op.when).op('select')
        return
      case 'window':
        this.window(op)
        return
      case 'whole':
        this.whole(op)
        return
      case 'first':
        body.int(this.rowStart('monthly', op.row))
        this.values(op.bound)
          .int(tape.months)
          .int(comparisonBits[op.op])
          .int(op.toTheEnd ? 1 : 0)
          .call(helperIndex.first)
        return
      case 'yearSum':
        // Twelve months up to this year's last, which is month 12 * count.
        body.int(this.rowStart('monthly', op.row)).get(countLocal).int(12)
        body.byte(0x6c).float(12).call(helperIndex.sum)
        return
      default:
        this.values(op.a, op.b).op(binaryOpcode[op.do])
    }
  }

  private clock(word: Extract<Op, { do: 'clock' }>['word']): void {
    const { body, tape } = this
    if (word === 'months' || word === 'years') body.float(tape[word])
    else if (word === 'year')
      body.get(countLocal).int(1).op('i32_sub', 'f64_convert_i32').float(12).op('f64_div', 'f64_floor')
    else body.get(countLocal).op('f64_convert_i32')
  }

  private load(row: number, back: number): void {
    const { body, tape } = this
    if (back > tape.months) {
      body.float(0)
      return
    }
    body.get(offsetLocal).memory('f64_load', this.rowStart('monthly', row) - 8 * back)
    if (back > 1) body.float(0).get(countLocal).int(back).op('i32_ge_s', 'select')
  }

  private window(op: Extract<Op, { do: 'window' }>): void {
    const { body } = this
    body.int(this.rowStart('monthly', op.row)).get(countLocal).int(op.back).op('i32_sub')
    this.values(op.length).call(helperIndex[op.fold === 'average' ? 'sum' : op.fold])
    if (op.fold === 'average') this.values(op.length).op('f64_div')
  }

  private whole(op: Extract<Op, { do: 'whole' }>): void {
    const { body, tape } = this
    const start = this.rowStart(op.grain, op.row)
    const count = op.grain === 'monthly' ? tape.months + 1 : tape.years
    if (op.fold === 'final') {
      if (count === 0) body.float(NaN)
      else body.int(0).memory('f64_load', start + 8 * (count - 1))
    } else if (op.fold === 'sum')
      body
        .int(start)
        .int(count - 1)
        .float(count)
        .call(helperIndex.sum)
    else
      body
        .int(start)
        .int(count)
        .int(op.fold === 'highest' ? 1 : 0)
        .int(op.fold === 'month of lowest' ? 1 : 0)
        .call(helperIndex.extreme)
  }
}

const binaryOpcode = {
  add: 'f64_add',
  subtract: 'f64_sub',
  multiply: 'f64_mul',
  divide: 'f64_div',
  min: 'f64_min',
  max: 'f64_max',
  less: 'f64_lt',
  lessOrEqual: 'f64_le',
  equal: 'f64_eq',
  and: 'i32_and',
  or: 'i32_or'
} as const

/** Which of less, equal and greater satisfy a comparison. */
const comparisonBits: Record<Comparison, number> = { '<': 1, '=': 2, '>': 4, '<=': 3, '>=': 6 }

/** (start of the row, last month, length) -> the months folded, from M0 or the start of the window to the last. */
function windowHelper(fold: Exclude<WindowFold, 'average'>): WasmFunction {
  const [row, last, length, month, folded, at] = [0, 1, 2, 3, 4, 5]
  const body = new Bytes()
  // month = max(0, last - trunc(length) + 1)
  body.get(last).get(length).byte(0xfc, 0x02).op('i32_sub').int(1).op('i32_add').op('local_tee').unsigned(month)
  body.int(0).get(month).int(0).op('i32_gt_s', 'select').set(month)
  body.get(row).get(month).int(3).op('i32_shl', 'i32_add').set(at)
  body.float(fold === 'product' ? 1 : 0).set(folded)
  body.open('block').get(month).get(last).op('i32_gt_s').op('br_if').unsigned(0)
  if (fold === 'lowest' || fold === 'highest') body.get(at).memory('f64_load', 0).set(folded)
  body.open('loop')
  const fold2 = { sum: 'f64_add', product: 'f64_mul', lowest: 'f64_min', highest: 'f64_max' } as const
  body.get(folded).get(at).memory('f64_load', 0).op(fold2[fold]).set(folded)
  body.get(at).int(8).op('i32_add').set(at)
  body.get(month).int(1).op('i32_add').op('local_tee').unsigned(month).get(last).op('i32_le_s').op('br_if').unsigned(0)
  body.op('end', 'end').get(folded)
  return { parameters: [i32, i32, f64], results: [f64], locals: [i32, f64, i32], body }
}

/** (start, count, 1 for the highest, 1 for its position) -> the extreme of what is not blank, or blank. */
function extremeHelper(): WasmFunction {
  const [start, count, highest, wantsPosition, position, best, bestAt, one] = [0, 1, 2, 3, 4, 5, 6, 7]
  const body = new Bytes()
  body.float(NaN).set(best).int(-1).set(bestAt)
  body.open('block').get(count).op('i32_eqz').op('br_if').unsigned(0).open('loop')
  body.get(start).get(position).int(3).op('i32_shl', 'i32_add').memory('f64_load', 0).set(one)
  // better: not blank, and either the first or beyond the best so far
  body.get(one).get(one).op('f64_eq')
  body.get(bestAt).int(0).op('i32_lt_s')
  body.get(best).get(one).op('f64_lt').get(one).get(best).op('f64_lt').get(highest).op('select')
  body.op('i32_or', 'i32_and').open('if').get(one).set(best).get(position).set(bestAt).op('end')
  body
    .get(position)
    .int(1)
    .op('i32_add')
    .op('local_tee')
    .unsigned(position)
    .get(count)
    .op('i32_lt_s')
    .op('br_if')
    .unsigned(0)
  body.op('end', 'end')
  body
    .get(bestAt)
    .op('f64_convert_i32')
    .get(best)
    .get(wantsPosition)
    .get(bestAt)
    .int(0)
    .op('i32_ge_s', 'i32_and', 'select')
  return { parameters: [i32, i32, i32, i32], results: [f64], locals: [i32, f64, i32, f64], body }
}

/** (row, bound, months, comparison bits, 1 for "to the end") -> the first month, or blank. */
function firstHelper(): WasmFunction {
  const [row, bound, months, bits, toTheEnd, month, one] = [0, 1, 2, 3, 4, 5, 6]
  const body = new Bytes()
  const holds = () => {
    body.get(row).get(month).int(3).op('i32_shl', 'i32_add').memory('f64_load', 0).set(one)
    body.get(one).get(bound).op('f64_lt').get(bits).op('i32_and')
    body.get(one).get(bound).op('f64_eq').int(1).op('i32_shl').get(bits).op('i32_and', 'i32_or')
    body.get(one).get(bound).op('f64_gt').int(2).op('i32_shl').get(bits).op('i32_and', 'i32_or')
  }
  body.get(toTheEnd).open('if')
  body.get(months).set(month)
  body.open('block').open('loop').get(month).int(1).op('i32_lt_s').op('br_if').unsigned(1)
  holds()
  body.op('i32_eqz').op('br_if').unsigned(1)
  body.get(month).int(1).op('i32_sub').set(month).op('br').unsigned(0).op('end', 'end')
  body
    .float(NaN)
    .get(month)
    .int(1)
    .op('i32_add', 'f64_convert_i32')
    .get(month)
    .get(months)
    .op('i32_ge_s', 'select', 'return', 'end')
  body.int(1).set(month)
  body.open('block').open('loop').get(month).get(months).op('i32_gt_s').op('br_if').unsigned(1)
  holds()
  body.open('if').get(month).op('f64_convert_i32', 'return', 'end')
  body.get(month).int(1).op('i32_add').set(month).op('br').unsigned(0).op('end', 'end').float(NaN)
  return { parameters: [i32, f64, i32, i32, i32], results: [f64], locals: [i32, f64], body }
}
